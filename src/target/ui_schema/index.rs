//! The index of the frontend package: every provider, its forms, where their files lie, and what else is
//! known of it. Keys and words are those of the language where it has them.

use crate::ir::{
    Callback, CallbackValue, Deprecation, FormSummary, Host, Mode, Project, Sender, Setting,
    Summary, Whitelist, anchor, whitelist,
};
use crate::target::frontend::FormFile;
use crate::target::json::{Json, Object};

/// The index, in the order of the summaries.
pub(super) fn index<'a>(summaries: &'a [Summary], project: &'a Project) -> Object<'a> {
    let providers: Json<'_> = summaries.iter().map(|it| provider(it, project)).collect();
    Object::of("providers", providers)
}

fn provider<'a>(summary: &'a Summary, project: &'a Project) -> Object<'a> {
    let short_name = (summary.short_name != summary.name).then_some(&*summary.short_name);
    let modes = summary.modes.iter().map(|mode| mode.name());
    let callbacks = summary.callbacks.iter().map(|it| callback(it, project));
    let forms = summary.forms.iter().map(|form| entry(&summary.code, form));
    let mut all_hosts = hosts(None, &summary.hosts);
    for form in &summary.forms {
        all_hosts.extend(hosts(Some(&form.key), &form.hosts));
    }
    for form in &summary.forms {
        all_hosts.extend(form.hosts_by_answer.iter().map(|it| {
            let mut entry = Object::of("account", &form.key);
            entry.put("field", &it.field).put("value", &it.value);
            host(entry, &it.host)
        }));
    }
    let host_fields = summary.forms.iter().flat_map(|form| {
        form.host_fields.iter().map(|it| {
            let mut entry = Object::of("account", &form.key);
            entry
                .put("field", &it.field)
                .option("mode", it.mode.map(Mode::name));
            entry
        })
    });
    let mut all_senders = senders(None, &summary.sends_from);
    for form in &summary.forms {
        all_senders.extend(senders(Some(&form.key), &form.sends_from));
    }
    let mut entry = Object::default();
    entry
        .put("code", &*summary.code)
        .put("name", &*summary.name)
        .option("short_name", short_name)
        .option("logo", summary.logo.as_deref())
        .option("description", summary.description.as_deref())
        .put("status", summary.status.name())
        .option("deprecated", summary.deprecated.as_ref().map(deprecated))
        .put("docs", anchor::page(&summary.code))
        .put("modes", modes.collect::<Json<'_>>())
        .list("hosts", all_hosts)
        .list("host_fields", host_fields)
        .list("sends_from", all_senders)
        .filled("links", links(summary))
        .put("ip_whitelist", ip_whitelist(&summary.whitelist, project))
        .put("callbacks", callbacks.collect::<Json<'_>>())
        .put("takes_files", summary.takes_files())
        .put("forms", forms.collect::<Json<'_>>());
    entry
}

fn deprecated(deprecation: &Deprecation) -> Object<'_> {
    let mut entry = Object::of("since", &deprecation.since);
    entry.put("reason", &deprecation.reason);
    entry
}

fn hosts<'a>(account: Option<&'a str>, hosts: &'a [Host]) -> Vec<Object<'a>> {
    let of_account = || {
        let mut entry = Object::default();
        entry.option("account", account);
        entry
    };
    hosts.iter().map(|it| host(of_account(), it)).collect()
}

/// A host, after what says whose it is.
fn host<'a>(mut entry: Object<'a>, host: &'a Host) -> Object<'a> {
    entry
        .option("mode", host.mode.map(Mode::name))
        .option("name", host.name.as_deref())
        .put("url", &*host.url);
    entry
}

fn senders<'a>(account: Option<&'a str>, senders: &'a [Sender]) -> Vec<Object<'a>> {
    let senders = senders.iter().map(|sender| {
        let mut entry = Object::default();
        entry
            .option("account", account)
            .option("mode", sender.mode.map(Mode::name))
            .put("address", sender.text());
        entry
    });
    senders.collect()
}

fn links(summary: &Summary) -> Object<'_> {
    let entries = summary.links.iter().map(|link| {
        let mut entry = Object::of("title", &link.title);
        entry.put("url", &link.url);
        (&link.key, entry)
    });
    entries.collect()
}

/// What has to be whitelisted and how, with the company's own list.
fn ip_whitelist<'a>(whitelist: &'a Whitelist, project: &'a Project) -> Object<'a> {
    let (format, list) = (&whitelist.format, &whitelist.list);
    let mut entry = Object::default();
    entry
        .put("requirement", whitelist.requirement.name())
        .option("where", place(&whitelist.place))
        .option("given_to", whitelist.given_to.as_deref())
        .option("separator", format.separator.name())
        .put("space_after_separator", format.separator.is_spaced())
        .put("ranges", format.ranges.name())
        .option("max_entries", format.max_entries)
        .put("ipv6", format.ipv6);
    entry
        .list("boxes", &whitelist.boxes)
        .put("per_mode", whitelist.per_mode)
        .filled("set", settings(&whitelist.settings))
        .list("accounts", &whitelist.forms)
        .put("limited", whitelist.is_limited())
        .option("note", whitelist.note.as_ref().map(|it| project.words(it)));
    if whitelist.has_list() && !list.entries.is_empty() {
        entry
            .put("list", format.join(list))
            .list("entries", texts(&list.entries))
            .filled("retires", retiring(list))
            .list("left_out", texts(&list.left_out))
            .option("excess", Some(list.excess).filter(|excess| *excess > 0));
    }
    entry
}

fn texts(entries: &[whitelist::Entry]) -> impl Iterator<Item = &str> {
    entries.iter().map(|entry| entry.text.as_str())
}

/// From which day which entries are no longer used.
fn retiring(list: &whitelist::List) -> Object<'_> {
    let all = list.entries.iter().chain(&list.left_out);
    all.filter_map(|entry| Some((&entry.text, entry.retires.as_deref()?)))
        .collect()
}

