//! Submissions with their secrets in the clear, for as short a time as there has to be one.

use std::fmt;

use serde_json::{Map, Value};
use zeroize::Zeroize;

use crate::REDACTED;

/// An object that may hold secrets: wiped on drop, never shown.
#[derive(Clone, Default)]
pub(crate) struct Sealed(Map<String, Value>);

impl Sealed {
    pub(crate) fn new(object: Map<String, Value>) -> Self {
        Self(object)
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
        self.0.values_mut().for_each(wipe);
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// Overwrites every text of a copy that is ours.
pub(crate) fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(object) => object.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
