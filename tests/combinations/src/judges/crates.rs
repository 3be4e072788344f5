//! The judges that are Rust: the generated types, and the `jsonschema` crate.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::Value;

use super::{Judge, Tried, Verdict, verdict};
use crate::schema_judge::places;

/// The generated types, as far as the shape goes: no schema says what is in a file.
#[derive(Debug)]
pub struct Types;

impl Judge for Types {
    fn turn_to(&mut self, _: &Tried) {}

    fn judge(&mut self, tried: &Tried, _: usize, values: &[Value]) -> Vec<Vec<Verdict>> {
        let judged = values.iter().map(|value| {
            let errors = tried.types.check_shape(value).err()?;
            Some(errors.iter().map(|it| named(tried, &it.path)).collect())
        });
        judged.map(|verdict| vec![verdict]).collect()
    }
}

/// The path, `?` for keys that the form does not have, and the list for an item that is no object.
fn named(tried: &Tried, path: &str) -> String {
    let (item, key) = match path.rsplit_once('.') {
        Some((item, key)) => (Some(item), key),
        None => (None, path),
    };
    let list = |path: &str| path.split('[').next().unwrap_or_default().to_owned();
    let Some(item) = item else {
        let list = list(path);
        let known = path.is_empty() || tried.form.field(&list).is_some();
        return if known { list } else { "?".to_owned() };
    };
    let repeated = tried.form.field(&list(item)).map(|it| &it.kind);
    let known = matches!(repeated, Some(provspec::ir::FieldKind::Repeat(repeat)) if repeat.fields.iter().any(|it| it.key == key));
    format!("{item}.{}", if known { key } else { "?" })
}

/// The `jsonschema` crate on the three schemas, which take turns.
#[derive(Debug, Default)]
pub struct Schemas(Vec<Validator>);

impl Judge for Schemas {
    fn turn_to(&mut self, tried: &Tried) {
        let compiled = tried.schemas.iter().map(jsonschema::validator_for);
        self.0 = compiled
            .map(|it| it.expect("the schema compiles"))
            .collect();
    }

    fn judge(&mut self, tried: &Tried, turn: usize, values: &[Value]) -> Vec<Vec<Verdict>> {
        let judged = values.iter().enumerate().map(|(at, value)| {
            let validator = &self.0[(turn + at) % self.0.len()];
            let found: BTreeSet<String> = validator
                .iter_errors(value)
                .flat_map(|it| places(&it))
                .collect();
            verdict(tried, found)
        });
        judged.map(|verdict| vec![verdict]).collect()
    }
}
