//! What the spec says of a form and its fields, in words, for rustdoc.

use super::doc::{Doc, code, escape, sentence};
use crate::ir::{
    Choice, Condition, Deprecation, Field, FieldKind, Form, Lifetime, ModeMark, Number, Project,
    Provider, Required, Shape, Test, Text, TextRules,
};

/// Documentation of a provider's module.
pub(super) fn provider(provider: &Provider) -> Doc {
    let mut doc = Doc::default();
    doc.paragraph(format!(
        "Connection forms of {}.",
        escape(&provider.name).trim_end_matches('.')
    ));
    doc.paragraph(
        provider
            .description
            .as_deref()
            .map(sentence)
            .unwrap_or_default(),
    );
    doc.paragraph(deprecation(provider.deprecated.as_ref()));
    doc
}

/// Documentation of a form.
pub(super) fn form(form: &Form, provider: &Provider, project: &Project) -> Doc {
    let mut doc = Doc::default();
    let (title, provider_name) = (escape(&form.title), escape(&provider.name));
    doc.paragraph([&title, " of ", provider_name.trim_end_matches('.'), "."].concat());
    doc.paragraph(text(form.description.as_ref(), project));
    let name = [&*provider.code, "/", &form.key].concat();
    doc.paragraph(["The form ", &code(&name), "."].concat());
    doc.paragraph(deprecation(form.deprecated.as_ref()));
    doc
}

/// Documentation of a field.
pub(super) fn field(field: &Field, provider: &Provider, project: &Project) -> Doc {
    let mut doc = Doc::default();
    let mut first = sentence(&field.title);
    if let Some(names) = field.names_there() {
        let (provider, names) = (escape(&provider.name), escape(&names));
        first += &format!(" {provider} calls it {names}.");
    }
    doc.paragraph(first);
    doc.paragraph(text(field.description.as_ref(), project));
    let mut facts = Sentences(String::with_capacity(64));
    match &field.required {
        Required::Always => facts.add(&["Required."]),
        Required::Never => facts.add(&["Optional."]),
        Required::When(condition) => facts.add(&["Required when ", &words(condition), "."]),
    }
    if !field.shown.is_always() {
        facts.add(&["Shown when ", &words(&field.shown), "."]);
    }
    if field.secret {
        facts.add(&["Secret."]);
    }
    limits(field, &mut facts);
    if field.valid_for == Some(Lifetime::Limited) {
        facts.add(&["Runs out; nobody says when."]);
    } else if let Some(lifetime) = field.valid_for {
        facts.add(&["Valid for ", &lifetime.to_string(), "."]);
    }
    doc.paragraph(facts.0);
    doc.paragraph(deprecation(field.deprecated.as_ref()));
    doc
}

/// Sentences in a paragraph.
struct Sentences(String);

impl Sentences {
    /// Adds one of these parts.
    fn add(&mut self, parts: &[&str]) {
        self.0.push_str(if self.0.is_empty() { "" } else { " " });
        self.0.extend(parts.iter().copied());
    }
}

/// Documentation of an option.
pub(super) fn choice(choice: &Choice, project: &Project) -> Doc {
    let mut doc = Doc::default();
    let title = if choice.title.trim().is_empty() {
        &choice.value
    } else {
        &choice.title
    };
    doc.paragraph(sentence(title));
    doc.paragraph(text(choice.description.as_ref(), project));
    doc
}

fn text(text: Option<&Text>, project: &Project) -> String {
    let plain = text.map(|text| project.words(text));
    plain.as_deref().map(sentence).unwrap_or_default()
}

fn deprecation(deprecation: Option<&Deprecation>) -> String {
    deprecation.map_or_else(String::new, |deprecation| {
        format!(
            "Deprecated since {}: {}",
            escape(&deprecation.since),
            sentence(&deprecation.reason)
        )
    })
}

