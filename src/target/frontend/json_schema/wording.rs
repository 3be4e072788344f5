//! The words of a schema: descriptions, and the rules of a field as a person would say them.

use crate::ir::{Field, FieldKind, Form, ModeMark, Project, TextRules, Words};

/// What is said about a form.
pub(in crate::target::frontend) fn form(form: &Form, project: &Project) -> Option<String> {
    let words = Words::of(project.locale);
    let mut sentences = Vec::new();
    sentences.extend(form.description.as_ref().map(|text| project.words(text)));
    if let Some(deprecation) = &form.deprecated {
        sentences.push(words.fill(words.deprecated, &[("reason", &deprecation.reason)]));
    }
    join(sentences)
}

/// What is said about a field: its help, then its rules.
pub(in crate::target::frontend) fn field(field: &Field, project: &Project) -> Option<String> {
    let words = Words::of(project.locale);
    let mut sentences = Vec::new();
    sentences.extend(field.description.as_ref().map(|text| project.words(text)));
    match &field.kind {
        FieldKind::Text(rules)
        | FieldKind::Multiline(rules)
        | FieldKind::Url(rules)
        | FieldKind::Host(rules)
        | FieldKind::Email(rules) => text(rules, &field.kind, words, &mut sentences),
        FieldKind::File(rules) => sentences.push(words.file(rules)),
        FieldKind::DynamicSelect { source, .. } => sentences.push(project.words(source)),
        FieldKind::IpList { .. } => {
            sentences.push(words.addresses.to_owned());
        }
        _ => {}
    }
    if let Some(deprecation) = &field.deprecated {
        sentences.push(words.fill(words.deprecated, &[("reason", &deprecation.reason)]));
    }
    join(sentences)
}

/// The sentences as one text, if there are some.
pub(in crate::target::frontend) fn join(mut sentences: Vec<String>) -> Option<String> {
    match sentences.len() {
        0 | 1 => sentences.pop(),
        _ => Some(sentences.join(" ")),
    }
}

fn text(rules: &TextRules, kind: &FieldKind, words: &Words, sentences: &mut Vec<String>) {
    // The words of the spec go on from what the type says, as they do on the guide page.
    let of_type = match kind {
        FieldKind::Url(_) => words.of_url,
        FieldKind::Host(_) => words.of_host,
        _ => "",
    };
    let said = match (&rules.pattern_description, kind.length_in(words)) {
        (Some(said), Some(length)) => Some(format!("{of_type}{said}, {length}")),
        (Some(said), None) => Some(format!("{of_type}{said}")),
        (None, length) => length,
    };
    sentences.extend(said.map(|said| words.fill(words.format, &[("rules", &said)])));
    let mut affix = |template: &str, text: Option<&str>, mode: &str| {
        let parameters = text.map(|text| [("text", text), ("mode", mode)]);
        sentences.extend(parameters.map(|parameters| words.fill(template, &parameters)));
    };
    affix(words.begins, rules.unsaid_prefix(), "");
    affix(words.does_not_begin, rules.refused_prefix.as_deref(), "");
    affix(words.ends, rules.unsaid_suffix(), "");
    for (mode, mark) in &rules.mode_marks {
        match mark {
            ModeMark::Prefix(text) => affix(words.begins_in_mode, Some(text), mode.name()),
            ModeMark::Suffix(text) => affix(words.ends_in_mode, Some(text), mode.name()),
            // A pattern is for machines.
            ModeMark::Pattern(_) => {}
        }
    }
}
