//! Options as schemas. A list that several fields of a form share, such as the currencies, is written once.

use serde_json::{Map, Value, json};

use super::{Context, Dialect, wording};
use crate::ir::{Choice, Form};

/// The lists of options that occur more than once in a form, by name.
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
    pub(super) fn definitions(&self, context: &Context<'_>) -> Map<String, Value> {
        self.lists
            .iter()
            .map(|(name, list)| {
                let mut schema = Map::new();
                schema.insert("type".into(), "string".into());
                schema.insert("oneOf".into(), options(list, context));
                (name.clone(), Value::Object(schema))
            })
            .collect()
    }

    fn name(&self, choices: &[Choice]) -> Option<&str> {
        let (name, _) = self.lists.iter().find(|(_, list)| *list == choices)?;
        Some(name)
    }
}

/// The rules "one of these options" for the value that `schema` describes.
pub(super) fn one_of(choices: &[Choice], context: &Context<'_>, schema: &mut Map<String, Value>) {
    schema.insert("type".into(), "string".into());
    match context.shared.name(choices) {
        Some(name) => {
            let reference = format!("#/{}/{name}", context.dialect.definitions());
            // Draft-07 ignores what stands beside a `$ref`, so it gets a schema of its own.
            schema.insert("allOf".into(), json!([{ "$ref": reference }]));
        }
        None => {
            schema.insert("oneOf".into(), options(choices, context));
        }
    }
}

/// The schema of an item that is one of these options.
pub(super) fn item(choices: &[Choice], context: &Context<'_>) -> Value {
    match context.shared.name(choices) {
        Some(name) => json!({ "$ref": format!("#/{}/{name}", context.dialect.definitions()) }),
        None => {
            let mut schema = Map::new();
            one_of(choices, context, &mut schema);
            Value::Object(schema)
        }
    }
}

fn options(choices: &[Choice], context: &Context<'_>) -> Value {
    choices
        .iter()
        .map(|choice| {
            let mut option = Map::new();
            match context.dialect {
                // RJSF chooses the first `const` of a `oneOf` for the merchant (its `constAsDefaults`): a
                // form would start in test mode, and with a currency nobody asked for.
                Dialect::Draft7 => option.insert("enum".into(), json!([choice.value])),
                Dialect::Draft2020 => option.insert("const".into(), json!(choice.value)),
            };
            option.insert("title".into(), choice.title.as_str().into());
            if let Some(description) = &choice.description {
                let description = wording::plain(description, context.project);
                option.insert("description".into(), description.into());
            }
            Value::Object(option)
        })
        .collect()
}
