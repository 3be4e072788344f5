//! What a condition says of the values of one scope.

use crate::values::{Given, Values};
use crate::{Condition, FieldDefinition};

/// A table and the values it is about.
pub(super) struct Scope<'a> {
    pub(super) fields: &'a [FieldDefinition],
    pub(super) values: &'a Values<'a>,
}

impl<'a> Scope<'a> {
    /// Whether the condition holds. A test about an absent field, or one of another type, is false.
    pub(super) fn holds(&self, condition: &Condition) -> bool {
        match *condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::On(key) => matches!(self.get(key), Given::Flag(true)),
            Condition::Equals(key, value) => is_text(self.get(key), value),
            Condition::Contains(key, value) => match self.get(key) {
                Given::List(items) => items.iter().any(|item| is_text(item, value)),
                _ => false,
            },
            Condition::Filled(key) => !matches!(self.get(key), Given::Absent | Given::Blank),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
        }
    }

    fn get(&self, key: &str) -> &'a Given<'a> {
        self.fields
            .iter()
            .position(|field| field.key == key)
            .map_or(&Given::Absent, |at| self.values.get(at))
    }
}

fn is_text(given: &Given<'_>, value: &str) -> bool {
    matches!(given, Given::Text(text) if *text == value)
}
