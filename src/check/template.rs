//! Names in braces inside a text: `{terminal_id}_PrivateKey.key`.

use std::ops::Range;

/// The names between braces and where they stand, braces included.
pub(super) fn names(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let open = from + text[from..].find('{')?;
        let close = open + text[open..].find('}')?;
        from = close + 1;
        Some((&text[open + 1..close], open..close + 1))
    })
}
