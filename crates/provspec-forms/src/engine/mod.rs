//! Validation: a table, the values, and every fault in order.
//!
//! It accepts what the JSON Schemas accept and refuses what they refuse. Nothing here is generic over a
//! form, so that a thousand forms share one copy.

mod condition;
mod hidden;
mod order;
mod value;

use serde_json::{Map, Value};

use crate::values::{Given, Values};
use crate::{Fault, FieldDefinition, FieldErrors, FormDefinition, Kind};
use condition::Scope;

pub(crate) use hidden::take_hidden;

/// Validates an object against a form, unknown keys included.
pub(crate) fn validate_object<'a>(
    form: &FormDefinition,
    value: &'a Value,
) -> Result<Values<'a>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let Some(object) = value.as_object() else {
        errors.push("", Fault::Type("an object"));
        return Err(errors);
    };
    validate_map(form, object)
}

/// Validates the members of an object against a form, unknown keys included.
pub(crate) fn validate_map<'a>(
    form: &FormDefinition,
    object: &'a Map<String, Value>,
) -> Result<Values<'a>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let values = Values::from_object(form.fields, object);
    check(form.fields, &values, "", &mut errors);
    check_keys(form.fields, object, "", &mut errors);
    errors.into_result().map(|()| values)
}

/// Validates the values of a typed form.
pub(crate) fn validate_values(
    form: &FormDefinition,
    values: &Values<'_>,
) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    check(form.fields, values, "", &mut errors);
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
fn check(fields: &[FieldDefinition], values: &Values<'_>, prefix: &str, errors: &mut FieldErrors) {
    let scope = Scope { fields, values };
    for (at, field) in fields.iter().enumerate() {
        let path = || format!("{prefix}{}", field.key);
        let shown = scope.holds(&field.shown);
        match values.get(at) {
            // A toggle that is off has a value; an empty list or a box that is not ticked has none.
            Given::Blank if matches!(field.kind, Kind::Toggle) => {}
            Given::Absent | Given::Blank => {
                if shown && scope.holds(&field.required) && !may_be_empty(field, values.get(at)) {
                    errors.push(path(), Fault::Required);
                }
            }
            _ if !shown => errors.push(path(), Fault::Hidden),
            given => {
                if let Err(fault) = value::check(&field.kind, given) {
                    errors.push(path(), fault);
                } else if let (Kind::Items { item, .. }, Given::List(items)) = (&field.kind, given)
                {
                    check_items(item.fields, items, &path(), errors);
                }
            }
        }
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
    items: &[Given<'_>],
    path: &str,
    errors: &mut FieldErrors,
) {
    for (at, item) in items.iter().enumerate() {
        let path = format!("{path}[{at}]");
        let prefix = format!("{path}.");
        match item {
            Given::Object(object) => {
                check(
                    fields,
                    &Values::from_object(fields, object),
                    &prefix,
                    errors,
                );
                check_keys(fields, object, &prefix, errors);
            }
            Given::Item(values) => check(fields, values, &prefix, errors),
            _ => errors.push(path, Fault::Type("an object")),
        }
    }
}

fn check_keys(
    fields: &[FieldDefinition],
    object: &Map<String, Value>,
    prefix: &str,
    errors: &mut FieldErrors,
) {
    for key in object.keys() {
        if !fields.iter().any(|field| field.key == key) {
            errors.push(format!("{prefix}{key}"), Fault::Unknown);
        }
    }
}
