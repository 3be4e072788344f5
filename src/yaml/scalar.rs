//! What a plain scalar means, by the core schema (YAML 1.2.2, chapter 10.3).

use super::Kind;

/// The value of a plain scalar: a text unless it reads as something else.
pub(crate) fn resolve(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Kind::Null,
        "true" | "True" | "TRUE" => return Kind::Bool(true),
        "false" | "False" | "FALSE" => return Kind::Bool(false),
        _ => {}
    }
    // Most scalars are words: look at one byte before trying to read a number.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return Kind::Text(text.to_owned());
    }
    if let Some(number) = integer(text) {
        return Kind::Integer(number);
    }
    float(text).map_or_else(|| Kind::Text(text.to_owned()), Kind::Float)
}

fn integer(text: &str) -> Option<i64> {
    if let Some(digits) = text.strip_prefix("0x") {
        return i64::from_str_radix(digits, 16).ok();
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return i64::from_str_radix(digits, 8).ok();
    }
    text.parse().ok()
}

/// `1.5`, `.5`, `1e3`: digits are due, so `.`, `-` and `1.2.3` stay texts. Infinities and NaN have no JSON
/// form and stay texts too.
fn float(text: &str) -> Option<f64> {
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    let shaped = body
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'))
        && body.bytes().any(|b| b.is_ascii_digit());
    if shaped {
        text.parse().ok().filter(|number: &f64| number.is_finite())
    } else {
        None
    }
}

/// The plain text that the last line of `before` ends with, if it ends with one.
pub(crate) fn plain_text_before(before: &str) -> Option<&str> {
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
    let begins = [": ", "- ", ", ", "{ ", "[ "]
        .iter()
        .filter_map(|sign| line.rfind(sign).map(|at| at + 2))
        .chain(line.rfind(['[', '{']).map(|at| at + 1))
        .max()?;
    let value = line[begins..].trim_start();
    let is_plain = !value.is_empty()
        && !value.starts_with(['"', '\'', '|', '>', '&', '*', '!', '#', ']', '}'])
        && !value.ends_with([':', ',', ']', '}', '"', '\'']);
    (is_plain && matches!(resolve(value), Kind::Text(_))).then_some(value)
}
