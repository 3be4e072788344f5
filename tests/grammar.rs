//! The schemas of the language follow from its types: they are derived here, and what is written in `src/syntax/schema` is held
//! against it.
//!
//! `UPDATE_SCHEMA=1 cargo test --test grammar` writes them anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use provspec::source::FileId;
use provspec::syntax::schema::Grammar;
use provspec::syntax::{self, Provider, SharedGroup, Translations};
use provspec::yaml;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

/// What says of a text that it is for people, and which of the two kinds it is; no schema that is handed out has it.
const MARK: &str = "x-provspec-text";
const TEXT: &str = "$provspec::Text";
const PORTAL_TEXT: &str = "$provspec::PortalText";

fn schema_of<T: JsonSchema>() -> Value {
    let mut schema = SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<T>();
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

#[test]
fn the_schemas_follow_from_the_types() {
    let all = [
        (Grammar::Provider, "provider", schema_of::<Provider>()),
        (Grammar::SharedGroup, "group", schema_of::<SharedGroup>()),
        (
            Grammar::Translations,
            "translations",
            schema_of::<Translations>(),
        ),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/syntax/schema");
    let update = std::env::var_os("UPDATE_SCHEMA").is_some();
    let mut stale = Vec::new();
    for (grammar, name, derived) in all {
        let derived = format!("{derived:#}\n");
        if derived == grammar.document() {
            continue;
        }
        let file = format!("{name}.json");
        if update {
            std::fs::write(folder.join(&file), derived).expect("the schema can be written");
        }
        stale.push(file);
    }
    assert!(
        update || stale.is_empty(),
        "{stale:?} are not what the types say: `UPDATE_SCHEMA=1 cargo test --test grammar` writes them"
    );
}

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
    if schema["type"] == "string" && schema.get("enum").is_none() && schema.get("const").is_none() {
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

/// The YAML files in a folder, at any depth.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let below = |path: PathBuf| match path.is_dir() {
        true => documents(&path),
        false => vec![path],
    };
    let all = paths.into_iter().flat_map(below);
    all.filter(|path| path.extension().is_some_and(|it| it == "yaml"))
        .collect()
}

#[test]
fn what_the_schema_refuses_is_told_and_what_it_takes_is_read() {
    let schema = jsonschema::draft7::new(Grammar::Provider.schema()).expect("it is a schema");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut refused, mut taken) = (0, 0);
    let all = ["specs", "tests/ui"].map(|folder| documents(&root.join(folder)));
    for path in all.iter().flatten() {
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        let document = yaml::parse(&text, FileId(0), &mut Vec::new());
        let Some(root) = document.root.filter(|_| document.lost.is_empty()) else {
            continue;
        };
        let mut found = Vec::new();
        let read = syntax::read::<Provider>(&text, FileId(0), Grammar::Provider, &mut found);
        if schema.is_valid(&root.to_json()) {
            taken += 1;
            assert!(read.document.is_some(), "{}: {found:#?}", path.display());
        } else {
            refused += 1;
            assert!(!found.is_empty(), "{}", path.display());
        }
    }
    assert!(
        refused > 50 && taken > 200,
        "{refused} refused, {taken} taken"
    );
}
