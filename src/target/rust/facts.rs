//! What is known of a provider, and its forms, in the notation of `provspec_forms::table`: to rustc it is one
//! literal, where expressions would cost more than all the rest.

use ipnet::IpNet;

use super::doc::{Doc, escape};
use super::layout::Expr;
use super::literal::string;
use super::notation::Words;
use super::table;
use crate::ir::whitelist::{Format, Ranges, Requirement, Separator};
use crate::ir::{
    Address, Applies, Callback, CallbackValue, Case, Host, Issued, Mode, Project, Provider, Sender,
    SenderSource, Status, Text, Whitelist,
};

/// The table of a provider and its forms, as an item.
pub(super) fn item(provider: &Provider, project: &Project) -> String {
    let mut doc = Doc::default();
    doc.paragraph(format!(
        "What is known of {}.",
        escape(&provider.name).trim_end_matches('.')
    ));
    format!(
        "{}\npub static PROVIDER: ProviderTable = ProviderTable::new(\n    super::VOCABULARY,\n    {},\n);\n",
        doc.block("///", 0),
        table(provider, project).literal()
    )
}

fn table(provider: &Provider, project: &Project) -> Words {
    let mut words = Words::default();
    words.add("provider");
    words.word(&provider.code);
    words.quoted(&provider.name);
    words.quoted(&provider.short_name);
    words.end_line();
    if provider.description.is_some() {
        words.quoted_after("description", provider.description.as_deref());
        words.end_line();
    }
    match provider.status {
        Status::Active => {}
        Status::Deprecated => words.line(&["status", "deprecated"]),
        Status::Listed => words.line(&["status", "listed"]),
    }
    if let Some(deprecated) = &provider.deprecated {
        words.add("deprecated");
        words.word(&deprecated.since);
        words.quoted(&deprecated.reason);
        words.end_line();
    }
    if !provider.modes.is_empty() {
        words.add("modes");
        words.list(&provider.modes, |words, mode| words.add(mode.name()));
        words.end_line();
    }
    if !provider.currencies.is_empty() {
        words.add("currencies");
        words.list(&provider.currencies, |words, it| words.word(&it.code));
        words.end_line();
    }
    hosts(&mut words, provider);
    for it in &provider.sends_from {
        sender(&mut words, None, it);
    }
    for form in &provider.forms {
        for it in &form.sends_from {
            sender(&mut words, Some(&form.key), it);
        }
    }
    for link in &provider.links {
        words.add("link");
        words.word(&link.key);
        words.quoted(&link.title);
        words.quoted(&link.url);
        words.end_line();
    }
    for it in &provider.issued {
        issued(&mut words, it);
    }
    whitelist(&mut words, &provider.whitelist, project);
    for it in &provider.callbacks {
        callback(&mut words, it, project);
    }
    for form in &provider.forms {
        table::form(&mut words, &provider.code, form, project);
    }
    words
}

fn mode(words: &mut Words, mode: Option<Mode>) {
    if let Some(mode) = mode {
        words.add("mode");
        words.add(mode.name());
    }
}

/// Where the API is: for all, for an account, for an answer; and the fields that say it.
fn hosts(words: &mut Words, provider: &Provider) {
    for it in &provider.hosts {
        host(words, None, None, it);
    }
    for form in &provider.forms {
        for it in &form.hosts {
            host(words, Some(&form.key), None, it);
        }
    }
    for form in &provider.forms {
        for (place, choice, it) in form.hosts_by_answer() {
            let answer = (place.path(), &*choice.value);
            host(words, Some(&form.key), Some(answer), it);
        }
    }
    for form in &provider.forms {
        for (place, of) in form.host_fields() {
            words.add("host_field");
            words.word(&place.path());
            words.add("account");
            words.word(&form.key);
            mode(words, of);
            words.end_line();
        }
    }
}

/// A base URL of the API.
fn host(words: &mut Words, account: Option<&str>, answer: Option<(String, &str)>, host: &Host) {
    words.add("host");
    words.quoted(&host.url);
    if let Some(account) = account {
        words.add("account");
        words.word(account);
    }
    if let Some((field, value)) = answer {
        words.add("answer");
        words.word(&field);
        words.word(value);
    }
    mode(words, host.mode);
    words.quoted_after("name", host.name.as_deref());
    words.end_line();
}

/// What requests come from.
fn sender(words: &mut Words, account: Option<&str>, sender: &Sender) {
    match &sender.source {
        SenderSource::Net(net) => {
            words.add("sender");
            words.word(&net.to_string());
        }
        SenderSource::Host(name) => {
            words.add("sender_host");
            words.word(name);
        }
        SenderSource::List(url) => {
            words.add("sender_list");
            words.quoted(url);
        }
    }
    if let Some(account) = account {
        words.add("account");
        words.word(account);
    }
    mode(words, sender.mode);
    for (word, day) in [("begins", &sender.begins), ("retires", &sender.retires)] {
        if let Some(day) = day {
            words.add(word);
            words.word(day);
        }
    }
    words.end_line();
}

