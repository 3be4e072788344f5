//! Types of TypeScript: of what a form takes, and of what a JSON Schema says.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::Value;

use super::json;
use super::json_schema::{Descriptions, wording};
use crate::ir::{Choice, Condition, Deprecation, Field, Form, Project, Provider, Required, Shape};

/// The widest line of a comment.
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
    let mut about: Vec<Cow<'_, str>> = vec![format!("{} of {}.", form.title, provider.name).into()];
    about.extend(wording::form(form, project).map(Cow::from));
    comment(&about, form.deprecated.as_ref(), 0, &mut out);
    out.push_str("export interface Submission ");
    object(&form.fields, descriptions, 0, &mut out);
    out.push_str("\n\n");
    let name = string(&format!("{}/{}", provider.code, form.key));
    out += &format!("type Module = FormModule<{name}, Submission>;\n\n");
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
        let mut about: Vec<Cow<'_, str>> = vec![field.title.as_str().into()];
        about.extend(descriptions.of_field(field).map(Cow::from));
        about.extend(depends(field).into_iter().map(Cow::from));
        comment(&about, field.deprecated.as_ref(), depth + 1, out);
        let always = matches!(field.required, Required::Always) && field.shown.is_always();
        let mark = if always { "" } else { "?" };
        indent(depth + 1, out);
        out.push_str(&key(&field.key));
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
    let literals: Vec<String> = choices.iter().map(|choice| string(&choice.value)).collect();
    alternatives(&literals, depth, out);
}

/// Alternatives in one line, or as many on each as fit.
fn alternatives(types: &[String], depth: usize, out: &mut String) {
    let whole: usize = types.iter().map(|it| it.len() + 3).sum();
    if whole <= WIDTH / 2 + 3 {
        for (at, literal) in types.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { " | " });
            out.push_str(literal);
        }
        if types.is_empty() {
            out.push_str("never");
        }
        return;
    }
    // They begin on a line of their own.
    out.truncate(out.trim_end_matches(' ').len());
    let mut width = WIDTH;
    for literal in types {
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
fn key(key: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let plain = key.chars().all(is_part) && !key.starts_with(|c: char| c.is_ascii_digit());
    if plain && !key.is_empty() {
        key.to_owned()
    } else {
        string(key)
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

/// A word of a comment that neither ends it nor reads as a tag.
fn harmless(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| matches!(byte, b'*' | b'@')) {
        word.replace("*/", r"*\/").replace('@', r"\@").into()
    } else {
        word.into()
    }
}

/// A comment of paragraphs, in which nothing ends it or reads as a tag.
fn comment(
    paragraphs: &[Cow<'_, str>],
    deprecated: Option<&Deprecation>,
    depth: usize,
    out: &mut String,
) {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let (mut line, mut columns) = (String::with_capacity(paragraph.len().min(WIDTH)), 0);
        for word in paragraph.split_whitespace() {
            let mut width = word.chars().count();
            if columns > 0 && columns + width >= WIDTH {
                lines.push(std::mem::take(&mut line));
                columns = 0;
            }
            if columns > 0 {
                line.push(' ');
                columns += 1;
            }
            let word = harmless(word);
            if let Cow::Owned(word) = &word {
                width = word.chars().count();
            }
            line.push_str(&word);
            columns += width;
        }
        lines.push(line);
    }
    if let Some(deprecation) = deprecated {
        // The words say why.
        lines.push(format!(
            "@deprecated since {}",
            deprecation.since.replace("*/", "")
        ));
    }
    indent(depth, out);
    if let [line] = lines.as_slice() {
        for part in ["/** ", line, " */\n"] {
            out.push_str(part);
        }
        return;
    }
    out.push_str("/**\n");
    for line in lines {
        indent(depth, out);
        out.push_str(" *");
        if !line.is_empty() {
            out.push(' ');
            out.push_str(&line);
        }
        out.push('\n');
    }
    indent(depth, out);
    out.push_str(" */\n");
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
        let mark = if required(name) { "" } else { "?" };
        *out += &format!("  {}{mark}: {};\n", key(name), of_schema(property));
    }
    out.push_str("}\n");
}

fn described(schema: &Value, depth: usize, out: &mut String) {
    let words = schema.get("description").and_then(Value::as_str);
    if let Some(words) = words {
        comment(&[words.into()], None, depth, out);
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
        assert_eq!(key("merchant_id"), "merchant_id");
        assert_eq!(key("3ds"), r#""3ds""#);
        assert_eq!(key("a-b"), r#""a-b""#);
        assert_eq!(key(""), r#""""#);
    }

    #[test]
    fn a_comment_does_not_end_early_and_has_no_tags() {
        let mut out = String::new();
        comment(&["Ends */ here, @param it\n is".into()], None, 0, &mut out);
        assert_eq!(out, "/** Ends *\\/ here, \\@param it is */\n");
    }
}
