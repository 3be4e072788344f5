//! Quotes around texts of one line.

use crate::yaml::{Kind, resolve};

/// Words that readers of older YAML take for something else than a text.
const WORDS: [&str; 6] = ["yes", "no", "on", "off", "y", "n"];

/// A quoted text with the quotes that it needs: none around plain words, double ones where single ones are not needed.
pub(super) fn quoted(written: &str) -> String {
    let inside = &written[1..written.len() - 1];
    if is_plain(inside) {
        return inside.to_owned();
    }
    if written.starts_with('\'') && !inside.contains(['"', '\\', '\'']) {
        return format!("\"{inside}\"");
    }
    written.to_owned()
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
