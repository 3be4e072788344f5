//! The words of a schema: descriptions, and the rules of a field as a person would say them.

use crate::ir::{Field, FieldKind, FileRules, Form, ModeMark, Project, TextRules};

/// What is said about a form.
pub(in crate::target::frontend) fn form(form: &Form, project: &Project) -> Option<String> {
    let mut sentences = Vec::new();
    sentences.extend(form.description.as_ref().map(|text| project.words(text)));
    if let Some(deprecation) = &form.deprecated {
        sentences.push(format!("Deprecated: {}", deprecation.reason));
    }
    join(sentences)
}

/// What is said about a field: its help, then its rules.
pub(in crate::target::frontend) fn field(field: &Field, project: &Project) -> Option<String> {
    let mut sentences = Vec::new();
    sentences.extend(field.description.as_ref().map(|text| project.words(text)));
    match &field.kind {
        FieldKind::Text(rules)
        | FieldKind::Multiline(rules)
        | FieldKind::Url(rules)
        | FieldKind::Host(rules)
        | FieldKind::Email(rules) => text(rules, &field.kind, &mut sentences),
        FieldKind::File(rules) => sentences.push(file(rules)),
        FieldKind::DynamicSelect { source, .. } => sentences.push(project.words(source)),
        FieldKind::IpList { .. } => {
            sentences.push("IPv4 addresses, or networks in CIDR notation.".to_owned());
        }
        _ => {}
    }
    if let Some(deprecation) = &field.deprecated {
        sentences.push(format!("Deprecated: {}", deprecation.reason));
    }
    join(sentences)
}

fn join(sentences: Vec<String>) -> Option<String> {
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn text(rules: &TextRules, kind: &FieldKind, sentences: &mut Vec<String>) {
    // The words of the spec go on from what the type says, as they do on the guide page.
    let of_type = match kind {
        FieldKind::Url(_) => "a web address that begins with “https://”, ",
        FieldKind::Host(_) => "a host name without “https://”, ",
        _ => "",
    };
    let length = kind.length().map(|it| it.to_string());
    match (&rules.pattern_description, length) {
        (Some(words), Some(length)) => {
            sentences.push(format!("Format: {of_type}{words}, {length}."));
        }
        (Some(words), None) => sentences.push(format!("Format: {of_type}{words}.")),
        (None, Some(length)) => sentences.push(format!("Format: {length}.")),
        (None, None) => {}
    }
    if let Some(prefix) = rules.unsaid_prefix() {
        sentences.push(format!("Begins with “{prefix}”."));
    }
    if let Some(prefix) = &rules.refused_prefix {
        sentences.push(format!("Does not begin with “{prefix}”."));
    }
    if let Some(suffix) = rules.unsaid_suffix() {
        sentences.push(format!("Ends with “{suffix}”."));
    }
    for (mode, mark) in &rules.mode_marks {
        let mode = mode.name();
        match mark {
            ModeMark::Prefix(text) => sentences.push(format!("Begins with “{text}” in {mode}.")),
            ModeMark::Suffix(text) => sentences.push(format!("Ends with “{text}” in {mode}.")),
            // A pattern is for machines.
            ModeMark::Pattern(_) => {}
        }
    }
}

/// `Text file or JSON file, at most 20 KB.`
fn file(rules: &FileRules) -> String {
    let formats: Vec<&str> = rules.formats.iter().map(|it| it.description()).collect();
    let sentence = format!(
        "{}, at most {}.",
        formats.join(" or "),
        rules.max_size_in_words()
    );
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => sentence,
    }
}