fn callback<'a>(callback: &'a Callback, project: &'a Project) -> Object<'a> {
    let mut entry = Object::default();
    entry.put("title", &*callback.title);
    match &callback.value {
        CallbackValue::Url(url) => entry.put("url", &**url),
        CallbackValue::Empty => entry.put("leave_empty", true),
        CallbackValue::MerchantUrl => entry.put("merchant_url", true),
        CallbackValue::AskSupport => entry.put("ask_support", true),
        CallbackValue::Automatic => entry.put("automatic", true),
    };
    entry
        .option("where", place(&callback.place))
        .option("given_to", callback.given_to.as_deref());
    entry
        .put("per_mode", callback.per_mode)
        .list("events", &callback.events)
        .filled("set", settings(&callback.settings))
        .list("gives", callback.gives.iter().map(|give| &give.definition))
        .list("accounts", &callback.forms)
        .put("limited", callback.is_limited())
        .option("note", callback.note.as_ref().map(|it| project.words(it)));
    entry
}

/// What is set in the portal.
fn settings(settings: &[Setting]) -> Object<'_> {
    let settings = settings.iter();
    settings
        .map(|setting| (&setting.name, &setting.value))
        .collect()
}

/// A menu path, as it is written in a spec.
fn place(parts: &[String]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(" > "))
}

fn entry<'a>(code: &str, form: &'a FormSummary) -> Object<'a> {
    let anchors = form.places.iter();
    let anchors = anchors.map(|place| (&place.path, &place.anchor));
    let mut entry = Object::default();
    entry
        .put("key", &*form.key)
        .put("title", &*form.title)
        .option("deprecated", form.deprecated.as_ref().map(deprecated))
        .put("fields", form.fields)
        .put("schema", FormFile::Schema.path(code, &form.key))
        .put("schema_2020_12", FormFile::Schema2020.path(code, &form.key))
        .put(
            "ui_schema",
            Object::of("rjsf", FormFile::Rjsf.path(code, &form.key)),
        )
        .put("anchor", anchor::form(&form.key))
        .put("anchors", anchors.collect::<Object<'_>>());
    entry
}
