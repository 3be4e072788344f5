//! The rules of a form as a table of `provspec_forms`, in the notation of `provspec_forms::table`: to rustc it
//! is one literal, where calls of constructors would cost more than all the rest.

use std::fmt::{Display, Write as _};

use super::layout::Expr;
use super::literal::{is_plain, raw, string};
use super::options::vocabulary;
use crate::ir::{
    Choice, Condition, Field, FieldKind, FileFormat, FileRules, Project, Required, Shape, Test,
    pattern,
};

/// The patterns that `provspec_forms::pattern` has by name.
const NAMED: [(&str, &str); 5] = [
    (pattern::LINE, "LINE"),
    (pattern::EMAIL, "EMAIL"),
    (pattern::URL, "URL"),
    (pattern::HOST, "HOST"),
    (pattern::ADDRESS, "ADDRESS"),
];

/// What a table says of its form beside the fields.
pub(super) struct Head<'a> {
    /// Provider and form.
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    pub(super) version: String,
    /// Earlier names, newest first.
    pub(super) renamed_from: Vec<String>,
}

/// The table of a form, as an expression in an implementation of `Form`.
pub(super) fn form(head: &Head<'_>, fields: &[Field], project: &Project) -> Expr {
    let mut writer = Writer {
        project,
        text: "\nform".to_owned(),
    };
    writer.word(head.name);
    writer.word(&head.version);
    writer.quoted(head.title);
    writer.earlier(&head.renamed_from);
    writer.line();
    writer.fields(fields);
    Expr::Lines(format!(
        "Table::new(\n        super::VOCABULARY,\n        {},\n    )",
        raw(&writer.text)
    ))
}

/// The table of the items of a group: a part of the table of `form`, the struct that has the group.
pub(super) fn item(form: &str, key: &str) -> Expr {
    let form = Expr::Atom(format!("&{form}::DEFINITION"));
    Expr::call("Table::item", [form, Expr::Atom(string(key))])
}

struct Writer<'p> {
    project: &'p Project,
    text: String,
}

