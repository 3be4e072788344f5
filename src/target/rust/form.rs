//! The struct of a form, and how it and its rules belong together.

use codegen::{Field as StructField, Formatter, Scope, Struct};

use super::doc::Doc;
use super::layout::{MAX_WIDTH, width};
use super::names::field_name;
use crate::ir::{Condition, Field, FieldKind, Required};

/// Stands where a line has to be broken between a field and its type. It is in no name and no text.
const BREAK: &str = "\u{0}";

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

    fn rust(&self) -> String {
        match self {
            Self::Text => "String".to_owned(),
            Self::Secret => "Secret".to_owned(),
            Self::Upload => "Upload".to_owned(),
            Self::Flag => "bool".to_owned(),
            Self::Integer => "i64".to_owned(),
            Self::Number => "f64".to_owned(),
            Self::Choice(name) => name.clone(),
            Self::Choices(name) | Self::Items(name) => format!("Vec<{name}>"),
            Self::Texts => "Vec<String>".to_owned(),
        }
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
pub(super) fn push(scope: &mut Scope, name: &str, doc: &Doc, members: &[Member<'_>], rules: &str) {
    push_struct(scope, name, doc, members);

    let mut text = format!(
        "impl Form for {name} {{\n    fn rules() -> &'static FormDefinition {{\n        {rules}\n    }}\n\n"
    );
    push_read(&mut text, members);
    text.push('\n');
    push_write(&mut text, members);
    text.push('}');
    scope.raw(text);
    scope.raw(format!("provspec_forms::form!({name});"));
}

fn push_struct(scope: &mut Scope, name: &str, doc: &Doc, members: &[Member<'_>]) {
    let mut item = Struct::new(name);
    item.vis("pub").doc(doc.text(0)).attr("non_exhaustive");
    if members.iter().any(|member| member.field.key.contains("__")) {
        item.attr("allow(non_snake_case)");
    }
    for member in members {
        let mut kind = member.kind.rust();
        if member.kind.may_be_absent(member.field) {
            kind = format!("Option<{kind}>");
        }
        let mut name = field_name(&member.field.key);
        // rustfmt breaks before a type that does not fit; `codegen` writes `: ` between the two.
        if width(&format!("    pub {name}: {kind},")) > MAX_WIDTH {
            name.push_str(BREAK);
        }
        let mut field = StructField::new(name, kind);
        field.vis("pub");
        // The crate leaves a space behind on the empty lines of `doc`; annotations are kept as they are.
        field.annotation = member.doc.lines("///", 4);
        item.push_field(field);
    }
    let mut text = String::new();
    if members.is_empty() {
        text = doc.block("///", 0);
        text.push_str(&format!("\n#[non_exhaustive]\npub struct {name} {{}}"));
    } else {
        // Writing to a string does not fail.
        let _ = item.fmt(&mut Formatter::new(&mut text));
        text = text.replace(&format!("{BREAK}: "), ":\n        ");
    }
    scope.raw(text.trim_end());
}

fn push_read(text: &mut String, members: &[Member<'_>]) {
    let values = if members.is_empty() {
        "_values"
    } else {
        "values"
    };
    text.push_str(&format!(
        "    fn read({values}: &mut Values<'_>) -> Self {{\n"
    ));
    let lines: Vec<String> = members
        .iter()
        .map(|member| {
            let optional = if member.kind.may_be_absent(member.field) {
                "optional_"
            } else {
                ""
            };
            let (name, method) = (field_name(&member.field.key), member.kind.method());
            format!("{name}: values.{optional}{method}()")
        })
        .collect();
    match &lines[..] {
        [] => text.push_str("        Self {}\n"),
        // rustfmt's `struct_lit_width`.
        [line] if width(line) <= 18 => text.push_str(&format!("        Self {{ {line} }}\n")),
        lines => {
            text.push_str("        Self {\n");
            for line in lines {
                text.push_str(&format!("            {line},\n"));
            }
            text.push_str("        }\n");
        }
    }
    text.push_str("    }\n");
}

fn push_write(text: &mut String, members: &[Member<'_>]) {
    if members.is_empty() {
        text.push_str("    fn write<'a>(&'a self, _values: &mut Values<'a>) {}\n");
        return;
    }
    text.push_str("    fn write<'a>(&'a self, values: &mut Values<'a>) {\n");
    for member in members {
        let optional = if member.kind.may_be_absent(member.field) {
            "optional_"
        } else {
            ""
        };
        let borrow = if member.kind.is_copy() { "" } else { "&" };
        let (name, method) = (field_name(&member.field.key), member.kind.method());
        text.push_str(&format!(
            "        values.put_{optional}{method}({borrow}self.{name});\n"
        ));
    }
    text.push_str("    }\n");
}
