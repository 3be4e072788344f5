//! The rules of a form, in the notation of `provspec_forms::table`.

use super::notation::Words;
use super::options::vocabulary;
use crate::ir::{
    Choice, Condition, Field, FieldKind, FileFormat, FileRules, Form, Meaning, Project, Required,
    Shape, Test, pattern as patterns,
};

/// The patterns that `provspec_forms::pattern` has by name.
const NAMED: [(&str, &str); 6] = [
    (patterns::LINE, "LINE"),
    (patterns::ANY_LINE, "ANY_LINE"),
    (patterns::EMAIL, "EMAIL"),
    (patterns::URL, "URL"),
    (patterns::HOST, "HOST"),
    (patterns::ADDRESS, "ADDRESS"),
];

/// Appends a form of this provider.
pub(super) fn form(words: &mut Words, provider: &str, form: &Form, project: &Project) {
    words.add("form");
    words.word(&format!("{provider}/{}", form.key));
    words.word(&form.fingerprint());
    words.quoted(&form.title);
    let earlier = form.renamed_from.iter();
    let earlier: Vec<String> = earlier.map(|key| format!("{provider}/{key}")).collect();
    words.list_after("was", &earlier, Words::word);
    Writer { project, words }.fields(&form.fields);
    words.end_line();
}

struct Writer<'a> {
    project: &'a Project,
    words: &'a mut Words,
}

impl Writer<'_> {
    /// The fields of a form or of an item, in brackets.
    fn fields(&mut self, fields: &[Field]) {
        self.words.begin_lines();
        for field in fields {
            self.field(field);
        }
        self.words.end_lines();
    }

    fn field(&mut self, field: &Field) {
        self.words.word(&field.key);
        self.words.quoted(&field.title);
        if field.secret {
            self.words.add("secret");
        }
        self.kind(field);
        match &field.required {
            Required::Always => {}
            Required::Never => self.words.add("optional"),
            Required::When(when) => {
                self.words.add("required");
                condition(self.words, when);
            }
        }
        if !field.shown.is_always() {
            self.words.add("shown");
            condition(self.words, &field.shown);
        }
        self.words
            .list_after("was", &field.renamed_from, Words::word);
        if let FieldKind::Repeat(repeat) = &field.kind {
            self.fields(&repeat.fields);
        }
        self.words.end_line();
    }

    fn kind(&mut self, field: &Field) {
        match field.shape() {
            Shape::Text {
                min_length,
                max_length,
                patterns,
                ..
            } => {
                let line = matches!(&patterns[..], [only] if only.text == patterns::LINE && only.meaning == Meaning::Pattern);
                self.words.add(if line { "line" } else { "text" });
                self.words.lengths(min_length, max_length);
                if !line {
                    self.words.list(&patterns, |words, it| {
                        pattern(words, &it.text);
                        meaning(words, it.meaning);
                    });
                }
            }
            Shape::Choice(choices) => {
                self.words.add("choice");
                self.options(field, choices);
            }
            Shape::Choices {
                choices,
                min_items,
                max_items,
            } => {
                self.words.add("choices");
                self.words.limits(Some(min_items), max_items);
                self.options(field, choices);
            }
            Shape::TextList {
                pattern: of_each,
                max_length,
                min_items,
                max_items,
            } => {
                self.words.add("texts");
                self.words.limits(Some(min_items), max_items);
                self.words.number(max_length);
                pattern(self.words, of_each);
            }
            Shape::Boolean => self.words.add("toggle"),
            Shape::True => self.words.add("acknowledgement"),
            Shape::Integer { minimum, maximum } => {
                self.words.add("integer");
                self.words.limits(Some(minimum), Some(maximum));
            }
            Shape::Number { minimum, maximum } => {
                self.words.add("number");
                self.words.limits(minimum, maximum);
            }
            Shape::File { max_length, .. } => match &field.kind {
                FieldKind::File(rules) => self.file(rules, max_length),
                // Only a file is a `data:` URL.
                _ => self.words.add("toggle"),
            },
            Shape::Objects(_) => match &field.kind {
                FieldKind::Repeat(repeat) => {
                    self.words.add("items");
                    self.words
                        .limits(Some(repeat.min_items), Some(repeat.max_items));
                    self.words.quoted(&repeat.item_title);
                }
                // Only a repeated group is an array of objects.
                _ => self.words.add("toggle"),
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
            Some((name, _)) => self.words.add(name.trim_start_matches("super::")),
            None => self
                .words
                .list(choices, |words, choice| words.word(&choice.value)),
        }
    }

    fn file(&mut self, rules: &FileRules, max_length: u32) {
        self.words.add("file");
        self.words.number(max_length);
        self.words
            .number(u32::try_from(rules.max_size).unwrap_or(u32::MAX));
        self.words
            .list(&rules.formats, |words, it| words.add(format(*it)));
        if let Some(passphrase) = &rules.passphrase {
            self.words.add("passphrase");
            self.words.word(passphrase);
        }
    }
}

fn pattern(words: &mut Words, pattern: &str) {
    match NAMED.iter().find(|(known, _)| *known == pattern) {
        Some((_, name)) => words.add(name),
        None => words.quoted(pattern),
    }
}

/// What the pattern before it asks for.
fn meaning(words: &mut Words, meaning: Meaning<'_>) {
    let (word, texts) = match meaning {
        Meaning::Pattern => return,
        Meaning::Described(text) => ("says", vec![text]),
        Meaning::Prefix(text) => ("begins", vec![text]),
        Meaning::Prefixes(text, other) => ("begins_either", vec![text, other]),
        Meaning::Suffix(text) => ("ends", vec![text]),
        Meaning::Suffixes(text, other) => ("ends_either", vec![text, other]),
        Meaning::NotPrefix(text, mode) => ("begins_not", vec![text, mode]),
    };
    words.add(word);
    for text in texts {
        words.quoted(text);
    }
}

/// A condition.
pub(super) fn condition(words: &mut Words, when: &Condition) {
    match when {
        Condition::Always => words.add("always"),
        Condition::Test(test) => {
            let (word, value) = match test {
                Test::On { .. } => ("on", None),
                Test::Equals { value, .. } => ("equals", Some(value)),
                Test::Contains { value, .. } => ("contains", Some(value)),
                Test::Filled { .. } => ("filled", None),
            };
            words.add(word);
            words.word(test.field());
            if let Some(value) = value {
                words.word(value);
            }
        }
        Condition::All(parts) => {
            words.add("all");
            words.list(parts, condition);
        }
        Condition::Any(parts) => {
            words.add("any");
            words.list(parts, condition);
        }
        Condition::Not(part) if let Condition::Not(part) = &**part => condition(words, part),
        Condition::Not(part) => {
            words.add("not");
            condition(words, part);
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
