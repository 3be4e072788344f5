//! What other tools are given: a JSON Schema for every form of a catalogue, as people would write it by hand.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::command::Result;

/// Whether a schema says in which cases a field is asked for: not every tool can take that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Conditions {
    Kept,
    LeftOut,
}

/// What no person would write: it is there for certain validators, or says again what is said already.
const ARTS: &[&str] = &["$id", "propertyNames"];

/// What typify and quicktype stop at.
const CONDITIONS: &[&str] = &["$schema", "allOf", "if", "then", "else", "writeOnly"];

/// Writes the draft-07 schemas of a package of the frontend into a folder, `provider_form.json` each; how many there are.
pub(super) fn write_schemas(frontend: &Path, out: &Path, conditions: Conditions) -> Result<usize> {
    let _ = fs::remove_dir_all(out);
    fs::create_dir_all(out)?;
    let mut written = 0;
    for provider in fs::read_dir(frontend)? {
        let provider = provider?;
        if !provider.file_type()?.is_dir() {
            continue;
        }
        let code = provider.file_name().to_string_lossy().replace('-', "_");
        for file in fs::read_dir(provider.path())? {
            let path = file?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let Some(form) = name.strip_suffix(".schema.json") else {
                continue;
            };
            // The same form for other readers.
            if form.ends_with(".2020-12") || form.ends_with(".jsonforms") {
                continue;
            }
            let mut schema: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            simplify(&mut schema, conditions);
            schema["title"] = json!(format!("{code}_{form}"));
            schema["additionalProperties"] = json!(false);
            fs::write(out.join(format!("{code}_{form}.json")), schema.to_string())?;
            written += 1;
        }
    }
    Ok(written)
}

fn simplify(schema: &mut Value, conditions: Conditions) {
    match schema {
        Value::Object(object) => {
            for key in ARTS {
                object.remove(*key);
            }
            // The line breaks of one-line texts.
            if object
                .get("not")
                .is_some_and(|it| it.get("pattern").is_some())
            {
                object.remove("not");
            }
            if let Some(opposite) = object.get_mut("if").and_then(|it| it.get_mut("not")) {
                let opposite = opposite.take();
                object.insert("if".to_owned(), opposite);
                let cases = [object.remove("then"), object.remove("else")];
                for (name, case) in ["else", "then"].into_iter().zip(cases) {
                    object.extend(case.map(|case| (name.to_owned(), case)));
                }
            }
            if conditions == Conditions::LeftOut {
                for key in CONDITIONS {
                    object.remove(*key);
                }
            }
            // Options have titles: as plain values every tool can take them.
            if let Some(Value::Array(options)) = object.get("oneOf") {
                let values = options
                    .iter()
                    .filter_map(|it| it.pointer("/enum/0").cloned());
                let values: Vec<Value> = values.collect();
                object.remove("oneOf");
                object.insert("enum".to_owned(), values.into());
            }
            let values = object.values_mut();
            values.for_each(|value| simplify(value, conditions));
        }
        Value::Array(items) => items.iter_mut().for_each(|it| simplify(it, conditions)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Value {
        json!({
            "$id": "urn:form",
            "properties": {
                "shop": { "type": "string", "not": { "pattern": "[\\n]" } },
                "kind": { "oneOf": [{ "enum": ["a"], "title": "A" }, { "enum": ["b"], "title": "B" }] },
            },
            "propertyNames": { "enum": ["shop", "kind"] },
            "allOf": [{
                "if": { "not": { "properties": { "kind": { "const": "a" } } } },
                "then": { "required": ["shop"] },
            }],
        })
    }

    #[test]
    fn a_schema_says_the_same_in_plainer_words() {
        let mut schema = form();
        simplify(&mut schema, Conditions::Kept);
        let expected = json!({
            "properties": { "shop": { "type": "string" }, "kind": { "enum": ["a", "b"] } },
            "allOf": [{
                "if": { "properties": { "kind": { "const": "a" } } },
                "else": { "required": ["shop"] },
            }],
        });
        assert_eq!(schema, expected);
    }

    #[test]
    fn conditions_are_left_out_for_those_who_stop_at_them() {
        let mut schema = form();
        simplify(&mut schema, Conditions::LeftOut);
        assert_eq!(schema.get("allOf"), None);
        assert!(schema.get("properties").is_some());
    }
}
