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
    doc.paragraph(format!(
        "{} of {}.",
        escape(&form.title),
        escape(&provider.name).trim_end_matches('.')
    ));
    doc.paragraph(text(form.description.as_ref(), project));
    doc.paragraph(format!(
        "The form {}.",
        code(&format!("{}/{}", provider.code, form.key))
    ));
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
    let mut facts = Vec::new();
    facts.push(match &field.required {
        Required::Always => "Required.".to_owned(),
        Required::Never => "Optional.".to_owned(),
        Required::When(condition) => format!("Required when {}.", words(condition)),
    });
    if !field.shown.is_always() {
        facts.push(format!("Shown when {}.", words(&field.shown)));
    }
    if field.secret {
        facts.push("Secret.".to_owned());
    }
    limits(field, &mut facts);
    if field.valid_for == Some(Lifetime::Limited) {
        facts.push("Runs out; nobody says when.".to_owned());
    } else if let Some(lifetime) = field.valid_for {
        facts.push(format!("Valid for {lifetime}."));
    }
    doc.paragraph(facts.join(" "));
    doc.paragraph(deprecation(field.deprecated.as_ref()));
    doc
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

fn limits(field: &Field, facts: &mut Vec<String>) {
    if let Shape::Text {
        min_length,
        max_length,
        ..
    } = field.shape()
    {
        // What the spec did not set says nothing about this field.
        let usual = field.kind.usual_max_length() == Some(max_length);
        facts.extend(match (min_length, max_length) {
            (least, most) if least == most => Some(format!("Exactly {}.", characters(most))),
            (0 | 1, _) if usual => None,
            (0 | 1, most) => Some(format!("At most {}.", characters(most))),
            (least, _) if usual => Some(format!("At least {}.", characters(least))),
            (least, most) => Some(format!("{least} to {}.", characters(most))),
        });
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
        } => facts.push(format!("At most {most}.")),
        FieldKind::File(rules) => {
            let formats: Vec<_> = rules.formats.iter().map(|it| it.description()).collect();
            facts.push(format!(
                "A {}, at most {}.",
                escape(&formats.join(" or ")),
                rules.max_size_in_words()
            ));
            if let Some(passphrase) = &rules.passphrase {
                facts.push(format!("{} unlocks it.", code(passphrase)));
            }
        }
        FieldKind::Repeat(repeat) => {
            facts.push(format!("{} to {}.", repeat.min_items, repeat.max_items));
        }
        _ => {}
    }
}

fn characters(count: u32) -> String {
    format!("{count} character{}", if count == 1 { "" } else { "s" })
}

fn text_rules(rules: &TextRules, facts: &mut Vec<String>) {
    match &rules.pattern_description {
        Some(description) => facts.push(format!("Expected: {}", sentence(description))),
        None => facts.extend(
            rules
                .patterns
                .iter()
                .map(|pattern| format!("Matches {}.", code(pattern.as_str()))),
        ),
    }
    if let Some(prefix) = &rules.prefix {
        facts.push(format!("Begins with {}.", code(prefix)));
    }
    if let Some(prefix) = &rules.refused_prefix {
        facts.push(format!("Does not begin with {}.", code(prefix)));
    }
    if let Some(suffix) = &rules.suffix {
        facts.push(format!("Ends with {}.", code(suffix)));
    }
    for (mode, mark) in &rules.mode_marks {
        let mode = mode.name();
        facts.push(match mark {
            ModeMark::Prefix(text) => format!("Begins with {} in {mode}.", code(text)),
            ModeMark::Suffix(text) => format!("Ends with {} in {mode}.", code(text)),
            ModeMark::Pattern(pattern) => format!("Matches {} in {mode}.", code(pattern.as_str())),
        });
    }
}

fn number(limits: Number, facts: &mut Vec<String>) {
    match (limits.minimum, limits.maximum) {
        (Some(least), Some(most)) => facts.push(format!("From {least} to {most}.")),
        (Some(least), None) => facts.push(format!("At least {least}.")),
        (None, Some(most)) => facts.push(format!("At most {most}.")),
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
