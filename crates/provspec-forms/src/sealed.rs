//! Submissions with their secrets in the clear, for as short a time as there has to be one.

use std::fmt;

use serde_json::{Map, Value};
use zeroize::Zeroize;

use crate::REDACTED;

/// How deep `serde_json` reads a text.
const DEEPEST: usize = 128;

/// An object that may hold secrets: wiped on drop, never shown.
#[derive(Clone, Default)]
pub(crate) struct Sealed(Map<String, Value>);

impl Sealed {
    pub(crate) fn new(object: Map<String, Value>) -> Self {
        Self(object)
    }

    /// A copy of an object that may be anybody's. What is nested deeper than JSON texts are read is left out, so
    /// that nothing that goes through the copy runs out of stack; no form takes what is there.
    pub(crate) fn copy_of(object: &Map<String, Value>) -> Self {
        Self(copy_members(object, DEEPEST))
    }

    /// Takes a value over; anything but an object is empty.
    pub(crate) fn from_value(value: Value) -> Self {
        match value {
            Value::Object(object) => Self(object),
            mut other => {
                wipe(&mut other);
                Self::default()
            }
        }
    }

    pub(crate) fn map(&self) -> &Map<String, Value> {
        &self.0
    }

    pub(crate) fn map_mut(&mut self) -> &mut Map<String, Value> {
        &mut self.0
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        wipe(&mut Value::Object(std::mem::take(&mut self.0)));
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// Overwrites every text of a copy that is ours, keys among them, and takes it apart: however deep it is, nothing
/// is left that would be dropped level by level on the stack.
pub(crate) fn wipe(value: &mut Value) {
    let mut rest = Vec::new();
    wipe_one(value, &mut rest);
    while let Some(mut value) = rest.pop() {
        wipe_one(&mut value, &mut rest);
    }
}

fn wipe_one(value: &mut Value, rest: &mut Vec<Value>) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => rest.append(items),
        Value::Object(object) => {
            for (mut key, value) in std::mem::take(object) {
                key.zeroize();
                rest.push(value);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn copy_members(object: &Map<String, Value>, depth: usize) -> Map<String, Value> {
    let members = object.iter();
    members
        .map(|(key, value)| (key.clone(), copy(value, depth - 1)))
        .collect()
}

/// `depth` levels of a value.
fn copy(value: &Value, depth: usize) -> Value {
    match value {
        Value::Array(_) | Value::Object(_) if depth == 0 => Value::Null,
        Value::Array(items) => items.iter().map(|item| copy(item, depth - 1)).collect(),
        Value::Object(object) => Value::Object(copy_members(object, depth)),
        value => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn wiping_takes_everything_apart() {
        let mut value = json!({"a": ["b", {"c": "d"}], "e": 1});
        wipe(&mut value);
        assert_eq!(value, json!({}));
        let mut text = json!("secret");
        wipe(&mut text);
        assert_eq!(text, json!(""));
    }

    #[test]
    fn a_copy_has_an_end() {
        let object = |value: &Value| value.as_object().expect("an object").clone();
        let mut deep = json!("end");
        for _ in 1..DEEPEST {
            deep = json!([deep]);
        }
        let whole = object(&json!({ "a": deep, "b": "c" }));
        assert_eq!(*Sealed::copy_of(&whole).map(), whole);
        for _ in 0..100_000 {
            deep = Value::Array(vec![deep]);
        }
        let mut deeper = object(&json!({}));
        deeper.insert("a".to_owned(), deep);
        drop(Sealed::copy_of(&deeper));
        drop(Sealed::new(deeper));
    }
}
