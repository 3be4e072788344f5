//! A shared group, as written: fields and steps that many providers have in common.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Condition, Definition, Entry, Map, Step, Text};
use crate::source::Spanned;

/// Fields and steps that many providers have in common, such as Apple Pay. Lives in `specs/shared/`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedGroup {
    /// Version of the language.
    #[schemars(extend("const" = 1))]
    pub provspec: Spanned<u32>,
    /// Name of the group: the file's name without extension.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_]*$"))]
    pub group: Spanned<String>,
    /// Heading over the fields. Without it they stand in the form as fields of its own.
    pub title: Option<Text>,
    /// Help below the heading.
    pub description: Option<Text>,
    /// The group is shown only when this holds.
    pub when: Option<Spanned<Condition>>,
    /// The fields. A group without fields is there for its steps.
    #[serde(default)]
    pub fields: Map<Definition>,
    /// The fields in the order of the form. Default: the order of `fields`.
    pub form: Option<Vec<Spanned<Entry>>>,
    /// The steps that give the fields, or that many providers have alike.
    #[serde(default)]
    pub setup: Vec<Step>,
}
