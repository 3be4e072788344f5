//! Quotes around texts of one line.

use crate::yaml::{Kind, resolve};

/// Words that readers of older YAML take for something else than a text.
const WORDS: [&str; 6] = ["yes", "no", "on", "off", "y", "n"];

/// A quoted text, without its quotes where it is plain words.
pub(super) fn quoted(written: &str) -> &str {
    let inside = &written[1..written.len() - 1];
    if is_plain(inside) { inside } else { written }
}

/// Whether a text means itself without quotes, in brackets as well: words and nothing that looks like anything else.
fn is_plain(text: &str) -> bool {
    let is_word =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '/' | '+' | '(' | ')');
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(is_word)
        && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        && matches!(resolve(text), Kind::Text(_))
}
