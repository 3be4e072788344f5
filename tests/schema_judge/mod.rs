//! The `jsonschema` crate as a judge of cases.
#![allow(dead_code, unreachable_pub, reason = "a module of several test crates")]

use std::collections::BTreeSet;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use crate::cases::Case;

/// How the file names of a form's schemas end.
pub const SUFFIXES: [&str; 3] = [
    "schema.json",
    "2020-12.schema.json",
    "jsonforms.schema.json",
];

/// Where the schema, which must be valid itself, does not say about a case what the model does.
pub fn disagreements(schema: &Value, cases: &[Case]) -> Vec<String> {
    jsonschema::meta::validate(schema).expect("the schema is valid");
    let validator = jsonschema::validator_for(schema).expect("the schema compiles");
    let mut disagreements = Vec::new();
    for case in cases {
        let errors: Vec<_> = validator.iter_errors(&case.value).collect();
        let found: BTreeSet<String> = errors.iter().flat_map(places).collect();
        let due: BTreeSet<String> = case.faults.keys().cloned().collect();
        if found != due {
            disagreements.push(format!("{}: {found:?}, not {due:?}", case.name));
        }
        for (field, code) in &case.faults {
            let named = errors.iter().any(|error| {
                places(error).contains(field) && keywords(code).contains(&error.kind().keyword())
            });
            if !named {
                disagreements.push(format!("{}: no {code}", case.name));
            }
        }
    }
    disagreements
}

/// The fields that an error is about, as JSON pointers.
pub fn places(error: &ValidationError<'_>) -> Vec<String> {
    let at = error.instance_path().as_str();
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            vec![format!("{at}/{}", property.as_str().unwrap_or_default())]
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|key| format!("{at}/{key}")).collect()
        }
        ValidationErrorKind::PropertyNames { error } => {
            vec![format!(
                "{at}/{}",
                error.instance().as_str().unwrap_or_default()
            )]
        }
        _ => {
            // An item of a list is no field: the list is.
            let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let mut parts: Vec<&str> = at.split('/').collect();
            while parts.len() > 1 && parts.last().is_some_and(|part| number(part)) {
                parts.pop();
            }
            vec![parts.join("/")]
        }
    }
}

/// The keywords that a violation shows up as.
fn keywords(code: &str) -> &'static [&'static str] {
    match code {
        // A box that has to be ticked is an `anyOf` for RJSF.
        "type" => &["type", "enum", "anyOf"],
        "min_length" => &["minLength"],
        "max_length" | "file_size" => &["maxLength"],
        "pattern" => &["pattern"],
        "option" => &["oneOf"],
        "minimum" => &["minimum"],
        "maximum" => &["maximum"],
        "min_items" => &["minItems"],
        "max_items" => &["maxItems"],
        "duplicate" => &["uniqueItems"],
        "required" => &["required"],
        "hidden" => &["propertyNames", "not"],
        "unknown" => &["propertyNames", "additionalProperties"],
        other => panic!("no keyword is known for {other}"),
    }
}
