//! The JSON Schemas of the language: draft-07, for editors and for the check.
//!
//! They follow from the syntax types. `tests/grammar.rs` derives them and holds the files in `schema` against that: so no start
//! of the program pays for it, and code is made of them when it is compiled (`syntax/verdict.rs`).

use std::sync::OnceLock;

use serde_json::Value;

/// A document of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grammar {
    /// A provider's spec.
    Provider,
    /// A shared group.
    SharedGroup,
    /// A file of translations.
    Translations,
}

impl Grammar {
    /// The schema as a file.
    pub fn document(self) -> &'static str {
        match self {
            Self::Provider => include_str!("schema/provider.json"),
            Self::SharedGroup => include_str!("schema/group.json"),
            Self::Translations => include_str!("schema/translations.json"),
        }
    }

    /// The schema.
    pub fn schema(self) -> &'static Value {
        static PROVIDER: OnceLock<Value> = OnceLock::new();
        static SHARED_GROUP: OnceLock<Value> = OnceLock::new();
        static TRANSLATIONS: OnceLock<Value> = OnceLock::new();
        let cell = match self {
            Self::Provider => &PROVIDER,
            Self::SharedGroup => &SHARED_GROUP,
            Self::Translations => &TRANSLATIONS,
        };
        cell.get_or_init(|| {
            serde_json::from_str(self.document()).unwrap_or_else(|error| {
                // A test wrote it.
                unreachable!("the schema of the language is no JSON: {error}")
            })
        })
    }
}
