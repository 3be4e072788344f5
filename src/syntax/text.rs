//! Texts for people, told apart from names: these are what is translated.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use crate::source::Spanned;

/// The name by which a [`Text`] asks our deserializer for its translation.
pub(super) const TEXT: &str = "$provspec::Text";
/// The name by which a [`PortalText`] does.
pub(super) const PORTAL_TEXT: &str = "$provspec::PortalText";
/// The mark that both leave in the schema that is derived of the types: `tests/grammar.rs` looks at it, and takes it out.
const MARK: &str = "x-provspec-text";

/// A text that the author of a spec writes for merchants.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename = "$provspec::Text")]
pub struct Text(pub Spanned<String>);

/// Words that stand in the provider's portal or its API: a merchant looks for them there, so that they stay as they are unless
/// a translation is there.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename = "$provspec::PortalText")]
pub struct PortalText(pub Spanned<String>);

macro_rules! text {
    ($type:ident, $mark:ident) => {
        impl Deref for $type {
            type Target = Spanned<String>;

            fn deref(&self) -> &Spanned<String> {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let mut schema = String::json_schema(generator);
                schema.insert(MARK.to_owned(), $mark.into());
                schema
            }
        }
    };
}
text!(Text, TEXT);
text!(PortalText, PORTAL_TEXT);

/// The provider's own names for something.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum KnownAs {
    /// One.
    #[serde(rename = "$text")]
    One(PortalText),
    /// Several, the one of the portal first.
    #[serde(rename = "$list")]
    Many(Vec<PortalText>),
}

impl KnownAs {
    /// The names.
    pub fn names(&self) -> &[PortalText] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
        }
    }
}
