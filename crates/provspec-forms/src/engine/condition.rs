//! What a condition says of the values of one scope.

use crate::values::{Given, Values};
use crate::{Condition, FieldDefinition, Kind};

/// A table and the values it is about.
pub(super) struct Scope<'a> {
    pub(super) fields: &'a [FieldDefinition],
    pub(super) values: &'a Values<'a>,
}

impl<'a> Scope<'a> {
    /// Whether the condition holds. A test about an absent field, an empty list, or one of another type, is false.
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
            Condition::Filled(key) => match self.get(key) {
                Given::Absent | Given::Blank => false,
                // An empty list is a value like others, if a wrong one, of what is no list.
                Given::List(items) => !items.is_empty() || !self.is_list(key),
                _ => !self.is_list(key),
            },
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
        }
    }

    fn at(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }

    fn get(&self, key: &str) -> &'a Given<'a> {
        self.at(key)
            .map_or(&Given::Absent, |at| self.values.get(at))
    }

    fn is_list(&self, key: &str) -> bool {
        self.at(key).is_some_and(|at| {
            matches!(
                self.fields[at].kind,
                Kind::Choices { .. } | Kind::Texts { .. } | Kind::Items { .. }
            )
        })
    }
}

fn is_text(given: &Given<'_>, value: &str) -> bool {
    matches!(given, Given::Text(text) if *text == value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Secrecy;

    #[test]
    fn a_list_without_items_is_not_filled() {
        let kind = Kind::choices(&["a"], 0, None);
        let fields = [FieldDefinition::optional("k", "K", Secrecy::Plain, kind)];
        for (object, filled) in [
            (json!({}), false),
            (json!({"k": []}), false),
            (json!({"k": "a"}), false),
            (json!({"k": ["a"]}), true),
        ] {
            let values = Values::from_object(&fields, object.as_object().expect("an object"));
            let scope = Scope {
                fields: &fields,
                values: &values,
            };
            assert_eq!(scope.holds(&Condition::Filled("k")), filled, "{object}");
        }
    }
    #[test]
    fn an_empty_list_is_a_value_of_what_is_no_list() {
        let kind = Kind::Choice(&["a"]);
        let fields = [FieldDefinition::optional("k", "K", Secrecy::Plain, kind)];
        let object = json!({ "k": [] });
        let values = Values::from_object(&fields, object.as_object().expect("an object"));
        let scope = Scope {
            fields: &fields,
            values: &values,
        };
        assert!(scope.holds(&Condition::Filled("k")));
    }
}
