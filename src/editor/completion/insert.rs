//! What is written for a completion.

use super::super::place::{Place, Shape};

/// A text as a scalar of YAML, in quotes where it would be something else without.
pub(super) fn scalar(text: &str, is_flow: bool) -> String {
    let first = text.chars().next().unwrap_or(' ');
    let begins = match first {
        '-' | '?' | ':' => text[1..].starts_with(' '),
        first => first.is_whitespace() || "*&!%@`{}[],#|>\"'".contains(first),
    };
    let holds = text.contains(": ") || text.contains(" #") || text.ends_with([':', ' ']);
    let in_braces = is_flow && text.contains(['{', '}', '[', ']', ',']);
    let is_plain = !(begins || holds || in_braces || is_something_else(text));
    match is_plain {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// Whether a text without quotes would be a number, true or false, or nothing.
fn is_something_else(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    matches!(lower.as_str(), "true" | "false" | "null" | "~" | "-" | "?")
        || text.parse::<f64>().is_ok()
        || text.starts_with("0x")
        || text.starts_with("0o")
}

/// A text in a snippet, where some signs mean something.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('$', "\\$")
        .replace('}', "\\}")
}

/// How the value of a key begins, as a snippet: `key: `, a list, a map. Further lines are indented as the line of the cursor is,
/// and by `indent` more.
pub(super) fn value(place: &Place, is_flow: bool, indent: &str) -> String {
    let only = |kind: &str| place.shapes.iter().all(|shape| shape.kind() == kind);
    if only("boolean") {
        return " ${1|true,false|}".to_owned();
    }
    if let [shape] = place.shapes.as_slice()
        && let Some(word) = shape.schema.get("const")
    {
        return format!(
            " {}",
            escaped(
                word.as_str()
                    .map_or_else(|| word.to_string(), str::to_owned)
                    .as_str()
            )
        );
    }
    if only("array") {
        let is_block = !is_flow
            && place
                .item()
                .is_some_and(|item| item.shapes.iter().all(|shape| shape.kind() == "object"));
        return match is_block {
            true => format!("\n{indent}- $0"),
            false => " [$0]".to_owned(),
        };
    }
    if only("object") {
        let one = place.shapes.len() == 1;
        return match place.shapes.first().filter(|_| one && !is_flow) {
            Some(shape) => format!("\n{indent}{}", first_keys(shape, indent)),
            None => " { $0 \\}".to_owned(),
        };
    }
    " $0".to_owned()
}

/// The keys that a map cannot do without, a line for each.
fn first_keys(shape: &Shape, indent: &str) -> String {
    let due: Vec<&str> = shape.keys().filter(|key| shape.requires(key)).collect();
    let line =
        |(at, key): (usize, &&str)| format!("{key}: ${}", if due.len() == 1 { 0 } else { at + 1 });
    match due.is_empty() {
        true => "$0".to_owned(),
        false => due
            .iter()
            .enumerate()
            .map(line)
            .collect::<Vec<_>>()
            .join(&format!("\n{indent}")),
    }
}

/// A map in braces with the keys that it cannot do without.
pub(super) fn in_braces(shape: &Shape) -> String {
    let due = shape.keys().filter(|key| shape.requires(key)).enumerate();
    let keys: Vec<String> = due.map(|(at, key)| format!("{key}: ${}", at + 1)).collect();
    match keys.is_empty() {
        true => "{ $0 \\}".to_owned(),
        false => format!("{{ {} \\}}", keys.join(", ")),
    }
}
