//! One field as a schema: the words of the field and the rules of its [`Shape`].

use std::borrow::Cow;
use std::sync::LazyLock;

use super::{Context, Dialect, choices, object, pattern};
use crate::ir::Shape;
use crate::target::frontend::json::written::Written;
use crate::target::frontend::json::{Json, Object};
use crate::target::frontend::place::Place;

/// The schema of a field's value.
pub(super) fn schema<'a>(place: Place<'a>, context: &Context<'a>) -> Object<'a> {
    let field = place.field;
    // Most have as many keys.
    let mut schema = Object::with_capacity(8);
    schema
        .put("title", &field.title)
        .option("description", description(place, context))
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
    rules(shape, place, context, &mut schema);
    if context.dialect == Dialect::Rjsf && rows && !field.is_required() {
        do_not_fill(&mut schema);
    }
    schema
}

/// What is said about a field. JSON Forms has no other place for what RJSF shows as help.
fn description<'a>(place: Place<'a>, context: &Context<'a>) -> Option<Cow<'a, str>> {
    let descriptions = context.source.descriptions;
    let words = descriptions.of_field(place.field);
    let help = match context.dialect {
        Dialect::JsonForms => descriptions.help(place.field, true),
        _ => None,
    };
    match (words, help) {
        (Some(words), Some(help)) => Some([words, " ", help].concat().into()),
        (said, None) | (None, said) => said.map(Cow::from),
    }
}

/// Takes out the rules that would have JSON Forms draw another box for the field: it sees a choice between
/// schemas in an `allOf`, and a list of options in an `enum`.
pub(super) fn take_disturbing<'a>(schema: &mut Object<'a>) -> Object<'a> {
    let mut rules = Object::default();
    if let Some(all) = schema.take("allOf") {
        // Validators in strict mode ask which type a pattern is for.
        rules.put("type", "string").put("allOf", all);
    }
    rules.option("enum", schema.take("enum"));
    rules
}

/// Only what JSON Forms needs to draw the field. Its rules are where it stands, so that a fault of it is found once.
pub(super) fn appearance<'a>(place: Place<'a>, context: &Context<'a>) -> Object<'a> {
    let mut schema = schema(place, context);
    schema.retain(&[
        "title",
        "description",
        "type",
        "format",
        "oneOf",
        "uniqueItems",
        "items",
    ]);
    schema
}

/// RJSF fills a list up to its `minItems` with empty rows, which a merchant would have to take out of a form
/// where the list is optional. It does not look into an `allOf` for that.
fn do_not_fill(schema: &mut Object<'_>) {
    if let Some(least) = schema.take("minItems") {
        schema.put("allOf", [Object::of("minItems", least)]);
    }
}

/// The schemas of the one value or the other. Each form ends with a box that has to be ticked.
static TRUE_OR_FALSE: LazyLock<Written<'_>> =
    LazyLock::new(|| Written::new([true, false].map(|value| Object::of("enum", [value]))));
static TRUE: LazyLock<Written<'_>> = LazyLock::new(|| Written::new([Object::of("enum", [true])]));

/// Adds what the shape demands.
fn rules<'a>(shape: Shape<'a>, place: Place<'a>, context: &Context<'a>, schema: &mut Object<'a>) {
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
            let patterns = patterns.into_iter().map(|it| it.text).collect();
            pattern::all(patterns, one_line, schema);
        }
        Shape::File {
            max_length,
            pattern: form,
            ..
        } => {
            schema.put("type", "string");
            // RJSF knows this format. It is no standard one, so the others do without.
            if context.dialect == Dialect::Rjsf {
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
            schema.put("type", "boolean");
            if context.dialect == Dialect::Rjsf {
                // In a form with conditions, it puts the one value of an `enum` or an `anyOf` in place of any other,
                // whatever the merchant changes. It looks at `oneOf` first. The star is for an `anyOf` of one.
                schema
                    .put("oneOf", Json::Written(&TRUE_OR_FALSE))
                    .put("anyOf", Json::Written(&TRUE));
            } else {
                schema.put("enum", [true]);
            }
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
            let inside = |field| place.inside(field);
            object::describe(&repeat.fields, &inside, context, &mut item);
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
