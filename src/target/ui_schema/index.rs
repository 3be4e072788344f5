//! The index of the frontend package: every provider, its forms, where their files lie, and what else is
//! known of it. Keys and words are those of the language where it has them.

use serde_json::{Map, Value, json};

use super::object::Object;
use crate::ir::{
    Callback, CallbackValue, Deprecation, FormSummary, Host, Mode, Project, Sender, Setting,
    Summary, Text, Whitelist, anchor, whitelist,
};
use crate::target::frontend::FormFile;

/// The index, in the order of the summaries.
pub(super) fn index(summaries: &[Summary], project: &Project) -> Value {
    let providers: Vec<Value> = summaries.iter().map(|it| provider(it, project)).collect();
    json!({ "providers": providers })
}

fn provider(summary: &Summary, project: &Project) -> Value {
    let short_name = (summary.short_name != summary.name).then_some(&*summary.short_name);
    let modes: Vec<&str> = summary.modes.iter().map(|mode| mode.name()).collect();
    let callbacks = summary.callbacks.iter().map(|it| callback(it, project));
    let forms = summary.forms.iter().map(|form| entry(&summary.code, form));
    let mut all_hosts = hosts(None, &summary.hosts);
    for form in &summary.forms {
        all_hosts.extend(hosts(Some(&form.key), &form.hosts));
    }
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
        .put("modes", modes)
        .list("hosts", all_hosts)
        .list("sends_from", all_senders)
        .filled("links", links(summary))
        .put("ip_whitelist", ip_whitelist(&summary.whitelist, project))
        .put("callbacks", callbacks.collect::<Vec<Value>>())
        .put("takes_files", summary.takes_files())
        .put("forms", forms.collect::<Vec<Value>>());
    entry.into()
}

fn deprecated(deprecation: &Deprecation) -> Value {
    json!({ "since": deprecation.since, "reason": deprecation.reason })
}

fn hosts(account: Option<&str>, hosts: &[Host]) -> Vec<Value> {
    let hosts = hosts.iter().map(|host| {
        let mut entry = Object::default();
        entry
            .option("account", account)
            .option("mode", host.mode.map(Mode::name))
            .option("name", host.name.as_deref())
            .put("url", &*host.url);
        entry.into()
    });
    hosts.collect()
}

fn senders(account: Option<&str>, senders: &[Sender]) -> Vec<Value> {
    let senders = senders.iter().map(|sender| {
        let mut entry = Object::default();
        entry
            .option("account", account)
            .option("mode", sender.mode.map(Mode::name))
            .put("address", sender.text());
        entry.into()
    });
    senders.collect()
}

fn links(summary: &Summary) -> Map<String, Value> {
    let entries = summary.links.iter();
    entries
        .map(|link| {
            let entry = json!({ "title": link.title, "url": link.url });
            (link.key.clone(), entry)
        })
        .collect()
}

/// What has to be whitelisted and how, with the company's own list.
fn ip_whitelist(whitelist: &Whitelist, project: &Project) -> Value {
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
        .texts("boxes", &whitelist.boxes)
        .put("per_mode", whitelist.per_mode)
        .filled("set", settings(&whitelist.settings))
        .texts("accounts", &whitelist.forms)
        .put("limited", whitelist.is_limited())
        .option("note", whitelist.note.as_ref().map(|it| words(it, project)));
    if whitelist.has_list() && !list.entries.is_empty() {
        entry
            .put("list", format.join(list))
            .put("entries", texts(&list.entries))
            .filled("retires", retiring(list));
        if !list.left_out.is_empty() {
            entry.put("left_out", texts(&list.left_out));
        }
        if list.excess > 0 {
            entry.put("excess", list.excess);
        }
    }
    entry.into()
}

fn texts(entries: &[whitelist::Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.text.as_str()).collect()
}

/// From which day which entries are no longer used.
fn retiring(list: &whitelist::List) -> Map<String, Value> {
    let all = list.entries.iter().chain(&list.left_out);
    all.filter_map(|entry| Some((entry.text.clone(), entry.retires.as_deref()?.into())))
        .collect()
}

fn callback(callback: &Callback, project: &Project) -> Value {
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
    let gives = callback.gives.iter().map(|give| give.definition.clone());
    entry
        .put("per_mode", callback.per_mode)
        .texts("events", &callback.events)
        .filled("set", settings(&callback.settings))
        .texts("gives", &gives.collect::<Vec<String>>())
        .texts("accounts", &callback.forms)
        .put("limited", callback.is_limited());
    entry.option("note", callback.note.as_ref().map(|it| words(it, project)));
    entry.into()
}

/// What is set in the portal.
fn settings(settings: &[Setting]) -> Map<String, Value> {
    let settings = settings.iter();
    settings
        .map(|setting| (setting.name.clone(), setting.value.as_str().into()))
        .collect()
}

/// A menu path, as it is written in a spec.
fn place(parts: &[String]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(" > "))
}

fn words(text: &Text, project: &Project) -> String {
    text.to_plain(&|variable| project.variable(variable).to_owned())
}

fn entry(code: &str, form: &FormSummary) -> Value {
    let anchors: Map<String, Value> = form
        .places
        .iter()
        .map(|place| (place.path.clone(), place.anchor.as_str().into()))
        .collect();
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
            json!({ "rjsf": FormFile::Rjsf.path(code, &form.key) }),
        )
        .put("anchor", anchor::form(&form.key))
        .put("anchors", anchors);
    entry.into()
}
