//! Types of TypeScript: of what a form takes, and of what a JSON Schema says.

mod comment;

use std::collections::BTreeSet;

use serde_json::Value;

use super::json;
use super::json_schema::{Descriptions, wording};
use crate::ir::{Choice, Condition, Field, Form, Project, Provider, Required, Shape};
use comment::comment;

/// The widest line of alternatives.
const WIDTH: usize = 110;

/// The declarations of a form's module: its submission, and what the module has.
pub(super) fn types(
    provider: &Provider,
    form: &Form,
    project: &Project,
    descriptions: &Descriptions<'_>,
) -> String {
    let mut out = String::with_capacity(4 * 1024);
    out.push_str("import type { DataUrl, FormModule } from '../form.js';\n\n");
    let about = [
        Some([&*form.title, " of ", &provider.name, "."].concat()),
        wording::form(form, project),
    ];
    let about = about.iter().flatten().map(String::as_str);
    comment(about, form.deprecated.as_ref(), 0, &mut out);
    out.push_str("export interface Submission ");
    object(&form.fields, descriptions, 0, &mut out);
    out.push_str("\n\n");
    out.push_str("type Module = FormModule<");
    let name = [&*provider.code, "/", &form.key].concat();
    json::escape::write_text(&name, &mut out);
    out.push_str(", Submission>;\n\n");
    for export in [
        "name",
        "title",
        "rjsf",
        "jsonForms",
        "schema2020",
        "messages",
    ] {
        for part in [
            "export declare const ",
            export,
            ": Module['",
            export,
            "'];\n",
        ] {
            out.push_str(part);
        }
    }
    if !out.contains(": DataUrl") {
        out = out.replacen("DataUrl, ", "", 1);
    }
    out
}

/// A closed object with these fields. TypeScript has no word for closed; it refuses unknown keys in literals.
fn object(fields: &[Field], descriptions: &Descriptions<'_>, depth: usize, out: &mut String) {
    out.push_str("{\n");
    for field in fields {
        let depends = depends(field);
        let about = [Some(field.title.as_str()), descriptions.of_field(field)];
        let about = about.into_iter().flatten();
        let about = about.chain(depends.iter().map(String::as_str));
        comment(about, field.deprecated.as_ref(), depth + 1, out);
        let always = matches!(field.required, Required::Always) && field.shown.is_always();
        let mark = if always { "" } else { "?" };
        indent(depth + 1, out);
        key(&field.key, out);
        out.push_str(mark);
        out.push_str(": ");
        value(field, descriptions, depth + 1, out);
        out.push_str(";\n");
    }
    indent(depth, out);
    out.push('}');
}

/// What decides whether the field is shown, and whether it is required.
fn depends(field: &Field) -> Vec<String> {
    let fields = |condition: &Condition| {
        let mut keys = BTreeSet::new();
        condition.tests(&mut |test| {
            keys.insert(format!("`{}`", test.field()));
        });
        keys.into_iter().collect::<Vec<_>>().join(", ")
    };
    let mut sentences = Vec::new();
    if !field.shown.is_always() {
        sentences.push(format!(
            "Whether it is shown depends on {}.",
            fields(&field.shown)
        ));
    }
    if let Required::When(condition) = &field.required {
        sentences.push(format!(
            "Whether it is required depends on {}.",
            fields(condition)
        ));
    }
    sentences
}

fn value(field: &Field, descriptions: &Descriptions<'_>, depth: usize, out: &mut String) {
    match field.shape() {
        Shape::Text { .. } => out.push_str("string"),
        Shape::File { .. } => out.push_str("DataUrl"),
        Shape::Choice(choices) => union(choices, depth, out),
        Shape::Boolean => out.push_str("boolean"),
        Shape::True => out.push_str("true"),
        Shape::Integer { .. } | Shape::Number { .. } => out.push_str("number"),
        Shape::TextList { .. } => out.push_str("string[]"),
        Shape::Choices { choices, .. } => {
            out.push_str("Array<");
            union(choices, depth, out);
            out.push('>');
        }
        Shape::Objects(repeat) => {
            out.push_str("Array<");
            object(&repeat.fields, descriptions, depth, out);
            out.push('>');
        }
    }
}

