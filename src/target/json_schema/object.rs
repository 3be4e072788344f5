//! An object of fields: a form, or one item of a repeated group.

use super::{Context, Dialect, condition, value};
use crate::ir::{Condition, Field, Required};
use crate::target::json::{Json, Object};

/// Adds the rules of an object with these fields.
pub(super) fn describe<'a>(fields: &'a [Field], context: &Context<'a>, schema: &mut Object<'a>) {
    schema.put("type", "object");
    let mut properties = Object::default();
    let mut required: Vec<&str> = Vec::new();
    let mut branches: Vec<Branch<'_>> = Vec::new();
    for field in fields {
        let apart = context.dialect == Dialect::Draft7 && !field.shown.is_always();
        if !apart {
            properties.put(&field.key, value::schema(field, context));
        }
        if !field.shown.is_always() {
            branch(&mut branches, field.shown.clone())
                .fields
                .push(field);
        }
        let due = match &field.required {
            Required::Always => field.shown.clone(),
            Required::When(condition) => field.shown.clone().and(condition.clone()),
            Required::Never => continue,
        };
        if due.is_always() {
            required.push(&field.key);
        } else {
            branch(&mut branches, due).required.push(&field.key);
        }
    }
    schema
        .put("properties", properties)
        .list("required", required);
    match context.dialect {
        Dialect::Draft7 => {
            let keys: Json<'_> = fields.iter().map(|field| &field.key).collect();
            schema.put("propertyNames", Object::of("enum", keys));
        }
        Dialect::Draft2020 => {
            schema.put("additionalProperties", false);
        }
    }
    schema.list(
        "allOf",
        branches.iter().map(|it| it.schema(fields, context)),
    );
}

/// What one condition decides.
struct Branch<'a> {
    condition: Condition,
    /// Fields that are shown when it holds, and refused when it does not.
    fields: Vec<&'a Field>,
    /// Keys of the fields that must be filled in when it holds.
    required: Vec<&'a str>,
}

/// The branch of a condition; a new one if there is none yet.
fn branch<'a, 'b>(branches: &'b mut Vec<Branch<'a>>, condition: Condition) -> &'b mut Branch<'a> {
    let at = branches
        .iter()
        .position(|branch| branch.condition == condition)
        .unwrap_or(branches.len());
    if at == branches.len() {
        branches.push(Branch {
            condition,
            fields: Vec::new(),
            required: Vec::new(),
        });
    }
    &mut branches[at]
}

impl<'a> Branch<'a> {
    /// `scope` is every field of the object.
    fn schema(&self, scope: &[Field], context: &Context<'a>) -> Object<'a> {
        let mut then = Object::default();
        if context.dialect == Dialect::Draft7 {
            let properties = self.fields.iter();
            let properties = properties.map(|field| (&field.key, value::schema(field, context)));
            then.filled("properties", properties.collect());
        }
        then.list("required", self.required.iter().copied());
        let mut schema = Object::of("if", condition::schema(&self.condition, scope));
        schema.filled("then", then);
        if !self.fields.is_empty() {
            let hidden = self.fields.iter().map(|it| &it.key);
            let refused = match context.dialect {
                // Not `properties: {field: false}`: RJSF would draw a box for the field.
                Dialect::Draft7 => {
                    let hidden = Object::of("enum", hidden.collect::<Json<'_>>());
                    Object::of("propertyNames", Object::of("not", hidden))
                }
                // At an API the error stands at the field. Not `false`, of which Python's validator does not say
                // where it stands.
                Dialect::Draft2020 => {
                    let nothing = || Object::of("not", Object::default());
                    let refused = hidden.map(|key| (key, nothing()));
                    Object::of("properties", refused.collect::<Object<'_>>())
                }
            };
            schema.put("else", refused);
        }
        schema
    }
}
