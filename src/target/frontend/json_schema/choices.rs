//! Options as schemas. A list that several fields of a form share, such as the currencies, is written once.

use super::{Context, Dialect};
use crate::ir::{Choice, Form};
use crate::target::frontend::json::{Json, Object};

/// The lists of options that occur more than once in a form, by name.
#[derive(Default)]
pub(super) struct SharedChoices<'a> {
    lists: Vec<(String, &'a [Choice])>,
}

impl<'a> SharedChoices<'a> {
    /// The lists that occur more than once in the form, each named after the first field that has it.
    pub(super) fn of(form: &'a Form) -> Self {
        let mut seen: Vec<(&'a str, &'a [Choice], bool)> = Vec::new();
        form.visit(&mut |field: &'a crate::ir::Field| {
            let Some(choices) = field.kind.choices() else {
                return;
            };
            match seen.iter_mut().find(|(_, list, _)| *list == choices) {
                Some((.., shared)) => *shared = true,
                None => seen.push((&field.key, choices, false)),
            }
        });
        let mut lists: Vec<(String, &'a [Choice])> = Vec::new();
        for (key, list, _) in seen.into_iter().filter(|(.., shared)| *shared) {
            let mut name = format!("{key}_options");
            // The same key may stand in the form and in a repeated group, with different options.
            while lists.iter().any(|(taken, _)| *taken == name) {
                name.push('_');
            }
            lists.push((name, list));
        }
        Self { lists }
    }

    /// The schemas of the lists.
    pub(super) fn definitions(&self, context: &Context<'a>) -> Object<'a> {
        self.lists
            .iter()
            .map(|(name, list)| {
                let mut schema = Object::of("type", "string");
                schema.put("oneOf", options(list, context));
                (name.clone(), schema)
            })
            .collect()
    }

    pub(super) fn has(&self, choices: &[Choice]) -> bool {
        self.name(choices).is_some()
    }

    fn name(&self, choices: &[Choice]) -> Option<&str> {
        let (name, _) = self.lists.iter().find(|(_, list)| *list == choices)?;
        Some(name)
    }
}

/// The rules "one of these options" for the value that `schema` describes.
pub(super) fn one_of<'a>(choices: &'a [Choice], context: &Context<'a>, schema: &mut Object<'a>) {
    schema.put("type", "string");
    let Some(name) = context.shared.name(choices) else {
        schema.put("oneOf", options(choices, context));
        return;
    };
    let reference = definition(name, context);
    match context.dialect {
        // RJSF finds no option in an `allOf`, and takes each value away as none of them. It reads what stands beside
        // a `$ref`, and no validator needs that.
        Dialect::Rjsf => schema.put("$ref", reference),
        // Draft-07 ignores what stands beside a `$ref`, so it gets a schema of its own.
        Dialect::JsonForms | Dialect::Draft2020 => {
            schema.put("allOf", [Object::of("$ref", reference)])
        }
    };
}

/// The schema of an item that is one of these options.
pub(super) fn item<'a>(choices: &'a [Choice], context: &Context<'a>) -> Object<'a> {
    if let Some(name) = context.shared.name(choices) {
        return Object::of("$ref", definition(name, context));
    }
    let mut schema = Object::default();
    one_of(choices, context, &mut schema);
    // AJV finds equal texts by what it has put into an object, which has a `__proto__` from the start. Where it is not
    // told that items are texts, it compares them.
    if choices.iter().any(|choice| choice.value == "__proto__") {
        schema.take("type");
    }
    schema
}

/// Where a list that is shared stands in the schema.
fn definition(name: &str, context: &Context<'_>) -> String {
    format!("#/{}/{name}", context.dialect.definitions())
}

fn options<'a>(choices: &'a [Choice], context: &Context<'a>) -> Json<'a> {
    if let Some(written) = context
        .source
        .vocabularies
        .options(choices, context.dialect)
    {
        return Json::Written(written);
    }
    let options = choices.iter().map(|choice| {
        let mut option = option(&choice.value, &choice.title, context.dialect);
        let description = choice.description.as_ref();
        option.option(
            "description",
            description.map(|it| context.source.project.words(it)),
        );
        option
    });
    options.collect()
}

/// The schema of one option.
pub(super) fn option<'a, T: Into<Json<'a>>>(value: T, title: T, dialect: Dialect) -> Object<'a> {
    let mut option = match dialect {
        // RJSF chooses the first `const` of a `oneOf` for the merchant (its `constAsDefaults`): a
        // form would start in test mode, and with a currency nobody asked for.
        Dialect::Rjsf => Object::of("enum", [value]),
        Dialect::JsonForms | Dialect::Draft2020 => Object::of("const", value),
    };
    option.put("title", title);
    option
}
