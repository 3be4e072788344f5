//! Whether a document is as its grammar says, by code that was made of the schemas when this program was compiled: to make
//! a validator of a schema at run time takes as long as to judge hundreds of documents. What is wrong with one that is not,
//! is found at run time ([`super::validate`]).

use serde_json::Value;

use super::schema::Grammar;

impl Grammar {
    /// Whether a document is as the grammar says.
    pub(super) fn accepts(self, document: &Value) -> bool {
        match self {
            Self::Provider => Provider::is_valid(document),
            Self::SharedGroup => SharedGroup::is_valid(document),
            Self::Translations => Translations::is_valid(document),
        }
    }
}

#[jsonschema::validator(
    path = "src/syntax/schema/provider.json",
    draft = Draft7,
    methods = { validate = false, iter_errors = false }
)]
struct Provider;

#[jsonschema::validator(
    path = "src/syntax/schema/group.json",
    draft = Draft7,
    methods = { validate = false, iter_errors = false }
)]
struct SharedGroup;

#[jsonschema::validator(
    path = "src/syntax/schema/translations.json",
    draft = Draft7,
    methods = { validate = false, iter_errors = false }
)]
struct Translations;
