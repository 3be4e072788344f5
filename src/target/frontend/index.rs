//! The index of the frontend package: every provider, its forms, where their files lie, and what else is
//! known of it. Keys and words are those of the language where it has them.
//!
//! The types here are what is written, and its JSON Schema and its types of TypeScript are derived from them.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Value, json};

use super::file::FormFile;
use super::json::{Json, Object};
use super::json_schema::condition;
use crate::ir::{
    self, CallbackValue, FormSummary, Mode, Project, SenderSource, Status, Summary, anchor,
    whitelist,
};

/// The providers of the catalogue and their forms.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Catalogue<'a> {
    /// In order of code.
    providers: Vec<Provider<'a>>,
}

/// A payment provider.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Provider<'a> {
    /// Its code, unique in the catalogue.
    code: &'a str,
    /// Its name, as the provider writes it.
    name: &'a str,
    /// Its name in running text, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    short_name: Option<&'a str>,
    /// URL of a picture of its logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<&'a str>,
    /// What it is, in one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    /// Where it stands in its life.
    #[schemars(schema_with = "statuses")]
    status: &'static str,
    /// Since when and why it should no longer be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    deprecated: Option<Deprecated<'a>>,
    /// Path of its guide page in the published site.
    docs: String,
    /// The modes that it has.
    #[schemars(schema_with = "list_of_modes")]
    modes: Vec<&'static str>,
    /// Codes of the only currencies that a connection may have, where the spec says them.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    currencies: &'a [String],
    /// Base URLs of its API.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hosts: Vec<Host<'a>>,
    /// Fields of forms whose values are hosts of its API.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    host_fields: Vec<HostField<'a>>,
    /// What its own requests come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sends_from: Vec<Sender<'a>>,
    /// Its own pages, by name.
    #[schemars(with = "std::collections::BTreeMap<String, Link>")]
    #[serde(skip_serializing_if = "Object::is_empty")]
    links: Object<'a>,
    /// Values that the company makes for each connection, and the merchant enters there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    issued: Vec<Issued<'a>>,
    /// What has to be whitelisted there and how, with the company's own list.
    ip_whitelist: IpWhitelist<'a>,
    /// The URLs that it calls.
    callbacks: Vec<Callback<'a>>,
    /// Whether a form takes a file.
    takes_files: bool,
    /// Its connection forms.
    forms: Vec<Form<'a>>,
}

/// Since when and why something should no longer be used.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Deprecated<'a> {
    /// The day, as in `2026-01-31`.
    since: &'a str,
    /// Why, and what to use instead.
    reason: &'a str,
}

/// A base URL of an API.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Host<'a> {
    /// The form that it is for; otherwise for all that have none of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    /// The field of the form whose answer it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    /// That answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    /// The mode that it is for; otherwise for every one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "modes")]
    mode: Option<&'static str>,
    /// Its name, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// The URL.
    url: &'a str,
}

/// A field whose value is a host of the API.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct HostField<'a> {
    /// The form that has it.
    account: &'a str,
    /// Its key.
    field: &'a str,
    /// The mode that it is for; otherwise for every one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "modes")]
    mode: Option<&'static str>,
}

/// What requests come from.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Sender<'a> {
    /// The form that it is for; otherwise for all that have none of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    /// The mode that it is for; otherwise for every one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "modes")]
    mode: Option<&'static str>,
    /// An address or a CIDR network.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// A host name, which resolves to the addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<&'a str>,
    /// URL of a list of addresses that the provider publishes.
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<&'a str>,
    /// The day from which it is used, as in `2026-01-31`.
    #[serde(skip_serializing_if = "Option::is_none")]
    begins: Option<&'a str>,
    /// The day from which it is no longer used.
    #[serde(skip_serializing_if = "Option::is_none")]
    retires: Option<&'a str>,
}

/// A page of the provider's own.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Link<'a> {
    /// What it leads to.
    title: &'a str,
    /// The address.
    url: &'a str,
}

