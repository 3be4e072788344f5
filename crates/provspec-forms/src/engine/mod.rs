//! Validation: a table, the values, and every fault in order.
//!
//! It accepts what the JSON Schemas accept and refuses what they refuse; into files, it looks further.
//! Nothing here is generic over a form, so that a thousand forms share one copy.

mod condition;
#[cfg(feature = "files")]
mod contents;
mod hidden;
mod order;
mod value;

use provspec_messages::expected;
use serde_json::{Map, Value};

use crate::values::{Given, Values};
use crate::{Condition, Fault, FieldDefinition, FieldErrors, FormDefinition, Kind, named};
use condition::Scope;
#[cfg(feature = "files")]
pub(crate) use contents::expiries;

/// How far validation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// As far as the JSON Schemas.
    Shape,
    /// Into the files.
    Contents,
}

pub(crate) use hidden::take_hidden;

/// Whether a condition holds of the values of these fields.
pub(crate) fn holds(
    condition: &Condition,
    fields: &[FieldDefinition],
    values: &Values<'_>,
) -> bool {
    Scope { fields, values }.holds(condition)
}

/// Validates an object against a form, unknown keys included.
pub(crate) fn validate_object<'a>(
    form: &FormDefinition,
    value: &'a Value,
    depth: Depth,
) -> Result<Values<'a>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let Some(object) = value.as_object() else {
        errors.push("", Fault::Type(expected::OBJECT));
        return Err(errors);
    };
    validate_map(form, object, depth)
}

/// Validates the members of an object against a form, unknown keys included.
pub(crate) fn validate_map<'a>(
    form: &FormDefinition,
    object: &'a Map<String, Value>,
    depth: Depth,
) -> Result<Values<'a>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut values = Values::from_object(form.fields, object);
    let known = values.given();
    check(form.fields, &mut values, "", depth, &mut errors);
    if known < object.len() {
        check_keys(form.fields, object.keys(), "", &mut errors);
    }
    errors.into_result().map(|()| values)
}

/// Validates values that were laid out before, with the names of those that the form does not have.
pub(crate) fn validate_values<'k>(
    form: &FormDefinition,
    values: &mut Values<'_>,
    unknown: impl IntoIterator<Item = &'k String>,
) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    check(form.fields, values, "", Depth::Contents, &mut errors);
    check_keys(form.fields, unknown, "", &mut errors);
    errors.into_result()
}

/// Whether the field has to be filled in with these values.
pub(crate) fn is_required(fields: &[FieldDefinition], values: &Values<'_>, at: usize) -> bool {
    let scope = Scope { fields, values };
    fields
        .get(at)
        .is_some_and(|field| scope.holds(&field.shown) && scope.holds(&field.required))
}

/// Whether the form shows the field with these values.
pub(crate) fn is_shown(fields: &[FieldDefinition], values: &Values<'_>, at: usize) -> bool {
    let scope = Scope { fields, values };
    fields
        .get(at)
        .is_some_and(|field| scope.holds(&field.shown))
}

/// Whether a single value is of the kind.
pub(crate) fn is_of_kind(kind: &Kind, value: &Value) -> bool {
    value::check(kind, &Given::from_json(value)).is_ok()
}

/// One scope: a form or an item. `prefix` is the path of the item, with a dot at its end.
///
/// Objects in lists become items, and files that were looked into are left decoded.
fn check(
    fields: &[FieldDefinition],
    values: &mut Values<'_>,
    prefix: &str,
    depth: Depth,
    errors: &mut FieldErrors,
) {
    #[cfg(feature = "files")]
    let (start, mut files) = (errors.len(), Vec::new());
    for (at, field) in fields.iter().enumerate() {
        let path = || format!("{prefix}{}", field.key);
        let fault = fault(fields, values, at);
        // Each item of a list that is too long would have its faults: without bounds, of anybody's making.
        let within = matches!(fault, None | Some(Fault::MinItems(_) | Fault::Duplicate));
        let is_sound = fault.is_none();
        if let Some(fault) = fault {
            errors.push(path(), fault);
        }
        match (&field.kind, values.get_mut(at)) {
            (Kind::Items { item, .. }, Some(Given::List(items))) if within => {
                check_items(item.fields, items, &path(), depth, errors);
            }
            #[cfg(feature = "files")]
            (Kind::File { .. }, Some(Given::Text(_) | Given::Upload(_) | Given::Decoded(_)))
                if is_sound && depth == Depth::Contents =>
            {
                files.push(at);
            }
            _ => {}
        }
    }
    // A file may need the value of a field that comes after it.
    #[cfg(feature = "files")]
    for at in files {
        contents::check(fields, values, at, prefix, start, errors);
    }
}

