//! An object of fields: a form, or one item of a repeated group.

use serde_json::{Map, Value, json};

use super::{Context, Dialect, condition, value};
use crate::ir::{Condition, Field, Required};

/// Adds the rules of an object with these fields.
pub(super) fn describe(fields: &[Field], context: &Context<'_>, schema: &mut Map<String, Value>) {
    schema.insert("type".into(), "object".into());
    let mut properties = Map::new();
    let mut required: Vec<&str> = Vec::new();
    let mut branches: Vec<Branch<'_>> = Vec::new();
    for field in fields {
        let apart = context.dialect == Dialect::Draft7 && !field.shown.is_always();
        if !apart {
            properties.insert(field.key.clone(), value::schema(field, context));
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
    schema.insert("properties".into(), properties.into());
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    match context.dialect {
        Dialect::Draft7 => {
            let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
            schema.insert("propertyNames".into(), json!({ "enum": keys }));
        }
        Dialect::Draft2020 => {
            schema.insert("additionalProperties".into(), json!(false));
        }
    }
    if !branches.is_empty() {
        let all: Vec<Value> = branches
            .iter()
            .map(|it| it.schema(fields, context))
            .collect();
        schema.insert("allOf".into(), all.into());
    }
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

impl Branch<'_> {
    /// `scope` is every field of the object.
    fn schema(&self, scope: &[Field], context: &Context<'_>) -> Value {
        let mut then = Map::new();
        if context.dialect == Dialect::Draft7 && !self.fields.is_empty() {
            let properties: Map<String, Value> = self
                .fields
                .iter()
                .map(|field| (field.key.clone(), value::schema(field, context)))
                .collect();
            then.insert("properties".into(), properties.into());
        }
        if !self.required.is_empty() {
            then.insert("required".into(), json!(self.required));
        }
        let mut schema = Map::new();
        schema.insert("if".into(), condition::schema(&self.condition, scope));
        if !then.is_empty() {
            schema.insert("then".into(), then.into());
        }
        if !self.fields.is_empty() {
            let hidden: Vec<&str> = self.fields.iter().map(|it| it.key.as_str()).collect();
            let refused = match context.dialect {
                // Not `properties: {field: false}`: RJSF would draw a box for the field.
                Dialect::Draft7 => json!({ "propertyNames": { "not": { "enum": hidden } } }),
                // At an API the error stands at the field. Not `false`, of which Python's validator does not say
                // where it stands.
                Dialect::Draft2020 => {
                    let nothing = || json!({ "not": {} });
                    let refused = hidden.iter().map(|key| ((*key).to_owned(), nothing()));
                    json!({ "properties": refused.collect::<Map<_, _>>() })
                }
            };
            schema.insert("else".into(), refused);
        }
        Value::Object(schema)
    }
}
