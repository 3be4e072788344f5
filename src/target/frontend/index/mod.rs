//! The index of the frontend package: every provider, its forms, where their files lie, and what else is
//! known of it. Keys and words are those of the language where it has them.
//!
//! The types here are what is written, and its JSON Schema and its types of TypeScript are derived from them.

mod entry;

pub(super) use entry::{said, texts};

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Value, json};

use super::json::Object;
use crate::ir::{self, Mode, Status, whitelist};

/// The key of the providers.
pub(super) const LIST: &str = "providers";

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
