//! Quotes around texts of one line.

use crate::yaml::{Kind, resolve};

/// Words that readers of older YAML take for something else than a text.
const WORDS: [&str; 6] = ["yes", "no", "on", "off", "y", "n"];

/// A quoted text, without its quotes where it is plain words.
pub(super) fn quoted(written: &str) -> &str {
    let inside = &written[1..written.len() - 1];
    if is_plain(inside) { inside } else { written }
}

/// A text as it is written behind a key, in brackets as well: with quotes where it needs them.
pub(super) fn written(text: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let starts = text.starts_with(char::is_alphabetic) || text.chars().all(is_word);
    let splits = [": ", " #"].iter().any(|sign| text.contains(sign)) || text.ends_with([':', ' ']);
    let is_bare = |c: char| !c.is_control() && !matches!(c, ',' | '[' | ']' | '{' | '}' | '"');
    if starts && !splits && text.chars().all(is_bare) && !is_special(text) {
        return text.to_owned();
    }
    // JSON's texts are a part of YAML.
    serde_json::Value::from(text).to_string()
}

/// Whether a reader takes the text for something else.
fn is_special(text: &str) -> bool {
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
    is_word || !matches!(resolve(text), Kind::Text(_))
}

/// Whether a text means itself without quotes, in brackets as well: words and nothing that looks like anything else.
fn is_plain(text: &str) -> bool {
    let is_word =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '/' | '+' | '(' | ')');
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(is_word)
        && !is_special(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_the_quotes_that_they_need() {
        for plain in [
            "Acme Pay",
            "123x",
            "https://acme.example/",
            "It's",
            "a-b",
            "Café № 1",
            "C#",
        ] {
            assert_eq!(written(plain), plain);
        }
        for (text, due) in [
            ("Acme: Pay", r#""Acme: Pay""#),
            ("Acme #1", r#""Acme #1""#),
            ("no", r#""no""#),
            ("12", r#""12""#),
            ("", r#""""#),
            ("a, b", r#""a, b""#),
            ("- a", r#""- a""#),
            ("say \"x\"\n", r#""say \"x\"\n""#),
        ] {
            assert_eq!(written(text), due);
        }
    }
}
