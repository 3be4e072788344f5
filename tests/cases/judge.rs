//! The reference: what the model says about a value.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use provspec::ir::{Condition, Field, FieldKind, Required, Test};
use serde_json::{Map, Value};

/// What is wrong with a value: JSON pointer of the field, and the code of its first violation.
pub type Faults = BTreeMap<String, &'static str>;

/// Judges values; remembers what it found about a field, since a pattern is compiled at each question.
#[derive(Default)]
pub struct Judge {
    seen: RefCell<HashMap<(*const Field, String), Option<&'static str>>>,
}

impl Judge {
    /// Every fault of an object with these fields.
    pub fn object(&self, fields: &[Field], object: &Map<String, Value>) -> Faults {
        let mut faults = Faults::new();
        self.collect(fields, object, "", &mut faults);
        faults
    }

    /// Every fault of one value, the field itself being at the empty pointer.
    pub fn value(&self, field: &Field, value: &Value) -> Faults {
        let mut faults = Faults::new();
        self.field(field, value, "", &mut faults);
        faults
    }

    fn collect(
        &self,
        fields: &[Field],
        object: &Map<String, Value>,
        at: &str,
        faults: &mut Faults,
    ) {
        for key in object.keys() {
            if fields.iter().all(|field| field.key != *key) {
                faults.insert(format!("{at}/{key}"), "unknown");
            }
        }
        for field in fields {
            let at = format!("{at}/{}", field.key);
            let fault = match object.get(&field.key) {
                Some(_) if !holds(&field.shown, fields, object) => "hidden",
                Some(value) => {
                    self.field(field, value, &at, faults);
                    continue;
                }
                None if is_due(field, fields, object) => "required",
                None => continue,
            };
            faults.insert(at, fault);
        }
    }

    fn field(&self, field: &Field, value: &Value, at: &str, faults: &mut Faults) {
        let known = (std::ptr::from_ref(field), value.to_string());
        let code = *self
            .seen
            .borrow_mut()
            .entry(known)
            .or_insert_with(|| field.shape().check(value).err().map(|it| it.code()));
        if let Some(code) = code {
            faults.insert(at.to_owned(), code);
        }
        if let (FieldKind::Repeat(repeat), Some(items)) = (&field.kind, value.as_array()) {
            for (index, item) in items.iter().enumerate() {
                match item.as_object() {
                    Some(object) => {
                        self.collect(&repeat.fields, object, &format!("{at}/{index}"), faults);
                    }
                    None => drop(faults.insert(at.to_owned(), "type")),
                }
            }
        }
    }
}

/// Whether the condition holds for an object with these fields.
pub fn holds(condition: &Condition, fields: &[Field], object: &Map<String, Value>) -> bool {
    let answer = |test: &Test| {
        let value = object.get(test.field());
        Some(match test {
            Test::On { .. } => value == Some(&Value::Bool(true)),
            Test::Equals { value: due, .. } => value.and_then(Value::as_str) == Some(due),
            Test::Contains { value: due, .. } => value
                .and_then(Value::as_array)
                .is_some_and(|items| items.iter().any(|item| item.as_str() == Some(due))),
            Test::Filled { field } => {
                let list = fields
                    .iter()
                    .any(|it| it.key == *field && it.kind.is_array());
                value.is_some_and(|value| {
                    !list || value.as_array().is_some_and(|items| !items.is_empty())
                })
            }
        })
    };
    condition.evaluate(&answer) == Some(true)
}

/// Whether the field must be there.
pub fn is_due(field: &Field, fields: &[Field], object: &Map<String, Value>) -> bool {
    holds(&field.shown, fields, object)
        && match &field.required {
            Required::Always => true,
            Required::When(condition) => holds(condition, fields, object),
            Required::Never => false,
        }
}