/// A value that the company makes for each connection.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Issued<'a> {
    /// Its key: in braces it stands for the value, in what is set at the provider.
    key: &'a str,
    /// What it is called.
    title: &'a str,
    /// The provider's own name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_as: Option<&'a str>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// Whether it is kept like a password.
    secret: bool,
    /// Fewest characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u32>,
    /// Most characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u32>,
    /// The characters that it is made of.
    #[schemars(schema_with = "alphabets")]
    alphabet: &'static str,
    /// Whether there is one for each mode.
    per_mode: bool,
    /// The forms that it is for; otherwise for every one.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    accounts: &'a [String],
    /// Whether it is needed with some connections only.
    limited: bool,
}

/// What has to be whitelisted and how.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct IpWhitelist<'a> {
    /// Whether anything has to be done.
    #[schemars(schema_with = "requirements")]
    requirement: &'static str,
    /// Where in the portal.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Who gets the list, where it is handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    given_to: Option<&'a str>,
    /// What stands between the entries; absent where nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<&'static str>,
    /// Whether a space comes after the separator.
    space_after_separator: bool,
    /// How networks are written.
    ranges: &'static str,
    /// The most entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    max_entries: Option<u32>,
    /// Whether IPv6 addresses are taken.
    ipv6: bool,
    /// Names of the boxes that the same list goes into.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    boxes: &'a [String],
    /// Whether there is a list for each mode.
    per_mode: bool,
    /// What else is set in the portal: name and value.
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    #[serde(skip_serializing_if = "Object::is_empty")]
    set: Object<'a>,
    /// The forms that it is for; otherwise for every one.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    accounts: &'a [String],
    /// Whether it is needed with some connections only.
    limited: bool,
    /// When it is needed, of which one is enough; otherwise always.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    when: Vec<When<'a>>,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// The company's addresses as one text to paste.
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<String>,
    /// The same, one by one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entries: Vec<&'a str>,
    /// From which day which of them are no longer used.
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    #[serde(skip_serializing_if = "Object::is_empty")]
    retires: Object<'a>,
    /// Addresses that did not fit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<&'a str>,
    /// How many entries there still are too many.
    #[serde(skip_serializing_if = "Option::is_none")]
    excess: Option<u32>,
}

/// A URL that the provider calls, or what else becomes of its box.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Callback<'a> {
    /// Name of the box.
    title: &'a str,
    /// What goes into it; with `per_connection`, `{connection_id}` in it stands for the ID of the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// The URL is another one for each connection.
    #[serde(skip_serializing_if = "is_off")]
    per_connection: bool,
    /// It stays empty.
    #[serde(skip_serializing_if = "is_off")]
    leave_empty: bool,
    /// An address of the merchant's own goes into it.
    #[serde(skip_serializing_if = "is_off")]
    merchant_url: bool,
    /// Support knows what goes into it.
    #[serde(skip_serializing_if = "is_off")]
    ask_support: bool,
    /// The company hands it in itself.
    #[serde(skip_serializing_if = "is_off")]
    automatic: bool,
    /// Where in the portal.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Who gets it, where it is handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    given_to: Option<&'a str>,
    /// Whether there is a box for each mode.
    per_mode: bool,
    /// The events that it is for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<CallbackEvent<'a>>,
    /// Settings beside it: name and value.
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    #[serde(skip_serializing_if = "Object::is_empty")]
    set: Object<'a>,
    /// Fields of the form whose values it yields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gives: Vec<&'a str>,
    /// The forms that it is for; otherwise for every one.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    accounts: &'a [String],
    /// Whether it is needed with some connections only.
    limited: bool,
    /// When it is needed, of which one is enough; otherwise always.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    when: Vec<When<'a>>,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// An event at the provider.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CallbackEvent<'a> {
    /// Its name there.
    name: &'a str,
    /// The forms that it is for; otherwise all that its callback is for.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    accounts: &'a [String],
    /// When it is needed, of which one is enough; otherwise always.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    when: Vec<When<'a>>,
}

/// A case in which something is needed.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct When<'a> {
    /// The form that is asked; otherwise each that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    /// The mode that it is for, where no form knows the mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "modes")]
    mode: Option<&'static str>,
    /// A JSON Schema that the values of the form then match, of draft-07 and of 2020-12 alike.
    #[schemars(with = "std::collections::BTreeMap<String, Value>")]
    #[serde(skip_serializing_if = "Object::is_empty")]
    values: Object<'static>,
}

