//! Names inside of texts, as they are written: in braces, and in the links of mark-up.

use std::ops::Range;

use super::names::Kind;

/// The names in braces of a text as it is written. Behind a `\` a brace means itself, but not in mark-up.
pub(super) fn holes(raw: &str, is_markup: bool) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    for (open, _) in raw.match_indices('{') {
        let end = open + 1 + word(&raw[open + 1..]).len();
        let is_name = end > open + 1 && raw[end..].starts_with('}');
        if is_name && (is_markup || !raw[..open].ends_with('\\')) {
            found.push((Kind::Hole, open + 1..end));
        }
    }
    found
}

/// The names that links of mark-up lead to: `[label](field:key)`.
pub(super) fn links(raw: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    for (open, _) in raw.match_indices("](") {
        let inside = &raw[open + 2..];
        let Some((kind, scheme)) = SCHEMES
            .into_iter()
            .find(|(_, scheme)| inside.starts_with(scheme))
        else {
            continue;
        };
        let start = open + 2 + scheme.len();
        let end = start + word(&raw[start..]).len();
        if end > start && raw[end..].starts_with(')') {
            found.push((kind, start..end));
        }
    }
    found
}

/// What a link of mark-up begins with, beside addresses.
pub(super) const SCHEMES: [(Kind, &str); 3] = [
    (Kind::Link, "link:"),
    (Kind::Field, "field:"),
    (Kind::Issued, "issued:"),
];

/// What a text begins with that may be a name.
pub(super) fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
    &text[..end.unwrap_or(text.len())]
}
