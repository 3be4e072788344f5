//! Pieces of JSON documents that pages show.

use serde_json::Value;

/// Whether a document has all that `due` says: members of maps, and items of lists in their order.
pub(crate) fn contains(there: &Value, due: &Value) -> bool {
    match (there, due) {
        (Value::Object(there), Value::Object(due)) => due
            .iter()
            .all(|(key, due)| there.get(key).is_some_and(|there| contains(there, due))),
        (Value::Array(there), Value::Array(due)) => {
            let mut items = there.iter();
            due.iter()
                .all(|due| items.any(|there| contains(there, due)))
        }
        _ => there == due,
    }
}
