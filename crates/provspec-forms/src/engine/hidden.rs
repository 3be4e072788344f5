//! Taking out the values that a form does not show.

use serde_json::{Map, Value};

use super::condition::Scope;
use crate::sealed::wipe;
use crate::values::Values;
use crate::{Condition, FieldDefinition};

/// Takes out every value that the form does not show and that `may_go`, and tells each to `gone`.
///
/// A value that is taken out may have hidden or shown another. So a field goes only after those that its
/// condition is about have gone or stay.
pub(crate) fn take_hidden(
    fields: &[FieldDefinition],
    object: &mut Map<String, Value>,
    may_go: &dyn Fn(&str) -> bool,
    gone: &mut dyn FnMut(&str),
) {
    loop {
        let values = Values::from_object(fields, object);
        let scope = Scope {
            fields,
            values: &values,
        };
        let hidden: Vec<&FieldDefinition> = fields
            .iter()
            .filter(|field| object.contains_key(field.key) && may_go(field.key))
            .filter(|field| !scope.holds(&field.shown))
            .collect();
        let is_settled = |field: &&&FieldDefinition| {
            !hidden
                .iter()
                .any(|other| other.key != field.key && is_about(&field.shown, other.key))
        };
        let mut due: Vec<&str> = hidden
            .iter()
            .filter(is_settled)
            .map(|field| field.key)
            .collect();
        if due.is_empty() {
            // Fields that wait for each other, which no spec may have: all at once.
            due = hidden.iter().map(|field| field.key).collect();
        }
        if due.is_empty() {
            return;
        }
        for key in due {
            if let Some(mut value) = object.remove(key) {
                wipe(&mut value);
            }
            gone(key);
        }
    }
}

fn is_about(condition: &Condition, key: &str) -> bool {
    match *condition {
        Condition::Always | Condition::Never => false,
        Condition::On(field)
        | Condition::Equals(field, _)
        | Condition::Contains(field, _)
        | Condition::Filled(field) => field == key,
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().any(|part| is_about(part, key))
        }
        Condition::Not(part) => is_about(part, key),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Kind, Secrecy};

    const fn shown_when(key: &'static str, shown: Condition) -> FieldDefinition {
        let (required, kind) = (Condition::Never, Kind::line(1, 9));
        FieldDefinition::conditional(key, key, Secrecy::Plain, kind, required, shown)
    }

    #[test]
    fn what_hides_another_goes_first() {
        let fields = [
            shown_when("c", Condition::Filled("b")),
            shown_when("b", Condition::Not(&Condition::Filled("a"))),
            shown_when("a", Condition::Equals("mode", "live")),
            shown_when("mode", Condition::Always),
        ];
        let left = |value: Value| {
            let mut object = value.as_object().expect("an object").clone();
            let mut gone = Vec::new();
            take_hidden(&fields, &mut object, &|_| true, &mut |key| {
                gone.push(key.to_owned())
            });
            (object.len(), gone)
        };
        let all = |mode: &str| json!({"a": "1", "b": "1", "c": "1", "mode": mode});
        assert_eq!(left(all("test")), (3, vec!["a".to_owned()]));
        let gone = vec!["b".to_owned(), "c".to_owned()];
        assert_eq!(left(all("live")), (2, gone));
    }
}
