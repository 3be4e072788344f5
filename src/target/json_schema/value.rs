//! One field as a schema: the words of the field and the rules of its [`Shape`].

use serde_json::{Map, Value, json};

use super::{Context, Dialect, choices, object, pattern, wording};
use crate::ir::{Field, Shape};

/// The schema of a field's value.
pub(super) fn schema(field: &Field, context: &Context<'_>) -> Value {
    let mut schema = Map::new();
    schema.insert("title".into(), field.title.as_str().into());
    if let Some(description) = wording::field(field, context.project) {
        schema.insert("description".into(), description.into());
    }
    if let Some(default) = &field.default {
        schema.insert("default".into(), default.clone());
    }
    if let Some(example) = &field.example {
        schema.insert("examples".into(), json!([example]));
    }
    if field.deprecated.is_some() {
        schema.insert("deprecated".into(), json!(true));
    }
    let shape = field.shape();
    if field.secret {
        schema.insert("writeOnly".into(), json!(true));
        if matches!(shape, Shape::Text { .. }) {
            schema.insert("format".into(), "password".into());
        }
    }
    rules(&shape, context, &mut schema);
    let rows = matches!(shape, Shape::TextList { .. } | Shape::Objects(_));
    if context.dialect == Dialect::Draft7 && rows && !field.is_required() {
        do_not_fill(&mut schema);
    }
    Value::Object(schema)
}

/// RJSF fills a list up to its `minItems` with empty rows, which a merchant would have to take out of a form
/// where the list is optional. It does not look into an `allOf` for that.
fn do_not_fill(schema: &mut Map<String, Value>) {
    if let Some(least) = schema.shift_remove("minItems") {
        schema.insert("allOf".into(), json!([{ "minItems": least }]));
    }
}

/// Adds what the shape demands.
fn rules(shape: &Shape<'_>, context: &Context<'_>, schema: &mut Map<String, Value>) {
    match shape {
        Shape::Text {
            min_length,
            max_length,
            patterns,
        } => {
            schema.insert("type".into(), "string".into());
            schema.insert("minLength".into(), json!(min_length));
            schema.insert("maxLength".into(), json!(max_length));
            let patterns: Vec<&str> = patterns.iter().map(|it| &**it).collect();
            pattern::all(&patterns, shape.is_one_line(), schema);
        }
        Shape::File {
            max_length,
            pattern: form,
        } => {
            schema.insert("type".into(), "string".into());
            // RJSF knows this format. It is no standard one, so the twin does without.
            if context.dialect == Dialect::Draft7 {
                schema.insert("format".into(), "data-url".into());
            }
            schema.insert("minLength".into(), json!(1));
            schema.insert("maxLength".into(), json!(max_length));
            pattern::all(&[form], shape.is_one_line(), schema);
        }
        Shape::Choice(options) => choices::one_of(options, context, schema),
        Shape::Boolean => {
            schema.insert("type".into(), "boolean".into());
        }
        Shape::True => {
            schema.insert("type".into(), "boolean".into());
            // Not `const`, which RJSF takes for a default: the box would be ticked from the start.
            schema.insert("enum".into(), json!([true]));
        }
        Shape::Integer { minimum, maximum } => {
            schema.insert("type".into(), "integer".into());
            limits(Some(*minimum), Some(*maximum), schema);
        }
        Shape::Number { minimum, maximum } => {
            schema.insert("type".into(), "number".into());
            limits(*minimum, *maximum, schema);
        }
        Shape::Choices {
            choices: options,
            min_items,
            max_items,
        } => {
            list(*min_items, *max_items, schema);
            schema.insert("items".into(), choices::item(options, context));
        }
        Shape::TextList {
            pattern: each,
            max_length,
            min_items,
            max_items,
        } => {
            list(*min_items, *max_items, schema);
            let mut item = Map::new();
            item.insert("type".into(), "string".into());
            item.insert("minLength".into(), json!(1));
            item.insert("maxLength".into(), json!(max_length));
            pattern::all(&[each], shape.is_one_line(), &mut item);
            schema.insert("items".into(), item.into());
        }
        Shape::Objects(repeat) => {
            list(repeat.min_items, Some(repeat.max_items), schema);
            let mut item = Map::new();
            item.insert("title".into(), repeat.item_title.as_str().into());
            object::describe(&repeat.fields, context, &mut item);
            schema.insert("items".into(), item.into());
        }
    }
}

/// Adds the rules that every list has.
fn list(min_items: u32, max_items: Option<u32>, schema: &mut Map<String, Value>) {
    schema.insert("type".into(), "array".into());
    if min_items > 0 {
        schema.insert("minItems".into(), json!(min_items));
    }
    if let Some(max_items) = max_items {
        schema.insert("maxItems".into(), json!(max_items));
    }
    schema.insert("uniqueItems".into(), json!(true));
}

fn limits(minimum: Option<f64>, maximum: Option<f64>, schema: &mut Map<String, Value>) {
    for (keyword, limit) in [("minimum", minimum), ("maximum", maximum)] {
        if let Some(limit) = limit {
            schema.insert(keyword.into(), number(limit));
        }
    }
}

/// A whole number without `.0`, as people write it.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() <= 9e15 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
        let whole = value as i64;
        json!(whole)
    } else {
        json!(value)
    }
}
