//! What the index says of a provider, from what is remembered of it.

use std::borrow::Cow;

use super::{
    Callback, CallbackEvent, Deprecated, Form, Host, HostField, IpWhitelist, Issued, Provider,
    Sender, UiSchemas, When,
};
use crate::ir::{
    self, CallbackValue, FormSummary, Mode, Project, SenderSource, Summary, anchor, whitelist,
};
use crate::target::frontend::file::FormFile;
use crate::target::frontend::json::{Object, serialize};
use crate::target::frontend::json_schema::condition;

/// A provider in the index, as it stands in `index.json` and in `catalogue.js`.
pub(in crate::target::frontend) fn texts(summary: &Summary, project: &Project) -> [String; 2] {
    serialize::item(&provider(summary, project))
        .unwrap_or_else(|error| unreachable!("the index has texts as keys: {error}"))
}

/// What the index says of a provider beside its forms, and of each of these: as text, to be compared.
pub(in crate::target::frontend) fn said(
    summary: &Summary,
    project: &Project,
) -> (String, Vec<String>) {
    let text = |value: serde_json::Result<String>| {
        value.unwrap_or_else(|error| unreachable!("the index has texts as keys: {error}"))
    };
    let mut provider = provider(summary, project);
    let forms = std::mem::take(&mut provider.forms);
    let forms = forms.iter().map(|form| text(serde_json::to_string(form)));
    (text(serde_json::to_string(&provider)), forms.collect())
}

fn provider<'a>(summary: &'a Summary, project: &'a Project) -> Provider<'a> {
    let mut all_hosts = hosts(None, &summary.hosts);
    for form in &summary.forms {
        all_hosts.extend(hosts(Some(&form.key), &form.hosts));
    }
    let mut host_fields = Vec::new();
    for form in &summary.forms {
        all_hosts.extend(form.hosts_by_answer.iter().map(|it| Host {
            field: Some(&it.field),
            value: Some(&it.value),
            ..host(Some(&form.key), &it.host)
        }));
        host_fields.extend(form.host_fields.iter().map(|it| HostField {
            account: &form.key,
            field: &it.field,
            mode: it.mode.map(Mode::name),
        }));
    }
    let mut all_senders = senders(None, &summary.sends_from);
    for form in &summary.forms {
        all_senders.extend(senders(Some(&form.key), &form.sends_from));
    }
    let forms = summary.forms.iter();
    Provider {
        code: &summary.code,
        name: &summary.name,
        short_name: (summary.short_name != summary.name).then_some(&summary.short_name),
        logo: summary.logo.as_deref(),
        description: summary.description.as_deref(),
        status: summary.status.name(),
        deprecated: summary.deprecated.as_ref().map(deprecated),
        docs: anchor::page(&summary.code),
        modes: summary.modes.iter().map(|mode| mode.name()).collect(),
        currencies: &summary.currencies,
        hosts: all_hosts,
        host_fields,
        sends_from: all_senders,
        links: links(summary),
        issued: summary
            .issued
            .iter()
            .map(|it| issued(it, project))
            .collect(),
        ip_whitelist: ip_whitelist(summary, project),
        callbacks: summary
            .callbacks
            .iter()
            .map(|it| callback(it, summary, project))
            .collect(),
        takes_files: summary.takes_files(),
        forms: forms
            .map(|form| entry(&summary.code, form, project))
            .collect(),
    }
}

fn deprecated(deprecation: &ir::Deprecation) -> Deprecated<'_> {
    Deprecated {
        since: &deprecation.since,
        reason: &deprecation.reason,
    }
}

fn hosts<'a>(account: Option<&'a str>, hosts: &'a [ir::Host]) -> Vec<Host<'a>> {
    hosts.iter().map(|it| host(account, it)).collect()
}

fn host<'a>(account: Option<&'a str>, host: &'a ir::Host) -> Host<'a> {
    Host {
        account,
        field: None,
        value: None,
        mode: host.mode.map(Mode::name),
        name: host.name.as_deref(),
        url: &host.url,
    }
}

