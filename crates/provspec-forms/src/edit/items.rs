//! Which item of a repeated group is which.
//!
//! Positions say nothing: when the first item is deleted, each other has a new one, and its secret would
//! move to its neighbour. Items have no identity of their own on the wire. So an item is the one that was
//! stored if all that may be seen of it is the same.

use std::collections::HashMap;

use serde_json::{Map, Number, Value};

use super::Scope;
use crate::{FieldDefinition, FieldErrors, Kind};

/// Gives each item the secrets of the stored one that it is.
pub(super) fn merge(
    group: &FieldDefinition,
    fields: &[FieldDefinition],
    items: &mut [Value],
    stored: &[Value],
    errors: &mut FieldErrors,
) {
    let pairs = pairs(fields, items, stored);
    let left: Vec<&Map<String, Value>> = stored
        .iter()
        .enumerate()
        .filter(|(at, _)| !pairs.contains(&Some(*at)))
        .filter_map(|(_, item)| item.as_object())
        .collect();
    for (at, item) in items.iter_mut().enumerate() {
        if let Value::Object(object) = item {
            let pair = pairs[at].and_then(|at| stored[at].as_object());
            Scope {
                fields,
                prefix: &format!("{}[{at}].", group.key),
                stored: pair,
                in_doubt: &|key| pair.is_none() && left.iter().any(|item| item.contains_key(key)),
            }
            .merge(object, errors);
        }
    }
}

/// For each item, which of the stored ones it is.
fn pairs(fields: &[FieldDefinition], items: &[Value], stored: &[Value]) -> Vec<Option<usize>> {
    #[derive(Default)]
    struct Alike {
        items: Vec<usize>,
        stored: Vec<usize>,
    }

    let mut groups: HashMap<String, Alike> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(looks) = looks(fields, item) {
            groups.entry(looks).or_default().items.push(at);
        }
    }
    for (at, item) in stored.iter().enumerate() {
        if let Some(looks) = looks(fields, item)
            && let Some(group) = groups.get_mut(&looks)
        {
            group.stored.push(at);
        }
    }
    let mut pairs = vec![None; items.len()];
    for alike in groups.into_values() {
        let is_silent = |at: &usize| {
            let mut kept = fields.iter().filter(|field| field.is_kept());
            kept.all(|field| items[*at].get(field.key).is_none())
        };
        // Of several that look alike, which is which cannot be told; but if none came, went or changed, it
        // makes no difference.
        let told = match (alike.items.len(), alike.stored.len()) {
            (1, 1) => true,
            (items, stored) => items == stored && alike.items.iter().all(is_silent),
        };
        if told {
            for (item, stored) in alike.items.into_iter().zip(alike.stored) {
                pairs[item] = Some(stored);
            }
        }
    }
    pairs
}

/// All that may be seen of an item, as a text to compare.
fn looks(fields: &[FieldDefinition], item: &Value) -> Option<String> {
    let object = item.as_object()?;
    let is_kept = |key: &str| {
        fields
            .iter()
            .any(|field| field.key == key && field.is_kept())
    };
    let mut members: Vec<(&String, Value)> = object
        .iter()
        .filter(|(key, _)| !is_kept(key))
        .filter(|(key, value)| !says_nothing(fields, key, value))
        .map(|(key, value)| (key, plain(value)))
        .collect();
    members.sort_unstable_by(|one, other| one.0.cmp(other.0));
    let members = members.into_iter();
    let pairs = members.map(|(key, value)| Value::Array(vec![key.as_str().into(), value]));
    Some(Value::Array(pairs.collect()).to_string())
}

/// A toggle that is off and an empty list are as good as absent.
fn says_nothing(fields: &[FieldDefinition], key: &str, value: &Value) -> bool {
    let is_toggle = fields
        .iter()
        .any(|field| field.key == key && matches!(field.kind, Kind::Toggle));
    match value {
        Value::Bool(false) => is_toggle,
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// `1.0` is `1`.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => number
            .as_f64()
            .and_then(Number::from_f64)
            .map_or(Value::Null, Value::Number),
        other => other.clone(),
    }
}
