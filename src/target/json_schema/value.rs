//! One field as a schema: the words of the field and the rules of its [`Shape`].

use super::{Context, Dialect, choices, object, pattern, wording};
use crate::ir::{Field, Shape};
use crate::target::json::{Json, Object};

/// The schema of a field's value.
pub(super) fn schema<'a>(field: &'a Field, context: &Context<'a>) -> Object<'a> {
    let mut schema = Object::of("title", &field.title);
    schema
        .option("description", wording::field(field, context.project))
        .option("default", field.default.as_ref())
        .list("examples", &field.example)
        .option("deprecated", field.deprecated.as_ref().map(|_| true));
    let shape = field.shape();
    if field.secret {
        schema.put("writeOnly", true);
        if matches!(shape, Shape::Text { .. }) {
            schema.put("format", "password");
        }
    }
    let rows = matches!(shape, Shape::TextList { .. } | Shape::Objects(_));
    rules(shape, context, &mut schema);
    if context.dialect == Dialect::Draft7 && rows && !field.is_required() {
        do_not_fill(&mut schema);
    }
    schema
}

/// RJSF fills a list up to its `minItems` with empty rows, which a merchant would have to take out of a form
/// where the list is optional. It does not look into an `allOf` for that.
fn do_not_fill(schema: &mut Object<'_>) {
    if let Some(least) = schema.take("minItems") {
        schema.put("allOf", [Object::of("minItems", least)]);
    }
}

/// Adds what the shape demands.
fn rules<'a>(shape: Shape<'a>, context: &Context<'a>, schema: &mut Object<'a>) {
    let one_line = shape.is_one_line();
    match shape {
        Shape::Text {
            min_length,
            max_length,
            patterns,
            ..
        } => {
            schema
                .put("type", "string")
                .put("minLength", min_length)
                .put("maxLength", max_length);
            pattern::all(patterns, one_line, schema);
        }
        Shape::File {
            max_length,
            pattern: form,
        } => {
            schema.put("type", "string");
            // RJSF knows this format. It is no standard one, so the twin does without.
            if context.dialect == Dialect::Draft7 {
                schema.put("format", "data-url");
            }
            schema.put("minLength", 1).put("maxLength", max_length);
            pattern::all(vec![form.into()], one_line, schema);
        }
        Shape::Choice(options) => choices::one_of(options, context, schema),
        Shape::Boolean => {
            schema.put("type", "boolean");
        }
        Shape::True => {
            // Not `const`, which RJSF takes for a default: the box would be ticked from the start.
            schema.put("type", "boolean").put("enum", [true]);
        }
        Shape::Integer { minimum, maximum } => {
            schema.put("type", "integer");
            limits(Some(minimum), Some(maximum), schema);
        }
        Shape::Number { minimum, maximum } => {
            schema.put("type", "number");
            limits(minimum, maximum, schema);
        }
        Shape::Choices {
            choices: options,
            min_items,
            max_items,
        } => {
            list(min_items, max_items, schema);
            schema.put("items", choices::item(options, context));
        }
        Shape::TextList {
            pattern: each,
            max_length,
            min_items,
            max_items,
        } => {
            list(min_items, max_items, schema);
            let mut item = Object::of("type", "string");
            item.put("minLength", 1).put("maxLength", max_length);
            pattern::all(vec![each.into()], one_line, &mut item);
            schema.put("items", item);
        }
        Shape::Objects(repeat) => {
            list(repeat.min_items, Some(repeat.max_items), schema);
            let mut item = Object::of("title", &repeat.item_title);
            object::describe(&repeat.fields, context, &mut item);
            schema.put("items", item);
        }
    }
}

/// Adds the rules that every list has.
fn list(min_items: u32, max_items: Option<u32>, schema: &mut Object<'_>) {
    schema
        .put("type", "array")
        .option("minItems", Some(min_items).filter(|least| *least > 0))
        .option("maxItems", max_items)
        .put("uniqueItems", true);
}

fn limits(minimum: Option<f64>, maximum: Option<f64>, schema: &mut Object<'_>) {
    schema
        .option("minimum", minimum.map(number))
        .option("maximum", maximum.map(number));
}

/// A whole number without `.0`, as people write it.
fn number(value: f64) -> Json<'static> {
    if value.fract() == 0.0 && value.abs() <= 9e15 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
        let whole = value as i64;
        whole.into()
    } else {
        value.into()
    }
}
