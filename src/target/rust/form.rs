//! The struct of a form, and how it and its rules belong together.

use std::borrow::Cow;

use super::doc::Doc;
use super::item::{Items, Structure};
use super::layout::width;
use super::names::field_name;
use crate::ir::{Condition, Field, FieldKind, Required};

/// The type of a field in its struct.
pub(super) enum FieldType {
    Text,
    Secret,
    Upload,
    Flag,
    Integer,
    Number,
    /// An enum, or `Mode`.
    Choice(String),
    Choices(String),
    Texts,
    Items(String),
}

impl FieldType {
    /// The type of a kind that needs no type of its own.
    pub(super) fn plain(field: &Field) -> Self {
        match &field.kind {
            FieldKind::File(_) => Self::Upload,
            FieldKind::Integer(_) => Self::Integer,
            FieldKind::Number(_) => Self::Number,
            FieldKind::Toggle | FieldKind::Acknowledgement => Self::Flag,
            FieldKind::IpList { .. } => Self::Texts,
            _ if field.secret => Self::Secret,
            _ => Self::Text,
        }
    }

    /// What a toggle or a list has for absence, it has in itself; everything else needs an `Option`.
    fn may_be_absent(&self, field: &Field) -> bool {
        let always = field.required == Required::Always && matches!(field.shown, Condition::Always);
        !always
            && !matches!(
                self,
                Self::Flag | Self::Choices(_) | Self::Texts | Self::Items(_)
            )
    }

    fn rust(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Text => "String",
            Self::Secret => "Secret",
            Self::Upload => "Upload",
            Self::Flag => "bool",
            Self::Integer => "i64",
            Self::Number => "f64",
            Self::Choice(name) => name,
            Self::Choices(name) | Self::Items(name) => {
                return ["Vec<", name, ">"].concat().into();
            }
            Self::Texts => "Vec<String>",
        })
    }

    /// The method of `Values` that reads it; `put_` before it, the one that writes it.
    fn method(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Secret => "secret",
            Self::Upload => "upload",
            Self::Flag => "flag",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::Texts => "texts",
            Self::Items(_) => "items",
        }
    }

    fn is_copy(&self) -> bool {
        matches!(
            self,
            Self::Flag | Self::Integer | Self::Number | Self::Choice(_)
        )
    }
}

/// One field, ready to be written.
pub(super) struct Member<'a> {
    pub(super) field: &'a Field,
    pub(super) kind: FieldType,
    pub(super) doc: Doc,
}

/// Appends the struct of a form or an item, and its implementation of `Form`.
pub(super) fn push(items: &mut Items, name: &str, doc: &Doc, members: &[Member<'_>], rules: &str) {
    items.push(&structure(name, doc, members));

    let mut text = String::with_capacity(2048);
    for part in [
        "impl Form for ",
        name,
        " {\n    fn rules() -> &'static FormDefinition {\n        ",
        rules,
        "\n    }\n\n",
    ] {
        text.push_str(part);
    }
    push_read(&mut text, members);
    text.push('\n');
    push_write(&mut text, members);
    text.push('}');
    items.push(&text);
    items.push(&["provspec_forms::form!(", name, ");"].concat());
}

fn structure(name: &str, doc: &Doc, members: &[Member<'_>]) -> String {
    // Keys are short: their bytes are looked at faster than a searcher of texts is made.
    let has_gap = |key: &str| key.as_bytes().windows(2).any(|it| it == b"__");
    let snake_case = !members.iter().any(|member| has_gap(&member.field.key));
    let attributes: &[&str] = if snake_case {
        &["non_exhaustive"]
    } else {
        &["non_exhaustive", "allow(non_snake_case)"]
    };
    let mut structure = Structure::new(doc, attributes, name);
    for member in members {
        let mut kind = member.kind.rust();
        if member.kind.may_be_absent(member.field) {
            kind = ["Option<", &kind, ">"].concat().into();
        }
        structure.field(&member.doc, &field_name(&member.field.key), &kind);
    }
    structure.finish()
}

/// What stands before the name of a method where the value may be absent.
fn optional(member: &Member<'_>) -> &'static str {
    if member.kind.may_be_absent(member.field) {
        "optional_"
    } else {
        ""
    }
}

/// A field in the literal of its struct, in parts.
fn value<'m>(member: &'m Member<'_>) -> [Cow<'m, str>; 5] {
    [
        field_name(&member.field.key),
        ": values.".into(),
        optional(member).into(),
        member.kind.method().into(),
        "()".into(),
    ]
}

fn push_read(text: &mut String, members: &[Member<'_>]) {
    text.push_str(if members.is_empty() {
        "    fn read(_values: &mut Values<'_>) -> Self {\n"
    } else {
        "    fn read(values: &mut Values<'_>) -> Self {\n"
    });
    let (before, between, after) = match members {
        [] => ("        Self {", "", "}\n"),
        // rustfmt's `struct_lit_width`.
        [only] if width(&value(only).concat()) <= 18 => ("        Self { ", "", " }\n"),
        _ => ("        Self {\n", "            ", "        }\n"),
    };
    text.push_str(before);
    for member in members {
        text.push_str(between);
        text.extend(value(member));
        text.push_str(if between.is_empty() { "" } else { ",\n" });
    }
    text.push_str(after);
    text.push_str("    }\n");
}

fn push_write(text: &mut String, members: &[Member<'_>]) {
    if members.is_empty() {
        text.push_str("    fn write<'a>(&'a self, _values: &mut Values<'a>) {}\n");
        return;
    }
    text.push_str("    fn write<'a>(&'a self, values: &mut Values<'a>) {\n");
    for member in members {
        let borrow = if member.kind.is_copy() { "" } else { "&" };
        let name = field_name(&member.field.key);
        for part in [
            "        values.put_",
            optional(member),
            member.kind.method(),
            "(",
            borrow,
            "self.",
            &name,
            ");\n",
        ] {
            text.push_str(part);
        }
    }
    text.push_str("    }\n");
}
