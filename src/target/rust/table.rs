//! The rules of a form as a static table of `provspec_forms`.

use super::layout::Expr;
use super::literal::{float, integer, string};
use super::options::vocabulary;
use crate::ir::{
    Choice, Condition, Field, FieldKind, FileFormat, FileRules, Project, Repeat, Required, Shape,
    Test, pattern,
};

/// The patterns that `provspec_forms::pattern` has by name.
const NAMED: [(&str, &str); 5] = [
    (pattern::LINE, "LINE"),
    (pattern::EMAIL, "EMAIL"),
    (pattern::URL, "URL"),
    (pattern::HOST, "HOST"),
    (pattern::ADDRESS, "ADDRESS"),
];

/// The table of a form, and whether it names what has to be imported.
pub(super) struct Table {
    pub(super) expression: Expr,
    pub(super) names_patterns: bool,
    pub(super) names_conditions: bool,
    pub(super) names_formats: bool,
}

/// What a table says of its form beside the fields.
#[derive(Default)]
pub(super) struct Head<'a> {
    /// Provider and form; for items, the form and the group.
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    /// The fingerprint of a form. Items have none of their own.
    pub(super) version: Option<String>,
    /// Earlier names, newest first.
    pub(super) renamed_from: Vec<String>,
}

/// The table of a form or an item. `item_type` gives the struct of the items of a repeated group.
pub(super) fn table<'a>(
    head: &Head<'_>,
    fields: &'a [Field],
    project: &Project,
    item_type: &mut dyn FnMut(&'a Field, &'a Repeat) -> String,
) -> Table {
    let mut writer = Writer {
        project,
        names_patterns: false,
        names_conditions: false,
        names_formats: false,
    };
    let fields = fields
        .iter()
        .map(|field| writer.field(field, item_type))
        .collect();
    let mut arguments = vec![
        Expr::Atom(string(head.name)),
        Expr::Atom(string(head.title)),
    ];
    let constructor = match &head.version {
        Some(version) => {
            arguments.push(Expr::Atom(string(version)));
            "FormDefinition::versioned"
        }
        None => "FormDefinition::new",
    };
    arguments.push(Expr::Array(fields));
    let expression = renamed(
        "&",
        "FormDefinition",
        &head.renamed_from,
        constructor,
        arguments,
    );
    Table {
        expression,
        names_patterns: writer.names_patterns,
        names_conditions: writer.names_conditions,
        names_formats: writer.names_formats,
    }
}

/// A call of a constructor, in another one where the thing had other names before.
fn renamed(
    borrow: &str,
    of: &str,
    from: &[String],
    constructor: &str,
    arguments: Vec<Expr>,
) -> Expr {
    if from.is_empty() {
        return Expr::call(format!("{borrow}{constructor}"), arguments);
    }
    let from = Expr::strings(from.iter().map(String::as_str));
    Expr::call(
        format!("{borrow}{of}::renamed"),
        [from, Expr::call(constructor, arguments)],
    )
}

struct Writer<'p> {
    project: &'p Project,
    names_patterns: bool,
    names_conditions: bool,
    names_formats: bool,
}