/// What is wrong with one field, items apart.
fn fault(fields: &[FieldDefinition], values: &Values<'_>, at: usize) -> Option<Fault> {
    let field = fields.get(at)?;
    let scope = Scope { fields, values };
    let shown = scope.holds(&field.shown);
    match values.get(at) {
        // A toggle that is off has a value; an empty list or a box that is not ticked has none.
        Given::Blank if matches!(field.kind, Kind::Toggle) => None,
        Given::Absent | Given::Blank => {
            let missing =
                shown && scope.holds(&field.required) && !may_be_empty(field, values.get(at));
            missing.then_some(Fault::Required)
        }
        _ if !shown => Some(Fault::Hidden),
        given => value::check(&field.kind, given).err(),
    }
}

/// Whether a typed list may be empty although the field is required.
fn may_be_empty(field: &FieldDefinition, given: &Given<'_>) -> bool {
    matches!(
        (&field.kind, given),
        (Kind::Items { min_items: 0, .. }, Given::Blank)
    )
}

fn check_items(
    fields: &[FieldDefinition],
    items: &mut [Given<'_>],
    path: &str,
    depth: Depth,
    errors: &mut FieldErrors,
) {
    for (at, item) in items.iter_mut().enumerate() {
        let path = format!("{path}[{at}]");
        let prefix = format!("{path}.");
        match item {
            Given::Object(object) => {
                let object = *object;
                let mut values = Values::from_object(fields, object);
                check(fields, &mut values, &prefix, depth, errors);
                check_keys(fields, object.keys(), &prefix, errors);
                *item = Given::Item(values);
            }
            Given::Item(values) => check(fields, values, &prefix, depth, errors),
            _ => errors.push(path, Fault::Type(expected::OBJECT)),
        }
    }
}

/// Names the keys that the form does not have, as far as they look like keys: what does not may be a secret, and is
/// one fault, however much there is of it.
fn check_keys<'k>(
    fields: &[FieldDefinition],
    keys: impl IntoIterator<Item = &'k String>,
    prefix: &str,
    errors: &mut FieldErrors,
) {
    let mut unnamed = false;
    for key in keys {
        if fields.iter().any(|field| field.key == key) {
            continue;
        }
        // What the spec itself has called so can be named.
        let is_earlier = |field: &FieldDefinition| field.renamed_from.contains(&key.as_str());
        let name = match fields.iter().any(is_earlier) {
            true => key,
            false => named::key(key),
        };
        if name == named::UNNAMED && std::mem::replace(&mut unnamed, true) {
            continue;
        }
        errors.push(format!("{prefix}{name}"), Fault::Unknown);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::ProviderTable;

    static BANK: ProviderTable = ProviderTable::new(
        &[],
        r#"
provider bank Bank Bank
form bank/m 01 M [
    terminals "Terminals" items 2..3 "Terminal" [
        id "ID" line 1..8
    ]
]
"#,
    );

    #[test]
    fn items_have_their_faults_beside_those_of_their_list() {
        let found = |items: serde_json::Value| -> Vec<String> {
            let errors = BANK.rules("m").check_shape(&json!({ "terminals": items }));
            let errors = errors.expect_err("there are faults");
            let path = |error: &crate::FieldError| format!("{} {}", error.path, error.code);
            errors.iter().map(path).collect()
        };
        assert_eq!(
            found(json!([{}])),
            ["terminals min_items", "terminals[0].id required"]
        );
        assert_eq!(
            found(json!([{ "id": "" }, { "id": "" }])),
            [
                "terminals duplicate",
                "terminals[0].id min_length",
                "terminals[1].id min_length"
            ]
        );
        // There might be thousands.
        assert_eq!(found(json!([{}, 1, 2, 3])), ["terminals max_items"]);
    }
}
