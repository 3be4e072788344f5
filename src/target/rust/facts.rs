//! What is known of a provider beyond its forms, as a static table of `provspec_forms`.

use std::collections::BTreeSet;

use ipnet::IpNet;

use super::doc::{Doc, escape};
use super::layout::Expr;
use super::literal::{integer, string};
use crate::ir::whitelist::{Format, Ranges, Requirement, Separator};
use crate::ir::{
    Address, Applies, Callback, CallbackValue, Host, Mode, Project, Provider, Status, Text,
    Whitelist,
};

/// The constant of a provider, and what it names of `provspec_forms`.
pub(super) struct Facts {
    pub(super) item: String,
    pub(super) imports: BTreeSet<&'static str>,
}

/// The constant of a provider. `form_types` are the structs of its forms.
pub(super) fn provider(provider: &Provider, form_types: &[String], project: &Project) -> Facts {
    let mut fields = vec![
        ("code", text(&provider.code)),
        ("name", text(&provider.name)),
        ("short_name", text(&provider.short_name)),
    ];
    push_optional(&mut fields, "description", provider.description.as_deref());
    match provider.status {
        Status::Active => {}
        Status::Deprecated => fields.push(("status", path("Status::Deprecated"))),
        Status::Listed => fields.push(("status", path("Status::Listed"))),
    }
    if let Some(deprecated) = &provider.deprecated {
        let arguments = [text(&deprecated.since), text(&deprecated.reason)];
        let value = Expr::call("provider::Deprecation::new", arguments);
        fields.push(("deprecated", Expr::call("Some", [value])));
    }
    let modes = provider.modes.iter().map(|it| mode(*it));
    push_list(&mut fields, "modes", modes);
    let own = provider.forms.iter().flat_map(|form| {
        let hosts = form.hosts.iter();
        hosts.map(|it| host(Some(&form.key), it))
    });
    let hosts = provider.hosts.iter().map(|it| host(None, it));
    push_list(&mut fields, "hosts", hosts.chain(own));
    let senders = provider.sends_from.iter().map(|sender| {
        let mode = sender.mode.map(|it| Expr::call("Some", [mode(it)]));
        let mode = mode.unwrap_or_else(|| Expr::atom("None"));
        Expr::call(
            "provider::Sender::new",
            [mode, net("provider::Address", sender.net, None)],
        )
    });
    push_list(&mut fields, "sends_from", senders);
    let links = provider.links.iter().map(|link| {
        let arguments = [text(&link.key), text(&link.title), text(&link.url)];
        Expr::call("provider::Link::new", arguments)
    });
    push_list(&mut fields, "links", links);
    if let Some(whitelist) = whitelist(&provider.whitelist, project) {
        fields.push(("whitelist", whitelist));
    }
    let callbacks = provider.callbacks.iter().map(|it| callback(it, project));
    push_list(&mut fields, "callbacks", callbacks);
    let forms = form_types
        .iter()
        .map(|name| Expr::Atom(format!("{name}::DEFINITION")));
    push_list(&mut fields, "forms", forms);

    let mut doc = Doc::default();
    doc.paragraph(format!(
        "What is known of {}.",
        escape(&provider.name).trim_end_matches('.')
    ));
    let mut item = doc.block("///", 0);
    item.push_str("\npub const PROVIDER: &ProviderDefinition");
    let rest = (fields.len() < 13).then(|| "ProviderDefinition::DEFAULT".to_owned());
    let table = Expr::Struct("&ProviderDefinition".to_owned(), fields, rest);
    table.write_value(&mut item, 0);
    item.push('\n');

    let mut imports = BTreeSet::from(["ProviderDefinition"]);
    for module in ["Mode", "provider"] {
        if table.names(&format!("{module}::")) {
            imports.insert(module);
        }
    }
    Facts { item, imports }
}

/// A base URL of the API.
fn host(account: Option<&str>, host: &Host) -> Expr {
    let mut fields = Vec::new();
    push_optional(&mut fields, "account", account);
    if let Some(of) = host.mode {
        fields.push(("mode", Expr::call("Some", [mode(of)])));
    }
    push_optional(&mut fields, "name", host.name.as_deref());
    fields.push(("url", text(&host.url)));
    literal("provider::Host", fields, 4).unwrap_or_else(|| path("Host::DEFAULT"))
}

/// An address of the company.
pub(super) fn address(address: &Address) -> Expr {
    net(
        "provspec_forms::provider::Address",
        address.net,
        address.retires.as_deref(),
    )
}

/// An address or a network, `name` being the type's.
fn net(name: &str, net: IpNet, retires: Option<&str>) -> Expr {
    let (version, parts) = match net {
        IpNet::V4(net) => (
            "v4",
            net.addr().octets().map(|it| it.to_string()).join(", "),
        ),
        IpNet::V6(net) => {
            let segments = net.addr().segments().map(|it| format!("{it:#x}"));
            ("v6", segments.join(", "))
        }
    };
    let arguments = [
        Expr::Atom(format!("[{parts}]")),
        Expr::Atom(net.prefix_len().to_string()),
        optional(retires),
    ];
    Expr::call(format!("{name}::{version}"), arguments)
}