impl Writer<'_> {
    fn field<'a>(
        &mut self,
        field: &'a Field,
        item_type: &mut dyn FnMut(&'a Field, &'a Repeat) -> String,
    ) -> Expr {
        let secrecy = if field.secret {
            "Secrecy::Secret"
        } else {
            "Secrecy::Plain"
        };
        let mut arguments = vec![
            Expr::Atom(string(&field.key)),
            Expr::Atom(string(&field.title)),
            Expr::atom(secrecy),
            self.kind(field, item_type),
        ];
        let constructor = match (&field.required, &field.shown) {
            (Required::Always, Condition::Always) => "FieldDefinition::required",
            (Required::Never, Condition::Always) => "FieldDefinition::optional",
            (required, shown) => {
                self.names_conditions = true;
                arguments.push(match required {
                    Required::Always => Expr::atom("Condition::Always"),
                    Required::Never => Expr::atom("Condition::Never"),
                    Required::When(condition) => expression(condition, ""),
                });
                arguments.push(expression(shown, ""));
                "FieldDefinition::conditional"
            }
        };
        renamed(
            "",
            "FieldDefinition",
            &field.renamed_from,
            constructor,
            arguments,
        )
    }

    /// The values of the options: the vocabulary's own list, if all of it is offered.
    fn values(&self, field: &Field, choices: &[Choice]) -> Expr {
        let whole = vocabulary(field, self.project).filter(|(_, codes)| {
            let values = choices.iter().map(|choice| &choice.value);
            codes.len() == choices.len() && codes.iter().map(|code| &code.code).eq(values)
        });
        match whole {
            Some((name, _)) => Expr::Atom(format!("{name}::VALUES")),
            None => Expr::strings(choices.iter().map(|choice| &*choice.value)),
        }
    }

    fn kind<'a>(
        &mut self,
        field: &'a Field,
        item_type: &mut dyn FnMut(&'a Field, &'a Repeat) -> String,
    ) -> Expr {
        let count = |count: u32| Expr::Atom(integer(count));
        match field.shape() {
            Shape::Text {
                min_length,
                max_length,
                patterns,
                ..
            } => {
                let limits = [count(min_length), count(max_length)];
                if let [pattern] = &patterns[..]
                    && named(pattern) == Some("LINE")
                {
                    return Expr::call("Kind::line", limits);
                }
                let patterns = patterns.iter().map(|it| self.pattern(it)).collect();
                let [least, most] = limits;
                Expr::call("Kind::text", [least, most, Expr::Array(patterns)])
            }
            Shape::Choice(choices) => Expr::call("Kind::Choice", [self.values(field, choices)]),
            Shape::Choices {
                choices,
                min_items,
                max_items,
            } => Expr::call(
                "Kind::choices",
                [
                    self.values(field, choices),
                    count(min_items),
                    optional(max_items.map(integer)),
                ],
            ),
            Shape::TextList {
                pattern,
                max_length,
                min_items,
                max_items,
            } => Expr::call(
                "Kind::texts",
                [
                    self.pattern(pattern),
                    count(max_length),
                    count(min_items),
                    optional(max_items.map(integer)),
                ],
            ),
            Shape::Boolean => Expr::atom("Kind::Toggle"),
            Shape::True => Expr::atom("Kind::Acknowledgement"),
            Shape::Integer { minimum, maximum } => Expr::call(
                "Kind::integer",
                [Expr::Atom(float(minimum)), Expr::Atom(float(maximum))],
            ),
            Shape::Number { minimum, maximum } => Expr::call(
                "Kind::number",
                [optional(minimum.map(float)), optional(maximum.map(float))],
            ),
            Shape::File { max_length, .. } => match &field.kind {
                FieldKind::File(rules) => self.file(rules, max_length),
                // Only a file is a `data:` URL.
                _ => Expr::atom("Kind::Toggle"),
            },
            Shape::Objects(_) => match &field.kind {
                FieldKind::Repeat(repeat) => Expr::call(
                    "Kind::items",
                    [
                        count(repeat.min_items),
                        count(repeat.max_items),
                        Expr::Atom(format!("{}::DEFINITION", item_type(field, repeat))),
                    ],
                ),
                // Only a repeated group is an array of objects.
                _ => Expr::atom("Kind::Toggle"),
            },
        }
    }

    fn file(&mut self, rules: &FileRules, max_length: u32) -> Expr {
        self.names_formats |= !rules.formats.is_empty();
        let formats = rules.formats.iter().map(|it| Expr::atom(format(*it)));
        let mut arguments = vec![
            Expr::Atom(integer(max_length)),
            Expr::Atom(integer(u32::try_from(rules.max_size).unwrap_or(u32::MAX))),
            Expr::Array(formats.collect()),
        ];
        match &rules.passphrase {
            None => Expr::call("Kind::file", arguments),
            Some(passphrase) => {
                arguments.push(Expr::Atom(string(passphrase)));
                Expr::call("Kind::locked_file", arguments)
            }
        }
    }

    fn pattern(&mut self, pattern: &str) -> Expr {
        match named(pattern) {
            Some(name) => {
                self.names_patterns = true;
                Expr::Atom(format!("pattern::{name}"))
            }
            None => Expr::Atom(string(pattern)),
        }
    }
}

fn format(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Pkcs12 => "FileFormat::Pkcs12",
        FileFormat::PrivateKey => "FileFormat::PrivateKey",
        FileFormat::PublicKey => "FileFormat::PublicKey",
        FileFormat::Certificate => "FileFormat::Certificate",
        FileFormat::CertificateRequest => "FileFormat::CertificateRequest",
        FileFormat::Pem => "FileFormat::Pem",
        FileFormat::Text => "FileFormat::Text",
        FileFormat::Any => "FileFormat::Any",
        FileFormat::Json => "FileFormat::Json",
    }
}

fn named(pattern: &str) -> Option<&'static str> {
    NAMED
        .iter()
        .find(|(known, _)| *known == pattern)
        .map(|(_, name)| *name)
}

fn optional(value: Option<String>) -> Expr {
    match value {
        Some(value) => Expr::call("Some", [Expr::Atom(value)]),
        None => Expr::atom("None"),
    }
}

/// A condition; `borrow` is `&` where a reference to it is due.
fn expression(condition: &Condition, borrow: &str) -> Expr {
    let call = |name: &str, arguments: Vec<Expr>| {
        Expr::call(format!("{borrow}Condition::{name}"), arguments)
    };
    let texts = |texts: &[&str]| texts.iter().map(|text| Expr::Atom(string(text))).collect();
    let parts = |parts: &[Condition]| {
        vec![Expr::Array(
            parts.iter().map(|part| expression(part, "")).collect(),
        )]
    };
    match condition {
        Condition::Always => Expr::Atom(format!("{borrow}Condition::Always")),
        Condition::Test(Test::On { field }) => call("On", texts(&[field])),
        Condition::Test(Test::Equals { field, value }) => call("Equals", texts(&[field, value])),
        Condition::Test(Test::Contains { field, value }) => {
            call("Contains", texts(&[field, value]))
        }
        Condition::Test(Test::Filled { field }) => call("Filled", texts(&[field])),
        Condition::All(all) => call("All", parts(all)),
        Condition::Any(any) => call("Any", parts(any)),
        Condition::Not(part) if let Condition::Not(part) = &**part => expression(part, borrow),
        Condition::Not(part) => call("Not", vec![expression(part, "&")]),
    }
}