fn limits(field: &Field, facts: &mut Sentences) {
    if let Shape::Text {
        min_length,
        max_length,
        ..
    } = field.shape()
    {
        // What the spec did not set says nothing about this field.
        let usual = field.kind.usual_max_length() == Some(max_length);
        match (min_length, max_length) {
            (least, most) if least == most => facts.add(&["Exactly ", &characters(most), "."]),
            (0 | 1, _) if usual => {}
            (0 | 1, most) => facts.add(&["At most ", &characters(most), "."]),
            (least, _) if usual => facts.add(&["At least ", &characters(least), "."]),
            (least, most) => facts.add(&[&least.to_string(), " to ", &characters(most), "."]),
        }
    }
    match &field.kind {
        FieldKind::Text(rules)
        | FieldKind::Multiline(rules)
        | FieldKind::Url(rules)
        | FieldKind::Host(rules)
        | FieldKind::Email(rules) => text_rules(rules, facts),
        FieldKind::Integer(limits) | FieldKind::Number(limits) => number(*limits, facts),
        FieldKind::Multiselect {
            max_items: Some(most),
            ..
        }
        | FieldKind::IpList {
            max_items: Some(most),
        } => facts.add(&["At most ", &most.to_string(), "."]),
        FieldKind::File(rules) => {
            let formats: Vec<_> = rules.formats.iter().map(|it| it.description()).collect();
            let (formats, size) = (escape(&formats.join(" or ")), rules.max_size_in_words());
            facts.add(&["A ", &formats, ", at most ", &size, "."]);
            if let Some(passphrase) = &rules.passphrase {
                facts.add(&[&code(passphrase), " unlocks it."]);
            }
        }
        FieldKind::Repeat(repeat) => {
            let (least, most) = (repeat.min_items.to_string(), repeat.max_items.to_string());
            facts.add(&[&least, " to ", &most, "."]);
        }
        _ => {}
    }
}

fn characters(count: u32) -> String {
    let noun = match count {
        1 => " character",
        _ => " characters",
    };
    [itoa::Buffer::new().format(count), noun].concat()
}

fn text_rules(rules: &TextRules, facts: &mut Sentences) {
    match &rules.pattern_description {
        Some(description) => facts.add(&["Expected: ", &sentence(description)]),
        None => {
            for pattern in &rules.patterns {
                facts.add(&["Matches ", &code(pattern.as_str()), "."]);
            }
        }
    }
    if let Some(prefix) = &rules.prefix {
        facts.add(&["Begins with ", &code(prefix), "."]);
    }
    if let Some(prefix) = &rules.refused_prefix {
        facts.add(&["Does not begin with ", &code(prefix), "."]);
    }
    if let Some(suffix) = &rules.suffix {
        facts.add(&["Ends with ", &code(suffix), "."]);
    }
    for (mode, mark) in &rules.mode_marks {
        let (how, text) = match mark {
            ModeMark::Prefix(text) => ("Begins with ", &**text),
            ModeMark::Suffix(text) => ("Ends with ", &**text),
            ModeMark::Pattern(pattern) => ("Matches ", pattern.as_str()),
        };
        facts.add(&[how, &code(text), " in ", mode.name(), "."]);
    }
}

fn number(limits: Number, facts: &mut Sentences) {
    let [least, most] = [limits.minimum, limits.maximum].map(|it| it.map(|it| it.to_string()));
    match (least, most) {
        (Some(least), Some(most)) => facts.add(&["From ", &least, " to ", &most, "."]),
        (Some(least), None) => facts.add(&["At least ", &least, "."]),
        (None, Some(most)) => facts.add(&["At most ", &most, "."]),
        (None, None) => {}
    }
}

/// A condition as a clause.
fn words(condition: &Condition) -> String {
    match condition {
        Condition::Always => "always".to_owned(),
        Condition::Test(test) => clause(test, false),
        Condition::Not(part) => match &**part {
            Condition::Test(test) => clause(test, true),
            part => format!("not ({})", words(part)),
        },
        Condition::All(parts) => join(parts, " and "),
        Condition::Any(parts) => join(parts, " or "),
    }
}

fn clause(test: &Test, not: bool) -> String {
    let field = code(test.field());
    match (test, not) {
        (Test::On { .. }, false) => format!("{field} is on"),
        (Test::On { .. }, true) => format!("{field} is off"),
        (Test::Equals { value, .. }, false) => format!("{field} is {}", code(value)),
        (Test::Equals { value, .. }, true) => format!("{field} is not {}", code(value)),
        (Test::Contains { value, .. }, false) => format!("{field} has {}", code(value)),
        (Test::Contains { value, .. }, true) => format!("{field} does not have {}", code(value)),
        (Test::Filled { .. }, false) => format!("{field} is filled in"),
        (Test::Filled { .. }, true) => format!("{field} is empty"),
    }
}

fn join(parts: &[Condition], word: &str) -> String {
    let clauses: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Condition::All(_) | Condition::Any(_) => format!("({})", words(part)),
            part => words(part),
        })
        .collect();
    clauses.join(word)
}
