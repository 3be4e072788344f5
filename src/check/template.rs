//! Names in braces inside a text: `{terminal_id}_PrivateKey.key`. Behind a `\` a brace means itself.

use std::ops::Range;

/// The names between braces and where they stand, braces included.
pub(super) fn names(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let open = from + text[from..].find('{')?;
            if text[..open].ends_with('\\') {
                from = open + 1;
                continue;
            }
            let close = open + text[open..].find('}')?;
            from = close + 1;
            return Some((&text[open + 1..close], open..close + 1));
        }
    })
}

/// The names between braces that mean themselves.
pub(super) fn escaped(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(r"\{").skip(1);
    parts.filter_map(|part| Some(part.split_once('}')?.0.trim_end_matches('\\')))
}

/// The text with the braces that mean themselves.
pub(super) fn unescaped(text: &str) -> String {
    text.replace(r"\{", "{").replace(r"\}", "}")
}
