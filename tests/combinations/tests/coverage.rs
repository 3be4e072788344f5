//! The specs have every feature, every pair of features that go together, and every key of the grammar that matters to
//! a form.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use combinations::cover::{covered, pairs, plans};
use combinations::language::features;
use provspec::syntax::schema::Grammar;
use serde_json::Value;

/// Parts of the language that no form is made of.
const NO_FORM: &[(&str, &str)] = &[
    ("Callback", "boxes at the provider"),
    ("LimitedEvent", "of callbacks"),
    ("Question", "words for merchants"),
    ("Screenshot", "a picture"),
    ("SharedSteps", "steps of the guide"),
    (
        "Guide",
        "words for merchants; what is needed of it is there",
    ),
    ("GuideModes", "words for merchants"),
    ("Step", "steps of the guide"),
    ("Issued", "entered at the provider, not in the form"),
    ("IssuedValue", "entered at the provider, not in the form"),
    ("Renewal", "words for merchants"),
    ("Sender", "what requests of the provider come from"),
    ("SenderDetail", "what requests of the provider come from"),
    ("TitledLink", "links of texts"),
    ("Whitelist", "boxes at the provider"),
];

/// Keys that no value of a form depends on.
const NO_VALUE: &[(&str, &str)] = &[
    ("Provider.short_name", "a name"),
    ("Provider.logo", "a picture"),
    ("Provider.description", "words"),
    (
        "Provider.status",
        "of the provider as a whole; that of accounts and fields is there",
    ),
    (
        "Provider.deprecated",
        "of the provider as a whole; that of accounts and fields is there",
    ),
    ("Provider.links", "links of texts"),
    ("Provider.hosts", "those of an account are there"),
    ("Provider.sends_from", "those of an account are there"),
    (
        "Provider.issued",
        "entered at the provider, not in the form",
    ),
    ("Provider.ip_whitelist", "boxes at the provider"),
    ("Provider.callbacks", "boxes at the provider"),
    (
        "FieldUse.selects_mode",
        "a field that decides is defined so",
    ),
    ("PerModeKeys.api_host", "as of the field: no rule of values"),
    ("PerModeKeys.default", "as of the field: no rule of values"),
    (
        "PerModeKeys.deprecated",
        "as of the field: no rule of values",
    ),
    ("PerModeKeys.example", "as of the field: no rule of values"),
    (
        "PerModeKeys.extra",
        "as of the field: options, which `allowed` has per mode",
    ),
    ("PerModeKeys.key_pair", "as of the field: no rule of values"),
    (
        "PerModeKeys.options_from",
        "as of the field: a field has options or it does not",
    ),
    (
        "PerModeKeys.passphrase",
        "as of the field: no rule of values",
    ),
    (
        "PerModeKeys.renamed_from",
        "as of the field: no rule of values",
    ),
    ("SharedGroup.setup", "steps of the guide"),
    ("SharedGroup.description", "words"),
    ("SharedGroup.title", "a heading; the use of a group has one"),
    (
        "SharedGroup.when",
        "the use of a group has one, which takes its place",
    ),
    (
        "SharedGroup.form",
        "the use of a group has one, which takes its place",
    ),
];

#[test]
fn every_pair_of_features_occurs() {
    let (plans, pairs) = (plans(), pairs());
    let covered = covered(&plans);
    let missing: Vec<_> = pairs.difference(&covered).collect();
    assert!(missing.is_empty(), "{} pairs", missing.len());
    let alone: Vec<&str> = (0..features().len())
        .filter(|it| !pairs.iter().any(|(one, other)| one == it || other == it))
        .map(|it| features()[it].name)
        .collect();
    assert!(alone.is_empty(), "{alone:?}");
    assert!(pairs.len() > 10_000, "only {} pairs", pairs.len());
    assert!(
        plans.len() < 150,
        "{} forms take long to compile",
        plans.len()
    );
}

#[test]
fn features_have_names_of_their_own() {
    let names: BTreeSet<&str> = features().iter().map(|it| it.name).collect();
    assert_eq!(names.len(), features().len());
}

#[test]
fn plans_are_the_same_at_every_call() {
    assert_eq!(plans(), plans());
}

