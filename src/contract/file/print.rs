//! JSON with a line for each thing that somebody may want to see change.

use serde_json::Value;

/// The document as text.
pub(super) fn document(document: &Value) -> String {
    let mut out = String::new();
    put(document, &mut Vec::new(), &mut out);
    out.push('\n');
    out
}

/// Whether the entries at this path have a line each.
fn is_open(path: &[&str]) -> bool {
    matches!(
        path,
        [] | ["releases"]
            | ["releases", _]
            | ["releases", _, "changes"]
            | ["contract"]
            | ["contract", "lists" | "surface" | "providers"]
            | ["contract", "surface", "promises"]
            | ["contract", "providers", _]
            | ["contract", "providers", _, "forms"]
            | ["contract", "providers", _, "forms", _]
            | ["contract", "providers", _, "forms", _, "fields"]
    )
}

fn put<'a>(value: &'a Value, path: &mut Vec<&'a str>, out: &mut String) {
    let entries: Vec<(Option<&'a String>, &'a Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (Some(key), value))
            .collect(),
        Value::Array(list) => list.iter().map(|value| (None, value)).collect(),
        plain => return out.push_str(&plain.to_string()),
    };
    let (open, close, room) = match value.is_object() {
        true => ("{", "}", " "),
        false => ("[", "]", ""),
    };
    out.push_str(open);
    let is_open = is_open(path) && !entries.is_empty();
    for (at, (key, value)) in entries.iter().enumerate() {
        out.push_str(match (at, is_open) {
            (0, true) => "\n",
            (_, true) => ",\n",
            (0, false) => room,
            (_, false) => ", ",
        });
        if is_open {
            out.push_str(&"  ".repeat(path.len() + 1));
        }
        if let Some(key) = key {
            out.push_str(&Value::from(key.as_str()).to_string());
            out.push_str(": ");
        }
        path.push(key.map_or("", |key| key));
        put(value, path, out);
        path.pop();
    }
    if is_open {
        out.push('\n');
        out.push_str(&"  ".repeat(path.len()));
    } else if !entries.is_empty() {
        out.push_str(room);
    }
    out.push_str(close);
}