fn senders<'a>(account: Option<&'a str>, senders: &'a [ir::Sender]) -> Vec<Sender<'a>> {
    let senders = senders.iter().map(|sender| {
        let source = &sender.source;
        Sender {
            account,
            mode: sender.mode.map(Mode::name),
            address: matches!(source, SenderSource::Net(_)).then(|| source.text()),
            host: match source {
                SenderSource::Host(name) => Some(name),
                _ => None,
            },
            list: match source {
                SenderSource::List(url) => Some(url),
                _ => None,
            },
            begins: sender.begins.as_deref(),
            retires: sender.retires.as_deref(),
        }
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

fn issued<'a>(issued: &'a ir::Issued, project: &'a Project) -> Issued<'a> {
    Issued {
        key: &issued.key,
        title: &issued.title,
        known_as: issued.known_as.as_deref(),
        description: issued.description.as_ref().map(|it| project.words(it)),
        secret: issued.secret,
        min_length: issued.min_length,
        max_length: issued.max_length,
        alphabet: issued.alphabet.name(),
        per_mode: issued.per_mode,
        accounts: &issued.forms,
        limited: issued.is_limited(),
    }
}

/// What has to be whitelisted and how, with the company's own list where the page shows it.
fn ip_whitelist<'a>(summary: &'a Summary, project: &'a Project) -> IpWhitelist<'a> {
    let whitelist = &summary.whitelist;
    let (format, list) = (&whitelist.format, &whitelist.list);
    let shown = whitelist.has_list() && !list.entries.is_empty();
    let texts = |entries: &'a [whitelist::Entry]| -> Vec<&'a str> {
        let entries = entries.iter().filter(|_| shown);
        entries.map(|entry| entry.text.as_str()).collect()
    };
    IpWhitelist {
        requirement: whitelist.requirement.name(),
        place: place(&whitelist.place),
        given_to: whitelist.given_to.as_deref(),
        separator: format.separator.name(),
        space_after_separator: format.separator.is_spaced(),
        ranges: format.ranges.name(),
        max_entries: format.max_entries,
        ipv6: format.ipv6,
        boxes: &whitelist.boxes,
        per_mode: whitelist.per_mode,
        set: settings(&whitelist.settings),
        accounts: &whitelist.forms,
        limited: whitelist.is_limited(),
        when: when(&whitelist.when, summary),
        note: whitelist.note.as_ref().map(|it| project.words(it)),
        list: shown.then(|| format.join(list)),
        entries: texts(&list.entries),
        retires: if shown {
            retiring(list)
        } else {
            Object::default()
        },
        left_out: texts(&list.left_out),
        excess: Some(list.excess).filter(|excess| shown && *excess > 0),
    }
}

/// From which day which entries are no longer used.
fn retiring(list: &whitelist::List) -> Object<'_> {
    let all = list.entries.iter().chain(&list.left_out);
    all.filter_map(|entry| Some((&entry.text, entry.retires.as_ref()?)))
        .collect()
}

fn callback<'a>(
    callback: &'a ir::Callback,
    summary: &'a Summary,
    project: &'a Project,
) -> Callback<'a> {
    Callback {
        title: &callback.title,
        url: match &callback.value {
            CallbackValue::Url(url) => Some(url),
            _ => None,
        },
        per_connection: callback.has_own_url(),
        leave_empty: matches!(callback.value, CallbackValue::Empty),
        merchant_url: matches!(callback.value, CallbackValue::MerchantUrl),
        ask_support: matches!(callback.value, CallbackValue::AskSupport),
        automatic: matches!(callback.value, CallbackValue::Automatic),
        place: place(&callback.place),
        given_to: callback.given_to.as_deref(),
        per_mode: callback.per_mode,
        events: callback
            .events
            .iter()
            .map(|event| CallbackEvent {
                name: &event.name,
                accounts: &event.forms,
                when: when(&event.when, summary),
            })
            .collect(),
        set: settings(&callback.settings),
        gives: callback.gives.iter().map(|it| &*it.definition).collect(),
        accounts: &callback.forms,
        limited: callback.is_limited(),
        when: when(&callback.when, summary),
        note: callback.note.as_ref().map(|it| project.words(it)),
    }
}

/// The cases in which something is needed.
fn when<'a>(applies: &'a ir::Applies, summary: &Summary) -> Vec<When<'a>> {
    let case = |case: ir::Case<'a>| {
        let mut forms = summary.forms.iter();
        let forms = forms
            .by_ref()
            .filter(|form| case.form.is_none_or(|key| form.key == key));
        let lists: Vec<&String> = forms.flat_map(|form| &form.lists).collect();
        let is_list = |key: &str| lists.iter().any(|list| *list == key);
        When {
            account: case.form,
            mode: case.mode.map(Mode::name),
            values: condition::schema_of(case.condition, &is_list),
        }
    };
    applies.cases().into_iter().map(case).collect()
}

/// What is set in the portal.
fn settings(settings: &[ir::Setting]) -> Object<'_> {
    let settings = settings.iter();
    settings
        .map(|setting| (&setting.name, &setting.value))
        .collect()
}

/// A menu path, as it is written in a spec.
fn place(parts: &[String]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(" > "))
}

fn entry<'a>(code: &str, form: &'a FormSummary, project: &Project) -> Form<'a> {
    let path = |file: FormFile| file.path(code, &form.key);
    Form {
        key: &form.key,
        title: &form.title,
        deprecated: form.deprecated.as_ref().map(deprecated),
        fields: form.fields,
        module: path(FormFile::module(project)),
        schema: path(FormFile::Schema),
        schema_2020_12: path(FormFile::Schema2020),
        schema_jsonforms: path(FormFile::SchemaJsonForms),
        ui_schema: UiSchemas {
            rjsf: path(FormFile::Rjsf),
            jsonforms: path(FormFile::JsonForms),
        },
        anchor: anchor::form(&form.key),
        anchors: form
            .anchors()
            .map(|(path, anchor)| (Cow::from(path), anchor))
            .collect(),
    }
}
