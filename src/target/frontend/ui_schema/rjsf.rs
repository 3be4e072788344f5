//! The UI schema for RJSF 6 with its stock widgets.

use std::borrow::Cow;

use serde_json::Value;

use super::facts::{self, Facts};
use crate::ir::{Choice, Field, FieldKind, Group};
use crate::target::frontend::json::{Json, Object};
use crate::target::frontend::json_schema::Source;

/// The most options that are shown as a column of boxes; a longer list scrolls.
const MOST_BOXES: usize = 20;

/// The UI schema of one form.
pub(in crate::target::frontend) fn schema<'a>(
    source: Source<'a>,
    facts: &'a Facts<'a>,
) -> Object<'a> {
    object(&source.form.fields, &source.form.groups, source, facts)
}

/// The groups of a form (or of one item of a repeated group), the order of its fields, and how each is
/// shown. RJSF shows the fields of a `then` last unless it is told the order of all.
fn object<'a>(
    fields: &'a [Field],
    groups: &'a [Group],
    source: Source<'a>,
    facts: &'a Facts<'a>,
) -> Object<'a> {
    let mut schema = Object::with_capacity(fields.len() + 2);
    let of_object = facts::object(fields, groups, source.project);
    if !of_object.is_empty() {
        schema.put("ui:options", Object::of("provspec", of_object));
    }
    let order = &source.outlines.of(fields).keys;
    schema.put("ui:order", Json::Written(order));
    for field in fields {
        schema.filled(field, entry(field, source, facts));
    }
    schema
}

fn entry<'a>(field: &'a Field, source: Source<'a>, facts: &'a Facts<'a>) -> Object<'a> {
    let mut entry = Object::default();
    let mut options = Object::default();
    // Browsers fill a saved log-in into any password box that does not say `new-password`.
    let autocomplete = match widget(field) {
        Some("password") => "new-password",
        _ => "off",
    };
    entry
        .option("ui:widget", widget(field))
        .option("ui:autocomplete", field.secret.then_some(autocomplete))
        .option("ui:placeholder", placeholder(field))
        // The stock widget takes files only.
        .option(
            "ui:help",
            source.descriptions.help(field, false).map(Cow::from),
        );
    match &field.kind {
        FieldKind::File(rules) if !rules.extensions.is_empty() => {
            options.put("accept", rules.extensions.join(","));
        }
        FieldKind::Email(_) if !field.secret => drop(options.put("inputType", "email")),
        FieldKind::Url(_) if !field.secret => drop(options.put("inputType", "url")),
        FieldKind::IpList { .. } => {
            options.put("orderable", false);
            entry.put("items", Object::of("ui:placeholder", "192.0.2.1"));
        }
        FieldKind::Repeat(repeat) => {
            options.put("orderable", false);
            let items = object(&repeat.fields, &repeat.groups, source, facts);
            entry.put("items", items);
        }
        _ => {}
    }
    options.option("provspec", facts.of_field(field));
    entry.filled("ui:options", options);
    entry
}

/// The stock widget, where it is not the one that RJSF takes by itself.
fn widget(field: &Field) -> Option<&'static str> {
    let boxes = |choices: &[Choice]| (choices.len() <= MOST_BOXES).then_some("checkboxes");
    match &field.kind {
        FieldKind::Text(_)
        | FieldKind::Url(_)
        | FieldKind::Host(_)
        | FieldKind::Email(_)
        | FieldKind::DynamicSelect { .. } => field.secret.then_some("password"),
        // Also for a secret: a box of one line drops the line breaks of a pasted key.
        FieldKind::Multiline(_) => Some("textarea"),
        FieldKind::File(_) => Some("file"),
        FieldKind::Mode(_) => Some("radio"),
        FieldKind::Toggle | FieldKind::Acknowledgement => Some("checkbox"),
        FieldKind::Multiselect { choices, .. }
        | FieldKind::Currencies(choices)
        | FieldKind::Countries(choices)
        | FieldKind::Features(choices) => boxes(choices),
        FieldKind::Select(_)
        | FieldKind::Currency(_)
        | FieldKind::Country(_)
        | FieldKind::Integer(_)
        | FieldKind::Number(_)
        | FieldKind::IpList { .. }
        | FieldKind::Repeat(_) => None,
    }
}

/// The example, for a box that is typed into.
pub(super) fn placeholder(field: &Field) -> Option<Cow<'_, str>> {
    let typed = matches!(
        field.kind,
        FieldKind::Text(_)
            | FieldKind::Multiline(_)
            | FieldKind::Url(_)
            | FieldKind::Host(_)
            | FieldKind::Email(_)
            | FieldKind::Integer(_)
            | FieldKind::Number(_)
            | FieldKind::DynamicSelect { .. }
    );
    match &field.example {
        Some(Value::String(example)) if typed => Some(example.into()),
        Some(Value::Number(example)) if typed => Some(example.to_string().into()),
        _ => None,
    }
}
