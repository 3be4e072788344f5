//! The JSON Schemas of the language, derived from the syntax types: draft-07, for editors and for the check.

use std::sync::OnceLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use super::text::MARK;
use super::{Provider, SharedGroup, Translations};

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
    /// The schema.
    pub fn schema(self) -> &'static Value {
        static PROVIDER: OnceLock<Value> = OnceLock::new();
        static SHARED_GROUP: OnceLock<Value> = OnceLock::new();
        static TRANSLATIONS: OnceLock<Value> = OnceLock::new();
        match self {
            Self::Provider => PROVIDER.get_or_init(schema_of::<Provider>),
            Self::SharedGroup => SHARED_GROUP.get_or_init(schema_of::<SharedGroup>),
            Self::Translations => TRANSLATIONS.get_or_init(schema_of::<Translations>),
        }
    }

    /// The schema as a file.
    pub fn document(self) -> String {
        format!("{:#}\n", self.schema())
    }
}

fn schema_of<T: JsonSchema>() -> Value {
    let mut schema = SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    RecursiveTransform(without_number_formats).transform(&mut schema);
    RecursiveTransform(without_marks).transform(&mut schema);
    schema.to_value()
}

/// A key that is there has a value: what may be left out is left out, not `null`.
fn without_null(schema: &mut schemars::Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(branches)) = schema.get_mut("anyOf") else {
        return;
    };
    branches.retain(|branch| branch.get("type").is_none_or(|name| name != "null"));
    if let [only] = branches.as_slice() {
        let only = only.clone();
        schema.remove("anyOf");
        match only {
            // Beside `$ref`, draft-07 ignores the description that a key of its own has.
            Value::Object(only)
                if only.contains_key("$ref") && schema.get("description").is_some() =>
            {
                schema.insert("allOf".to_owned(), serde_json::json!([only]));
            }
            Value::Object(only) => {
                for (key, value) in only {
                    if schema.get(&key).is_none() {
                        schema.insert(key, value);
                    }
                }
            }
            _ => {}
        }
    }
}

/// `uint32` and `double` are no formats of draft-07.
fn without_number_formats(schema: &mut schemars::Schema) {
    if schema
        .get("format")
        .and_then(Value::as_str)
        .is_some_and(|format| matches!(format, "uint32" | "double"))
    {
        schema.remove("format");
    }
}

/// Which texts are for people is no business of those who validate.
fn without_marks(schema: &mut schemars::Schema) {
    if let Some(schema) = schema.as_object_mut() {
        schema.shift_remove(MARK);
    }
}
