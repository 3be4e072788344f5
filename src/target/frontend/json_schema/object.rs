//! An object of fields: a form, or one item of a repeated group.

use super::outline::{Branch, Outline};
use super::{Context, Dialect, condition, value};
use crate::ir::{Field, FieldKind};
use crate::target::frontend::json::{Json, Object};
use crate::target::frontend::place::Place;

/// Adds the rules of an object with these fields.
pub(super) fn describe<'a>(
    fields: &'a [Field],
    place: &dyn Fn(&'a Field) -> Place<'a>,
    context: &Context<'a>,
    schema: &mut Object<'a>,
) {
    schema.put("type", "object");
    let outline = context.source.outlines.of(fields);
    let scope = Scope {
        fields,
        place,
        context,
    };
    let mut properties = Object::with_capacity(fields.len());
    // Rules that JSON Forms must not see at the fields.
    let mut apart = Object::default();
    let at_root = |field: &&Field| context.dialect == Dialect::Draft2020 || field.shown.is_always();
    for field in fields.iter().filter(at_root) {
        let mut value = scope.value(field, &mut apart);
        if !field.shown.is_always() {
            // What is hidden is refused as a whole: its items are judged where it is shown.
            if let Json::Object(schema) = &mut value {
                take_items(field, schema);
            }
        }
        properties.put(field, value);
    }
    let Outline { keys, required, .. } = outline;
    schema
        .put("properties", properties)
        .option("required", required.as_ref().map(Json::Written));
    match context.dialect {
        Dialect::Rjsf | Dialect::JsonForms => {
            schema.put("propertyNames", Object::of("enum", Json::Written(keys)));
        }
        Dialect::Draft2020 => {
            schema.put("additionalProperties", false);
        }
    }
    let branches = outline.branches.iter();
    let mut all: Vec<Object<'_>> = branches
        .map(|branch| scope.branch(branch, &mut apart))
        .collect();
    if !apart.is_empty() {
        all.push(Object::of("properties", apart));
    }
    schema.list("allOf", all);
}

/// The rules of the items of a repeated group, which is then without.
fn take_items<'a>(field: &Field, schema: &mut Object<'a>) -> Option<Json<'a>> {
    match field.kind {
        FieldKind::Repeat(_) => schema.take("items"),
        _ => None,
    }
}

fn list_of(items: Json<'_>) -> Object<'_> {
    let mut schema = Object::of("type", "array");
    schema.put("items", items);
    schema
}

/// The fields of one object, and what surrounds them.
struct Scope<'s, 'a> {
    fields: &'a [Field],
    place: &'s dyn Fn(&'a Field) -> Place<'a>,
    context: &'s Context<'a>,
}

impl<'a> Scope<'_, 'a> {
    fn value(&self, field: &'a Field, apart: &mut Object<'a>) -> Json<'a> {
        let Context {
            dialect, common, ..
        } = self.context;
        if let Some(schema) = common.of_field(field, *dialect) {
            return Json::Written(schema);
        }
        let mut schema = value::schema((self.place)(field), self.context);
        if *dialect == Dialect::JsonForms {
            apart.filled(field, value::take_disturbing(&mut schema));
        }
        schema.into()
    }

    fn branch(&self, branch: &Branch<'a>, apart: &mut Object<'a>) -> Object<'a> {
        let mut then = Object::default();
        let mut properties = Object::default();
        if self.context.dialect == Dialect::Draft2020 {
            for &field in &branch.fields {
                if let Json::Object(mut schema) = self.value(field, apart) {
                    let items = take_items(field, &mut schema);
                    properties.filled(field, items.map(list_of).unwrap_or_default());
                }
            }
        } else {
            for &field in &branch.fields {
                properties.put(field, self.value(field, apart));
            }
            if self.context.dialect == Dialect::JsonForms {
                for &field in &branch.required {
                    if branch.fields.iter().all(|shown| shown.key != field.key) {
                        let appearance = value::appearance((self.place)(field), self.context);
                        properties.put(field, appearance);
                    }
                }
            }
        }
        then.filled("properties", properties);
        then.list("required", branch.required.iter().copied());
        let test = condition::schema(&branch.condition, self.fields);
        let mut schema = Object::of("if", test);
        schema.filled("then", then);
        if !branch.fields.is_empty() {
            let hidden = branch.fields.iter().copied();
            let refused = match self.context.dialect {
                // Not `properties: {field: false}`: RJSF would draw a box for the field.
                Dialect::Rjsf => {
                    let hidden = Object::of("enum", hidden.collect::<Json<'_>>());
                    Object::of("propertyNames", Object::of("not", hidden))
                }
                // Elsewhere the error stands at the field. Not `false`, of which Python's validator does not say
                // where it stands.
                Dialect::JsonForms | Dialect::Draft2020 => {
                    let nothing = || Object::of("not", Object::default());
                    let refused = hidden.map(|field| (field, nothing()));
                    Object::of("properties", refused.collect::<Object<'_>>())
                }
            };
            schema.put("else", refused);
        }
        schema
    }
}