#[test]
fn every_key_of_fields_and_forms_occurs() {
    let mut seen = BTreeSet::new();
    for plan in plans() {
        let written = plan.write();
        walk(Grammar::Provider, &written.spec, &mut seen);
        for (_, text) in &written.shared {
            walk(Grammar::SharedGroup, text, &mut seen);
        }
    }
    let excused: BTreeMap<&str, &str> = NO_VALUE.iter().chain(NO_FORM).copied().collect();
    let mut missing = Vec::new();
    for grammar in [Grammar::Provider, Grammar::SharedGroup] {
        for key in keys(grammar) {
            let part = key.split('.').next().unwrap_or_default();
            let is_excused = excused.contains_key(key.as_str()) || excused.contains_key(part);
            if !seen.contains(&key) && !is_excused {
                missing.push(key);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    for (key, _) in NO_VALUE {
        assert!(!seen.contains(*key), "{key} occurs and needs no excuse");
    }
}

/// Each type of field, format, origin and so on occurs, too.
#[test]
fn every_word_of_the_grammar_occurs() {
    let specs: String = plans().iter().map(|plan| plan.write().spec).collect();
    let definitions = &Grammar::Provider.schema()["definitions"];
    for part in [
        "FieldType",
        "FileFormat",
        "FileInput",
        "Origin",
        "OptionsSource",
    ] {
        for word in words(&definitions[part]) {
            // The switch needs no definition.
            let is_there = word == "mode"
                || specs
                    .split(|c: char| c.is_whitespace())
                    .any(|it| it == word);
            assert!(is_there, "{part}: {word}");
        }
    }
}

fn words(schema: &Value) -> Vec<&str> {
    let branches = schema["oneOf"].as_array().into_iter().flatten();
    let own = branches.chain([schema]);
    own.flat_map(|it| {
        it["enum"]
            .as_array()
            .into_iter()
            .flatten()
            .chain(it.get("const"))
    })
    .filter_map(Value::as_str)
    .collect()
}

/// What is laid over a field is the same in a form and in the use of a shared group.
fn named(part: &str) -> &str {
    if part == "FieldOverride" {
        "FieldUse"
    } else {
        part
    }
}

/// `Definition.key` for every key of the grammar.
fn keys(grammar: Grammar) -> BTreeSet<String> {
    let schema = grammar.schema();
    let mut keys = BTreeSet::new();
    let mut add = |part: &str, schema: &Value| {
        let properties = schema["properties"].as_object();
        keys.extend(
            properties
                .into_iter()
                .flatten()
                .map(|(key, _)| format!("{}.{key}", named(part))),
        );
    };
    add(root(grammar), schema);
    for (part, schema) in schema["definitions"].as_object().into_iter().flatten() {
        add(part, schema);
    }
    keys
}

fn root(grammar: Grammar) -> &'static str {
    match grammar {
        Grammar::Provider => "Provider",
        Grammar::SharedGroup => "SharedGroup",
        // They change no form.
        Grammar::Translations => "Translations",
    }
}

/// Notes each key of the document under the definition that it is of.
fn walk(grammar: Grammar, text: &str, seen: &mut BTreeSet<String>) {
    let document: Value = serde_yaml::from_str(text).expect("YAML");
    note(
        grammar.schema(),
        grammar.schema(),
        root(grammar),
        &document,
        seen,
    );
}

fn note(whole: &Value, schema: &Value, part: &str, value: &Value, seen: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = Path::new(reference)
            .file_name()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        return note(whole, &whole["definitions"][name], name, value, seen);
    }
    for word in ["allOf", "anyOf", "oneOf"] {
        for branch in schema[word].as_array().into_iter().flatten() {
            note(whole, branch, part, value, seen);
        }
    }
    match value {
        Value::Object(object) => {
            let known = schema["properties"].as_object();
            // Of several alternatives the one with all of the keys is meant.
            let is_meant =
                known.is_none_or(|known| object.keys().all(|key| known.contains_key(key)));
            for (key, inner) in object.iter().filter(|_| is_meant) {
                match known.and_then(|known| known.get(key)) {
                    Some(schema) => {
                        seen.insert(format!("{}.{key}", named(part)));
                        note(whole, schema, part, inner, seen);
                    }
                    None => note(whole, &schema["additionalProperties"], part, inner, seen),
                }
            }
        }
        Value::Array(items) => {
            items
                .iter()
                .for_each(|item| note(whole, &schema["items"], part, item, seen));
        }
        _ => {}
    }
}
