//! Accounts and their forms, as written.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::field::field_schema;
use super::{Condition, Deprecation, FieldKeys, Hosts, Map, OneOrMany, Override, Senders, Text};
use crate::source::Spanned;

/// One kind of account that can be connected, and its form.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Title, such as `H2H Merchant account`. `provider`, `merchant` and `h2h_merchant` have usual ones.
    pub title: Option<Text>,
    /// What the account is for.
    pub description: Option<Text>,
    /// The form, top to bottom.
    #[schemars(length(min = 1))]
    pub form: Vec<Spanned<Entry>>,
    /// API hosts of this kind of account, where they differ from the provider's.
    pub hosts: Option<Hosts>,
    /// The addresses that requests for this kind of account come from, where they differ from the provider's.
    pub sends_from: Option<Senders>,
    /// Whether the form ends with the box "I have set up my provider account". Default: yes.
    pub acknowledgement: Option<Spanned<bool>>,
    /// Set when the form is on its way out.
    pub deprecated: Option<Spanned<Deprecation>>,
    /// Earlier keys of the same account.
    pub renamed_from: Option<OneOrMany>,
}

/// What stands in a form: the key of a field, or a map with one of the keys `field`, `group`, `use`,
/// `per_mode`, `variants`, `repeat`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(untagged)]
pub enum Entry {
    /// A field, as it is defined.
    #[serde(rename = "$text")]
    Name(Spanned<String>),
    /// A field with differences.
    Field(Box<FieldUse>),
    /// Fields under a heading.
    Group(Group),
    /// A shared group.
    Use(SharedUse),
    /// A set of fields for each mode.
    PerMode(PerMode),
    /// A choice between sets of fields.
    Variants(Variants),
    /// A set of fields that occurs several times.
    Repeat(Repeat),
}

/// `{ field: merchant_id, title: Merchant name }`: a field with what is different about it here.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct FieldUse(pub FieldKeys);

impl JsonSchema for FieldUse {
    fn schema_name() -> Cow<'static, str> {
        "FieldUse".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        field_schema(
            generator,
            "A field, and what is different about it here.",
            &["type"],
            Some("field"),
        )
    }
}

/// `{ group: api, title: API access, form: [ … ] }`: fields under a heading.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Key of the group, unique in the form.
    pub group: Spanned<String>,
    /// Heading.
    pub title: Text,
    /// Help below the heading.
    pub description: Option<Text>,
    /// The whole group is shown only when this holds.
    pub when: Option<Spanned<Condition>>,
    /// What stands in it.
    #[schemars(length(min = 1))]
    pub form: Vec<Spanned<Entry>>,
}

/// `{ use: apple_pay }`: the fields of a shared group.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedUse {
    /// Name of the shared group.
    #[serde(rename = "use")]
    pub group: Spanned<String>,
    /// Another heading.
    pub title: Option<Text>,
    /// Another condition.
    pub when: Option<Spanned<Condition>>,
    /// What is different about the group's fields here.
    #[serde(default)]
    pub fields: Map<Override>,
    /// Which of the group's fields stand here, in this order. Default: all.
    pub form: Option<Vec<Spanned<Entry>>>,
}

/// `{ per_mode: [public_key, secret_key] }`: the entries once for each mode, side by side. On the wire their
/// keys begin with the mode: `live_public_key`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerMode {
    /// What stands in one set.
    #[schemars(length(min = 1))]
    pub per_mode: Vec<Spanned<Entry>>,
    /// Whether the form first asks for which modes there are sets: a list `modes`, of which one is enough.
    /// Default: no, every mode has its set.
    pub choose: Option<Spanned<bool>>,
}

impl PerMode {
    /// Whether the form asks for which modes there are sets.
    pub fn is_chosen(&self) -> bool {
        self.choose.as_ref().is_some_and(|choose| choose.value)
    }
}

/// `{ variants: sign_in_with, title: …, options: { api_key: { … }, certificate: { … } } }`: a select, and for
/// each option the fields that belong to it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variants {
    /// Key of the select.
    pub variants: Spanned<String>,
    /// Title of the select.
    pub title: Text,
    /// Help.
    pub description: Option<Text>,
    /// The choice is shown only when this holds.
    pub when: Option<Spanned<Condition>>,
    /// The options, each with its fields.
    #[schemars(extend("minProperties" = 1))]
    pub options: Map<Variant>,
}

/// One option of a choice between sets of fields.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// What the select shows.
    pub title: Text,
    /// What choosing it means.
    pub description: Option<Text>,
    /// The API hosts for those who choose it, as URLs: in place of those of the account and of the provider.
    pub hosts: Option<Hosts>,
    /// The fields of this option; may be empty.
    pub form: Vec<Spanned<Entry>>,
}

/// `{ repeat: terminals, title: Terminals, item: Terminal, form: [ … ] }`: fields that occur several times, on
/// the wire an array of objects.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// Key of the array.
    pub repeat: Spanned<String>,
    /// Heading.
    pub title: Text,
    /// What one item is called.
    pub item: Text,
    /// Help below the heading.
    pub description: Option<Text>,
    /// It is shown only when this holds.
    pub when: Option<Spanned<Condition>>,
    /// Fewest items; of 0 the list may be left out. Default: 1.
    pub min_items: Option<Spanned<u32>>,
    /// Most items. Default: 20.
    pub max_items: Option<Spanned<u32>>,
    /// The fields of one item. Conditions in it are about the same item.
    #[schemars(length(min = 1))]
    pub form: Vec<Spanned<Entry>>,
}