/// What differs from a whitelist that nobody asks for.
fn whitelist(whitelist: &Whitelist, project: &Project) -> Option<Expr> {
    let mut fields = Vec::new();
    let requirement = match whitelist.requirement {
        Requirement::Required => Some("Required"),
        Requirement::AskManager => Some("AskManager"),
        Requirement::Recommended => Some("Recommended"),
        Requirement::None => None,
    };
    if let Some(name) = requirement {
        fields.push(("requirement", path(&format!("Requirement::{name}"))));
    }
    push_texts(&mut fields, "place", &whitelist.place);
    push_optional(&mut fields, "given_to", whitelist.given_to.as_deref());
    push_texts(&mut fields, "boxes", &whitelist.boxes);
    if whitelist.per_mode {
        fields.push(("per_mode", Expr::atom("true")));
    }
    push_texts(&mut fields, "accounts", &whitelist.forms);
    if whitelist.when != Applies::ALWAYS {
        fields.push(("limited", Expr::atom("true")));
    }
    push_note(&mut fields, whitelist.note.as_ref(), project);
    if whitelist.format != Format::UNKNOWN {
        fields.push(("format", format(whitelist.format)));
    }
    literal("provider::Whitelist", fields, 9)
}

fn format(format: Format) -> Expr {
    let mut fields = Vec::new();
    match format.separator {
        Separator::Text(text) => {
            let text = Expr::Atom(string(text));
            fields.push(("separator", Expr::call("provider::Separator::Text", [text])));
        }
        Separator::Boxes => fields.push(("separator", path("Separator::Boxes"))),
        Separator::Unknown => {}
    }
    match format.ranges {
        Ranges::None => {}
        Ranges::Cidr => fields.push(("ranges", path("Ranges::Cidr"))),
        Ranges::Wildcard(star) => {
            let star = Expr::Atom(format!("{star:?}"));
            fields.push(("ranges", Expr::call("provider::Ranges::Wildcard", [star])));
        }
    }
    if let Some(most) = format.max_entries {
        let most = Expr::Atom(integer(most));
        fields.push(("max_entries", Expr::call("Some", [most])));
    }
    if format.ipv6 {
        fields.push(("ipv6", Expr::atom("true")));
    }
    let rest = (fields.len() < 4).then(|| "provider::WhitelistFormat::UNKNOWN".to_owned());
    Expr::Struct("provider::WhitelistFormat".to_owned(), fields, rest)
}

fn callback(callback: &Callback, project: &Project) -> Expr {
    let mut fields = vec![("title", text(&callback.title))];
    match &callback.value {
        CallbackValue::Url(url) => {
            let value = Expr::call("provider::CallbackValue::Url", [text(url)]);
            fields.push(("value", value));
        }
        CallbackValue::Empty => fields.push(("value", path("CallbackValue::Empty"))),
        CallbackValue::MerchantUrl => fields.push(("value", path("CallbackValue::MerchantUrl"))),
        CallbackValue::AskSupport => fields.push(("value", path("CallbackValue::AskSupport"))),
        CallbackValue::Automatic => fields.push(("value", path("CallbackValue::Automatic"))),
    }
    push_texts(&mut fields, "place", &callback.place);
    push_optional(&mut fields, "given_to", callback.given_to.as_deref());
    push_texts(&mut fields, "events", &callback.events);
    push_texts(&mut fields, "accounts", &callback.forms);
    push_note(&mut fields, callback.note.as_ref(), project);
    literal("provider::Callback", fields, 7).unwrap_or_else(|| path("Callback::DEFAULT"))
}

/// A struct of which `all` fields would be everything; what is missing comes from its `DEFAULT`.
fn literal(name: &str, fields: Vec<(&'static str, Expr)>, all: usize) -> Option<Expr> {
    if fields.is_empty() {
        return None;
    }
    let rest = (fields.len() < all).then(|| format!("{name}::DEFAULT"));
    Some(Expr::Struct(name.to_owned(), fields, rest))
}

fn mode(mode: Mode) -> Expr {
    Expr::atom(match mode {
        Mode::Test => "Mode::Test",
        Mode::Live => "Mode::Live",
    })
}

fn path(name: &str) -> Expr {
    Expr::Atom(format!("provider::{name}"))
}

fn text(text: &str) -> Expr {
    Expr::Atom(string(text))
}

fn optional(value: Option<&str>) -> Expr {
    match value {
        Some(value) => Expr::call("Some", [text(value)]),
        None => Expr::atom("None"),
    }
}

type Fields = Vec<(&'static str, Expr)>;

fn push_optional(fields: &mut Fields, name: &'static str, value: Option<&str>) {
    if value.is_some() {
        fields.push((name, optional(value)));
    }
}

fn push_note(fields: &mut Fields, note: Option<&Text>, project: &Project) {
    let words = note.map(|note| project.words(note));
    push_optional(fields, "note", words.as_deref());
}

fn push_texts(fields: &mut Fields, name: &'static str, texts: &[String]) {
    push_list(fields, name, texts.iter().map(|it| text(it)));
}

fn push_list(fields: &mut Fields, name: &'static str, items: impl Iterator<Item = Expr>) {
    let items: Vec<Expr> = items.collect();
    if !items.is_empty() {
        fields.push((name, Expr::Array(items)));
    }
}
