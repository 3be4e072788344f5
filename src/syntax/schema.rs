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
    // In one walk: of a small catalogue, the schema is a good part of a build.
    RecursiveTransform(|schema: &mut schemars::Schema| {
        without_null(schema);
        without_number_formats(schema);
        without_marks(schema);
    })
    .transform(&mut schema);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use schemars::JsonSchema;
    use serde_json::Value;

    use super::*;
    use crate::syntax::text::{PORTAL_TEXT, TEXT};

    /// Where a text is no words for people: names of things, codes, addresses, dates, patterns, commands. `Definition.key`, or
    /// the definition alone where it is itself a text.
    const NO_TEXTS: [&str; 78] = [
        "Callback.accounts",
        "Callback.gives",
        "Callback.url",
        "Deprecation.since",
        "Entry",
        "FeatureTest.feature",
        "Field.allowed",
        "Field.except",
        "Field.extensions",
        "Field.file_name",
        "Field.max_size",
        "Field.passphrase",
        "Field.prefix",
        "Field.suffix",
        "Field.valid_for",
        "FieldOverride.allowed",
        "FieldOverride.except",
        "FieldOverride.extensions",
        "FieldOverride.file_name",
        "FieldOverride.max_size",
        "FieldOverride.passphrase",
        "FieldOverride.prefix",
        "FieldOverride.suffix",
        "FieldOverride.valid_for",
        "FieldTest.field",
        "FieldUse.allowed",
        "FieldUse.except",
        "FieldUse.extensions",
        "FieldUse.field",
        "FieldUse.file_name",
        "FieldUse.max_size",
        "FieldUse.passphrase",
        "FieldUse.prefix",
        "FieldUse.suffix",
        "FieldUse.valid_for",
        "FilledTest.filled",
        "Group.group",
        "Hosts",
        "HostsOfMode",
        "Issued.accounts",
        "KeyPair.public_file",
        "LimitedEvent.accounts",
        "Link",
        "OneOrMany",
        "OptionsFrom.request",
        "PerModeKeys.allowed",
        "PerModeKeys.except",
        "PerModeKeys.extensions",
        "PerModeKeys.file_name",
        "PerModeKeys.max_size",
        "PerModeKeys.passphrase",
        "PerModeKeys.prefix",
        "PerModeKeys.suffix",
        "PerModeKeys.valid_for",
        "Repeat.repeat",
        "Root.code",
        "Root.currencies",
        "Root.features",
        "Root.group",
        "Root.logo",
        "Scalar",
        "Screenshot.image",
        "SenderDetail.begins",
        "SenderDetail.host",
        "SenderDetail.list",
        "SenderDetail.net",
        "SenderDetail.retires",
        "SenderEntry",
        "SharedSteps.accounts",
        "SharedSteps.use",
        "SharedUse.use",
        "Step.accounts",
        "Step.commands",
        "Step.gives",
        "TitledLink.url",
        "Value",
        "Variants.variants",
        "Whitelist.accounts",
    ];

    /// Every place of the schema that a text may stand at, `Definition.key`, with its mark.
    fn places(root: &Value) -> BTreeSet<(String, Option<String>)> {
        let mut places = BTreeSet::new();
        let definitions = root["definitions"].as_object().into_iter().flatten();
        for (name, schema) in definitions
            .map(|(name, schema)| (name.as_str(), schema))
            .chain([("Root", root)])
        {
            walk(schema, name, &mut places);
        }
        places
    }

    fn walk(schema: &Value, place: &str, places: &mut BTreeSet<(String, Option<String>)>) {
        if schema["type"] == "string"
            && schema.get("enum").is_none()
            && schema.get("const").is_none()
        {
            let mark = schema[MARK].as_str().map(str::to_owned);
            places.insert((place.to_owned(), mark));
        }
        let definition = place.split('.').next().unwrap_or_default();
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            walk(inner, &format!("{definition}.{key}"), places);
        }
        for word in ["anyOf", "oneOf", "allOf"] {
            for branch in schema[word].as_array().into_iter().flatten() {
                walk(branch, place, places);
            }
        }
        for word in ["items", "additionalProperties"] {
            if schema[word].is_object() {
                walk(&schema[word], place, places);
            }
        }
    }

    fn marked<T: JsonSchema>() -> Value {
        let settings = SchemaSettings::draft07();
        let mut schema = settings.into_generator().into_root_schema_for::<T>();
        RecursiveTransform(without_null).transform(&mut schema);
        schema.to_value()
    }

    #[test]
    fn every_text_is_for_people_or_is_known_not_to_be() {
        let mut places = places(&marked::<Provider>());
        places.extend(self::places(&marked::<SharedGroup>()));
        let plain: Vec<&str> = places
            .iter()
            .filter(|(_, mark)| mark.is_none())
            .map(|(place, _)| place.as_str())
            .collect();
        assert_eq!(plain, NO_TEXTS);
        for mark in [TEXT, PORTAL_TEXT] {
            assert!(
                places
                    .iter()
                    .any(|(_, found)| found.as_deref() == Some(mark))
            );
        }
    }

    #[test]
    fn marks_are_for_us_alone() {
        for grammar in [Grammar::Provider, Grammar::SharedGroup] {
            assert!(!grammar.document().contains(MARK));
        }
    }
}