/// A connection form.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Form<'a> {
    /// Kind of account, unique in the provider.
    key: &'a str,
    /// Its title.
    title: &'a str,
    /// Since when and why it should no longer be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    deprecated: Option<Deprecated<'a>>,
    /// The number of its fields.
    fields: usize,
    /// Path of the module that has all of the form; without extension, that of its types.
    module: String,
    /// Digest of that module: another one when anything of the form has changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<&'a str>,
    /// Path of the draft-07 schema.
    schema: String,
    /// Path of the schema in draft 2020-12.
    schema_2020_12: String,
    /// Path of the draft-07 schema for JSON Forms.
    schema_jsonforms: String,
    /// Paths of the UI schemas.
    ui_schema: UiSchemas,
    /// Where its guide page explains the form.
    anchor: String,
    /// Where its guide page explains each field, by key; inside a repeated group after that of the group.
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    anchors: Object<'a>,
}

/// UI schemas by renderer.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct UiSchemas {
    /// For react-jsonschema-form.
    rjsf: String,
    /// For JSON Forms.
    jsonforms: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_off(flag: &bool) -> bool {
    !flag
}

fn one_of(words: impl IntoIterator<Item = &'static str>) -> Schema {
    let words: Value = words.into_iter().collect();
    schemars::json_schema!({ "type": "string", "enum": words })
}

fn statuses(_: &mut SchemaGenerator) -> Schema {
    one_of(Status::ALL.map(Status::name))
}

fn requirements(_: &mut SchemaGenerator) -> Schema {
    one_of(whitelist::Requirement::ALL.map(whitelist::Requirement::name))
}

fn alphabets(_: &mut SchemaGenerator) -> Schema {
    one_of(ir::Alphabet::ALL.map(ir::Alphabet::name))
}

fn modes(_: &mut SchemaGenerator) -> Schema {
    one_of(Mode::ALL.map(Mode::name))
}

fn list_of_modes(generator: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({ "type": "array", "items": modes(generator) })
}

/// The JSON Schema of the index.
pub(super) fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Catalogue<'_>>();
    RecursiveTransform(plain).transform(&mut schema);
    schema.to_value()
}

/// What is not there is left out and never `null`; a number is a number, however wide Rust has it.
fn plain(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(branches)) = schema.remove("anyOf") {
        let mut branches = branches.into_iter();
        if let Some(Value::Object(branch)) = branches.find(|it| *it != json!({ "type": "null" })) {
            for (key, value) in branch {
                schema.insert(key, value);
            }
        }
    }
    schema.remove("format");
}

/// The key of the providers.
pub(super) const LIST: &str = "providers";

/// A provider in the index, as it stands in `index.json` and in `catalogue.js`.
pub(super) fn texts(summary: &Summary, project: &Project) -> [String; 2] {
    let value = serde_json::to_value(provider(summary, project))
        .unwrap_or_else(|error| unreachable!("the index has texts as keys: {error}"));
    let json = Json::from(&value);
    let mut literal = String::with_capacity(4 * 1024);
    json.write_literal(&mut literal);
    [json.file_item(), literal]
}

/// What the index says of a provider beside its forms, and of each of these: as text, to be compared.
pub(super) fn said(summary: &Summary, project: &Project) -> (String, Vec<String>) {
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
    all.filter_map(|entry| Some((&entry.text, entry.retires.as_deref()?)))
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
    let anchors = form.places.iter();
    Form {
        key: &form.key,
        title: &form.title,
        deprecated: form.deprecated.as_ref().map(deprecated),
        fields: form.fields,
        module: path(FormFile::module(project)),
        content: form.content.as_deref(),
        schema: path(FormFile::Schema),
        schema_2020_12: path(FormFile::Schema2020),
        schema_jsonforms: path(FormFile::SchemaJsonForms),
        ui_schema: UiSchemas {
            rjsf: path(FormFile::Rjsf),
            jsonforms: path(FormFile::JsonForms),
        },
        anchor: anchor::form(&form.key),
        anchors: anchors
            .map(|place| (Cow::from(&place.path), &place.anchor))
            .collect(),
    }
}