impl Writer<'_> {
    fn line(&mut self) {
        self.text.push('\n');
    }

    /// A word of the notation.
    fn add(&mut self, word: impl Display) {
        if !self.text.ends_with(['\n', '[']) {
            self.text.push(' ');
        }
        // Writing to a string does not fail.
        let _ = write!(self.text, "{word}");
    }

    /// A key or an option: bare, if it may be.
    fn word(&mut self, text: &str) {
        let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
        if !text.is_empty() && text.chars().all(bare) {
            self.add(text);
        } else {
            self.quoted(text);
        }
    }

    fn quoted(&mut self, text: &str) {
        self.add('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.text.extend(['\\', c]),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                c if is_plain(c) => self.text.push(c),
                c => {
                    let _ = write!(self.text, "\\u{{{:x}}}", u32::from(c));
                }
            }
        }
        self.text.push('"');
    }

    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut item: impl FnMut(&mut Self, T)) {
        self.add('[');
        for it in items {
            item(self, it);
        }
        self.text.push(']');
    }

    fn earlier(&mut self, names: &[String]) {
        if !names.is_empty() {
            self.add("was");
            self.list(names, |writer, name| writer.word(name));
        }
    }

    fn limits(&mut self, least: Option<impl Display>, most: Option<impl Display>) {
        let text = |limit: Option<String>| limit.unwrap_or_default();
        let (least, most) = (
            least.map(|it| it.to_string()),
            most.map(|it| it.to_string()),
        );
        self.add(format_args!("{}..{}", text(least), text(most)));
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.field(field);
        }
    }

    fn field(&mut self, field: &Field) {
        self.word(&field.key);
        self.quoted(&field.title);
        if field.secret {
            self.add("secret");
        }
        self.kind(field);
        match &field.required {
            Required::Always => {}
            Required::Never => self.add("optional"),
            Required::When(condition) => {
                self.add("required");
                self.condition(condition);
            }
        }
        if !field.shown.is_always() {
            self.add("shown");
            self.condition(&field.shown);
        }
        self.earlier(&field.renamed_from);
        if let FieldKind::Repeat(repeat) = &field.kind {
            self.add("[");
            self.line();
            self.fields(&repeat.fields);
            self.add("]");
        }
        self.line();
    }

    fn kind(&mut self, field: &Field) {
        match field.shape() {
            Shape::Text {
                min_length,
                max_length,
                patterns,
            } => {
                let line = matches!(&patterns[..], [only] if *only == pattern::LINE);
                self.add(if line { "line" } else { "text" });
                self.limits(Some(min_length), Some(max_length));
                if !line {
                    self.list(&patterns, |writer, it| writer.pattern(it));
                }
            }
            Shape::Choice(choices) => {
                self.add("choice");
                self.options(field, choices);
            }
            Shape::Choices {
                choices,
                min_items,
                max_items,
            } => {
                self.add("choices");
                self.limits(Some(min_items), max_items);
                self.options(field, choices);
            }
            Shape::TextList {
                pattern,
                max_length,
                min_items,
                max_items,
            } => {
                self.add("texts");
                self.limits(Some(min_items), max_items);
                self.add(max_length);
                self.pattern(pattern);
            }
            Shape::Boolean => self.add("toggle"),
            Shape::True => self.add("acknowledgement"),
            Shape::Integer { minimum, maximum } => {
                self.add("integer");
                self.limits(Some(minimum), Some(maximum));
            }
            Shape::Number { minimum, maximum } => {
                self.add("number");
                self.limits(minimum, maximum);
            }
            Shape::File { max_length, .. } => match &field.kind {
                FieldKind::File(rules) => self.file(rules, max_length),
                // Only a file is a `data:` URL.
                _ => self.add("toggle"),
            },
            Shape::Objects(_) => match &field.kind {
                FieldKind::Repeat(repeat) => {
                    self.add("items");
                    self.limits(Some(repeat.min_items), Some(repeat.max_items));
                    self.quoted(&repeat.item_title);
                }
                // Only a repeated group is an array of objects.
                _ => self.add("toggle"),
            },
        }
    }

    /// The values of the options: the vocabulary's own list, if all of it is offered.
    fn options(&mut self, field: &Field, choices: &[Choice]) {
        let whole = vocabulary(field, self.project).filter(|(_, codes)| {
            let values = choices.iter().map(|choice| &choice.value);
            codes.len() == choices.len() && codes.iter().map(|code| &code.code).eq(values)
        });
        match whole {
            Some((name, _)) => self.add(name.trim_start_matches("super::")),
            None => self.list(choices, |writer, choice| writer.word(&choice.value)),
        }
    }

    fn file(&mut self, rules: &FileRules, max_length: u32) {
        self.add("file");
        self.add(max_length);
        self.add(u32::try_from(rules.max_size).unwrap_or(u32::MAX));
        self.list(&rules.formats, |writer, it| writer.add(format(*it)));
        if let Some(passphrase) = &rules.passphrase {
            self.add("passphrase");
            self.word(passphrase);
        }
    }

    fn pattern(&mut self, pattern: &str) {
        match NAMED.iter().find(|(known, _)| *known == pattern) {
            Some((_, name)) => self.add(name),
            None => self.quoted(pattern),
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Always => self.add("always"),
            Condition::Test(test) => {
                let (word, value) = match test {
                    Test::On { .. } => ("on", None),
                    Test::Equals { value, .. } => ("equals", Some(value)),
                    Test::Contains { value, .. } => ("contains", Some(value)),
                    Test::Filled { .. } => ("filled", None),
                };
                self.add(word);
                self.word(test.field());
                if let Some(value) = value {
                    self.word(value);
                }
            }
            Condition::All(parts) => {
                self.add("all");
                self.list(parts, Self::condition);
            }
            Condition::Any(parts) => {
                self.add("any");
                self.list(parts, Self::condition);
            }
            Condition::Not(part) if let Condition::Not(part) = &**part => self.condition(part),
            Condition::Not(part) => {
                self.add("not");
                self.condition(part);
            }
        }
    }
}

fn format(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Pkcs12 => "pkcs12",
        FileFormat::PrivateKey => "private_key",
        FileFormat::PublicKey => "public_key",
        FileFormat::Certificate => "certificate",
        FileFormat::CertificateRequest => "certificate_request",
        FileFormat::Pem => "pem",
        FileFormat::Text => "text",
        FileFormat::Any => "any",
        FileFormat::Json => "json",
    }
}