fn union(choices: &[Choice], depth: usize, out: &mut String) {
    if choices.is_empty() {
        return out.push_str("never");
    }
    // In one line, or as many on each as fit.
    let start = out.len();
    let mut literals = Vec::with_capacity(choices.len());
    for (at, choice) in choices.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { " | " });
        let begin = out.len() - start;
        json::escape::write_text(&choice.value, out);
        literals.push(begin..out.len() - start);
    }
    if out.len() - start <= WIDTH / 2 {
        return;
    }
    let line = out.split_off(start);
    // They begin on a line of their own.
    out.truncate(out.trim_end_matches(' ').len());
    let mut width = WIDTH;
    for literal in literals {
        let literal = &line[literal];
        if width + literal.len() + 3 > WIDTH {
            out.push('\n');
            indent(depth + 1, out);
            width = 2 * depth + 2;
        } else {
            out.push(' ');
        }
        out.push_str("| ");
        out.push_str(literal);
        width += literal.len() + 3;
    }
}

/// A key, in quotes unless it is an identifier.
fn key(key: &str, out: &mut String) {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let plain = key.chars().all(is_part) && !key.starts_with(|c: char| c.is_ascii_digit());
    if plain && !key.is_empty() {
        out.push_str(key);
    } else {
        json::escape::write_text(key, out);
    }
}

/// A literal type. Every text in JSON is one.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    json::escape::write_text(text, &mut out);
    out
}

fn indent(depth: usize, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", depth));
}

/// The types that a JSON Schema describes, of the keywords that types of Rust come to: one interface for the schema and
/// one for each definition.
pub(super) fn interfaces(schema: &Value) -> String {
    let mut out = String::new();
    let name = schema
        .get("title")
        .and_then(Value::as_str)
        .unwrap_or_default();
    interface(name, schema, &mut out);
    let definitions = schema.get("$defs").and_then(Value::as_object);
    for (name, definition) in definitions.into_iter().flatten() {
        out.push('\n');
        interface(name, definition, &mut out);
    }
    out
}

fn interface(name: &str, schema: &Value, out: &mut String) {
    described(schema, 0, out);
    *out += &format!("export interface {name} {{\n");
    let required = |key: &str| {
        let list = schema.get("required").and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(|it| it == key))
    };
    let properties = schema.get("properties").and_then(Value::as_object);
    for (name, property) in properties.into_iter().flatten() {
        described(property, 1, out);
        out.push_str("  ");
        key(name, out);
        let mark = if required(name) { "" } else { "?" };
        *out += &format!("{mark}: {};\n", of_schema(property));
    }
    out.push_str("}\n");
}

fn described(schema: &Value, depth: usize, out: &mut String) {
    let words = schema.get("description").and_then(Value::as_str);
    if let Some(words) = words {
        comment(std::iter::once(words), None, depth, out);
    }
}

fn of_schema(schema: &Value) -> String {
    let text = |key: &str| schema.get(key).and_then(Value::as_str);
    if let Some(reference) = text("$ref") {
        return reference.trim_start_matches("#/$defs/").to_owned();
    }
    if let Some(Value::Array(words)) = schema.get("enum") {
        let words: Vec<String> = words.iter().map(Value::to_string).collect();
        return words.join(" | ");
    }
    let part = |key: &str| {
        schema
            .get(key)
            .map_or_else(|| "unknown".to_owned(), of_schema)
    };
    match text("type") {
        Some("array") => format!("Array<{}>", part("items")),
        Some("object") => format!("Record<string, {}>", part("additionalProperties")),
        Some("integer" | "number") => "number".to_owned(),
        Some(name @ ("string" | "boolean")) => name.to_owned(),
        _ => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_no_names_are_quoted() {
        let written = |name: &str| {
            let mut out = String::new();
            key(name, &mut out);
            out
        };
        assert_eq!(written("merchant_id"), "merchant_id");
        assert_eq!(written("3ds"), r#""3ds""#);
        assert_eq!(written("a-b"), r#""a-b""#);
        assert_eq!(written(""), r#""""#);
    }
}