/// A value that the company makes for each connection.
fn issued(words: &mut Words, issued: &Issued) {
    words.add("issued");
    words.word(&issued.key);
    words.quoted(&issued.title);
    words.quoted_after("known_as", issued.known_as.as_deref());
    if issued.secret {
        words.add("secret");
    }
    if issued.min_length.or(issued.max_length).is_some() {
        words.add("length");
        words.limits(issued.min_length, issued.max_length);
    }
    words.add(issued.alphabet.name());
    if issued.per_mode {
        words.add("per_mode");
    }
    words.list_after("accounts", &issued.forms, Words::word);
    if issued.when != Applies::ALWAYS {
        words.add("limited");
    }
    words.end_line();
}

/// What differs from a whitelist that nobody asks for, if anything does.
fn whitelist(words: &mut Words, whitelist: &Whitelist, project: &Project) {
    let is_default = whitelist.requirement == Requirement::None
        && whitelist.place.is_empty()
        && whitelist.given_to.is_none()
        && whitelist.boxes.is_empty()
        && !whitelist.per_mode
        && whitelist.forms.is_empty()
        && whitelist.when == Applies::ALWAYS
        && whitelist.note.is_none()
        && whitelist.format == Format::UNKNOWN;
    if is_default {
        return;
    }
    words.add("whitelist");
    words.add(whitelist.requirement.name());
    words.list_after("place", &whitelist.place, Words::quoted);
    words.quoted_after("given_to", whitelist.given_to.as_deref());
    words.list_after("boxes", &whitelist.boxes, Words::quoted);
    if whitelist.per_mode {
        words.add("per_mode");
    }
    words.list_after("accounts", &whitelist.forms, Words::word);
    when(words, &whitelist.when);
    format(words, whitelist.format);
    note(words, whitelist.note.as_ref(), project);
    words.end_line();
}

fn format(words: &mut Words, format: Format) {
    match format.separator {
        Separator::Text(text) => words.quoted_after("separator", Some(text)),
        Separator::Boxes => {
            words.add("separator");
            words.add("boxes");
        }
        Separator::Unknown => {}
    }
    match format.ranges {
        Ranges::None => {}
        Ranges::Cidr => {
            words.add("ranges");
            words.add("cidr");
        }
        Ranges::Netmask => {
            words.add("ranges");
            words.add("netmask");
        }
        Ranges::Wildcard(star) => {
            words.add("ranges");
            words.quoted_after("wildcard", Some(star.encode_utf8(&mut [0; 4])));
        }
    }
    if let Some(most) = format.max_entries {
        words.add("max_entries");
        words.number(most);
    }
    if format.ipv6 {
        words.add("ipv6");
    }
}

fn callback(words: &mut Words, callback: &Callback, project: &Project) {
    words.add("callback");
    words.quoted(&callback.title);
    match &callback.value {
        CallbackValue::Url(url) => {
            let word = match callback.has_own_url() {
                true => "url_per_connection",
                false => "url",
            };
            words.quoted_after(word, Some(url));
        }
        CallbackValue::Empty => words.add("empty"),
        CallbackValue::MerchantUrl => words.add("merchant_url"),
        CallbackValue::AskSupport => words.add("ask_support"),
        CallbackValue::Automatic => words.add("automatic"),
    }
    words.list_after("place", &callback.place, Words::quoted);
    words.quoted_after("given_to", callback.given_to.as_deref());
    if callback.per_mode {
        words.add("per_mode");
    }
    if !callback.events.is_empty() {
        words.add("events");
        words.list(&callback.events, |words, event| {
            words.quoted(&event.name);
            words.list_after("accounts", &event.forms, Words::word);
            when(words, &event.when);
        });
    }
    words.list_after("accounts", &callback.forms, Words::word);
    when(words, &callback.when);
    note(words, callback.note.as_ref(), project);
    words.end_line();
}

/// When something is needed, unless it always is.
fn when(words: &mut Words, applies: &Applies) {
    let cases: Vec<Case<'_>> = applies.cases();
    if cases.is_empty() {
        return;
    }
    words.add("when");
    words.list(cases, |words, case| {
        if let Some(account) = case.form {
            words.add("account");
            words.word(account);
        }
        mode(words, case.mode);
        table::condition(words, case.condition);
    });
}

fn note(words: &mut Words, note: Option<&Text>, project: &Project) {
    let plain = note.map(|note| project.words(note));
    words.quoted_after("note", plain.as_deref());
}

/// An address of the company.
pub(super) fn address(address: &Address) -> Expr {
    let (version, parts) = match address.net {
        IpNet::V4(net) => (
            "v4",
            net.addr().octets().map(|it| it.to_string()).join(", "),
        ),
        IpNet::V6(net) => {
            let segments = net.addr().segments().map(|it| format!("{it:#x}"));
            ("v6", segments.join(", "))
        }
    };
    let retires = match &address.retires {
        Some(day) => Expr::call("Some", [Expr::Atom(string(day))]),
        None => Expr::atom("None"),
    };
    let arguments = [
        Expr::Atom(format!("[{parts}]")),
        Expr::Atom(address.net.prefix_len().to_string()),
        retires,
    ];
    let name = format!("provspec_forms::provider::Address::{version}");
    Expr::call(name, arguments)
}
