//! What a frontend may want to know of a field beyond the vocabulary of JSON Schema. A renderer ignores
//! it; a custom widget finds it under `ui:options`, as `provspec`.

use serde_json::{Map, Value, json};

use super::rjsf::Place;
use crate::ir::{Field, FieldKind, FileInput, FileRules, Group, ModeMark, ModeSpan, Project};

/// The facts of a form, or of one item of a repeated group: its groups, each with the keys of the fields that
/// stand in it and not in a group inside it.
pub(super) fn object(fields: &[Field], groups: &[Group], project: &Project) -> Map<String, Value> {
    let mut facts = Map::new();
    let groups: Vec<Value> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| {
            let fields: Vec<&str> = fields
                .iter()
                .filter(|field| field.group == Some(at))
                .map(|field| field.key.as_str())
                .collect();
            let mut entry = Map::new();
            entry.insert("key".into(), group.key.as_str().into());
            entry.insert("title".into(), group.title.as_str().into());
            if let Some(description) = &group.description {
                let words = description.to_plain(&|it| project.variable(it).to_owned());
                entry.insert("description".into(), words.into());
            }
            if let Some(around) = group.parent.and_then(|at| groups.get(at)) {
                entry.insert("parent".into(), around.key.as_str().into());
            }
            entry.insert("fields".into(), fields.into());
            Value::Object(entry)
        })
        .collect();
    if !groups.is_empty() {
        facts.insert("groups".into(), groups.into());
    }
    facts
}

/// The facts of a field.
pub(super) fn field(place: Place<'_>) -> Map<String, Value> {
    let field = place.field;
    let mut facts = Map::new();
    if field.secret {
        facts.insert("secret".into(), json!(true));
    }
    if let Some(name) = &field.known_as {
        facts.insert("known_as".into(), name.as_str().into());
    }
    if field.shown_once {
        facts.insert("shown_once".into(), json!(true));
    }
    match field.mode_span {
        ModeSpan::Shared => {}
        ModeSpan::Differs => drop(facts.insert("mode".into(), "differs".into())),
        ModeSpan::Selects => drop(facts.insert("mode".into(), "selects".into())),
        ModeSpan::Only(mode) => drop(facts.insert("mode".into(), mode.name().into())),
    }
    if let Some(lifetime) = field.valid_for {
        facts.insert("valid_for".into(), lifetime.iso8601().into());
    }
    if !field.renamed_from.is_empty() {
        facts.insert("renamed_from".into(), json!(field.renamed_from));
    }
    match &field.kind {
        FieldKind::Text(rules)
        | FieldKind::Multiline(rules)
        | FieldKind::Url(rules)
        | FieldKind::Host(rules)
        | FieldKind::Email(rules) => {
            let words = [
                ("pattern_description", &rules.pattern_description),
                ("prefix", &rules.prefix),
                ("suffix", &rules.suffix),
            ];
            for (name, word) in words {
                if let Some(word) = word {
                    facts.insert(name.into(), word.as_str().into());
                }
            }
            if !rules.mode_marks.is_empty() {
                let marks = rules.mode_marks.iter().map(|(mode, mark)| {
                    let mark = match mark {
                        ModeMark::Prefix(text) => json!({ "prefix": text }),
                        ModeMark::Suffix(text) => json!({ "suffix": text }),
                        ModeMark::Pattern(pattern) => json!({ "pattern": pattern.as_str() }),
                    };
                    (mode.name().to_owned(), mark)
                });
                let marks: Map<String, Value> = marks.collect();
                facts.insert("per_mode".into(), marks.into());
            }
        }
        FieldKind::Select(choices) => {
            let modes = choices
                .iter()
                .filter_map(|choice| Some((choice.value.clone(), choice.mode?.name().into())));
            let modes: Map<String, Value> = modes.collect();
            if !modes.is_empty() {
                facts.insert("modes".into(), modes.into());
            }
        }
        FieldKind::DynamicSelect {
            from,
            source,
            request,
        } => {
            let words = source.to_plain(&|it| place.project.variable(it).to_owned());
            let mut options = Map::new();
            options.insert("source".into(), from.name().into());
            options.insert("description".into(), words.into());
            if let Some(request) = request {
                options.insert("request".into(), request.as_str().into());
            }
            facts.insert("options_from".into(), options.into());
        }
        FieldKind::File(rules) => {
            facts.insert("file".into(), file(rules, place));
        }
        _ => {}
    }
    facts
}

fn file(rules: &FileRules, place: Place<'_>) -> Value {
    let formats: Vec<&str> = rules.formats.iter().map(|format| format.name()).collect();
    let input = match rules.input {
        FileInput::Upload => "upload",
        FileInput::Paste => "paste",
        FileInput::Either => "either",
    };
    let mut facts = Map::new();
    facts.insert("formats".into(), formats.into());
    facts.insert("extensions".into(), json!(rules.extensions));
    facts.insert("max_size".into(), rules.max_size.into());
    facts.insert("input".into(), input.into());
    if let Some(name) = &rules.file_name {
        // With the keys that the values have on the wire here, so that a widget can fill them in.
        let key = |field: &Field| format!("{{{}}}", field.key);
        let name = place.form.fill(name, place.field, place.repeat, &key);
        facts.insert("file_name".into(), name.into());
    }
    if let Some(passphrase) = &rules.passphrase {
        facts.insert("passphrase".into(), passphrase.as_str().into());
    }
    Value::Object(facts)
}
