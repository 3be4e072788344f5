//! Conditions, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::Spanned;

/// When something is shown or required: one of the keys `feature`, `mode`, `field`, `filled`, `all`, `any`,
/// `not`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(untagged)]
pub enum Condition {
    /// A feature is chosen.
    Feature(FeatureTest),
    /// The connection is in this mode.
    Mode(ModeTest),
    /// A field has one of these values.
    Field(FieldTest),
    /// A field is filled in.
    Filled(FilledTest),
    /// Every condition holds.
    All(AllOf),
    /// At least one condition holds.
    Any(AnyOf),
    /// The condition does not hold.
    Not(NotThis),
}

/// `{ feature: apple_pay }`: the feature is chosen in the form's `features` field.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeatureTest {
    /// Code of the feature, as in `provspec.toml`.
    pub feature: Spanned<String>,
}

/// `{ mode: test }`: the form's mode switch stands there.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModeTest {
    /// The mode.
    pub mode: Spanned<super::Mode>,
}

/// `{ field: p2p, is: on }` or `{ field: api_type, is: [acquiring, transfer] }`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldTest {
    /// Key of a field of the same form: a toggle, or one with options.
    pub field: Spanned<String>,
    /// `on` or `off` for a toggle; an option, or several of which any will do.
    pub is: OneOrMany,
}

/// One name or a list of names.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum OneOrMany {
    /// One.
    #[serde(rename = "$text")]
    One(Spanned<String>),
    /// Several.
    #[serde(rename = "$list")]
    Many(Vec<Spanned<String>>),
}

impl OneOrMany {
    /// The names.
    pub fn names(&self) -> &[Spanned<String>] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
        }
    }
}

/// `{ filled: certificate }`: the field has a value.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FilledTest {
    /// Key of a field of the same form.
    pub filled: Spanned<String>,
}

/// `{ all: [ … ] }`: every one holds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AllOf {
    /// The conditions.
    #[schemars(length(min = 1))]
    pub all: Vec<Spanned<Condition>>,
}

/// `{ any: [ … ] }`: at least one holds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnyOf {
    /// The conditions.
    #[schemars(length(min = 1))]
    pub any: Vec<Spanned<Condition>>,
}

/// `{ not: … }`: it does not hold.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotThis {
    /// The condition.
    pub not: Box<Spanned<Condition>>,
}
