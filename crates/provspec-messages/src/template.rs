//! Words with open places, in a part of ICU's MessageFormat:
//!
//! - `{limit}`: the parameter.
//! - `{limit, plural, one {character} other {characters}}`: by the language's rule for the number.
//! - `{mode, select, test {test mode} other {another mode}}`: by the parameter itself.
//! - `{limit, size}`: so many bytes, in the largest unit of which they are whole.
//!
//! Alternatives are plain text, and `other` is there for all else. `messages.js` of the frontend package reads the same.

use std::borrow::Cow;

use crate::Locale;

/// The units that sizes are told in, by the name of their words.
const UNITS: [(u64, &str); 5] = [
    (1_000_000, "size_mb"),
    (1 << 20, "size_mib"),
    (1_000, "size_kb"),
    (1 << 10, "size_kib"),
    (1, "size_bytes"),
];

/// What a parameter is; none where there is no such parameter.
pub type Parameters<'a, 'p> = &'a dyn Fn(&str) -> Option<Cow<'p, str>>;

/// A template with its parameters in place; one that is not there leaves nothing. The template is in a part of ICU's
/// MessageFormat: `{count} {count, plural, one {year} other {years}}`, and `select` likewise.
pub fn fill(template: &str, locale: Locale, parameter: Parameters<'_, '_>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let (mut words, mut open, mut behind) = cut(template, [b'{']);
    loop {
        out.push_str(words);
        if open.is_none() {
            return out;
        }
        let rest = fill_place(behind, locale, parameter, &mut out);
        (words, open, behind) = cut(rest, [b'{']);
    }
}

/// What is before the first of some marks of ASCII, which of them it is, and what is behind it. Templates are short: bytes are
/// looked at faster than a searcher of texts is made.
fn cut<const N: usize>(text: &str, marks: [u8; N]) -> (&str, Option<u8>, &str) {
    match text.bytes().position(|byte| marks.contains(&byte)) {
        Some(at) => (&text[..at], Some(text.as_bytes()[at]), &text[at + 1..]),
        None => (text, None, ""),
    }
}

/// Fills the place that `text` begins with, behind its opening brace, and returns what is behind its closing one.
fn fill_place<'t>(
    text: &'t str,
    locale: Locale,
    parameter: Parameters<'_, '_>,
    out: &mut String,
) -> &'t str {
    let (name, mark, behind) = cut(text, [b',', b'}']);
    let value = parameter(name).unwrap_or_default();
    if mark != Some(b',') {
        out.push_str(&value);
        return behind;
    }
    let (how, mark, behind) = cut(behind, [b',', b'}']);
    let case = match how.trim_ascii() {
        "plural" => {
            let number = value.parse().ok();
            number.map_or("other", |number| locale.plural(number))
        }
        "size" => {
            out.push_str(&size(&value, locale));
            return behind;
        }
        _ => &value,
    };
    if mark != Some(b',') {
        out.push_str(&value);
        return behind;
    }
    let (words, behind) = choose(behind, case);
    out.push_str(words);
    behind
}

/// The alternative with this name, or the one for all else; and what is behind the brace that closes the last one.
fn choose<'t>(cases: &'t str, name: &str) -> (&'t str, &'t str) {
    let (mut chosen, mut other) = (None, "");
    let mut rest = cases;
    loop {
        let (case, mark, behind) = cut(rest, [b'{', b'}']);
        if mark != Some(b'{') {
            return (chosen.unwrap_or(other), behind);
        }
        let (words, _, behind) = cut(behind, [b'}']);
        match case.trim_ascii() {
            case if case == name => chosen = chosen.or(Some(words)),
            "other" => other = words,
            _ => {}
        }
        rest = behind;
    }
}

fn size(bytes: &str, locale: Locale) -> String {
    let Ok(bytes) = bytes.parse::<u64>() else {
        return bytes.to_owned();
    };
    let exact = |(unit, _): &(u64, &str)| bytes >= *unit && bytes.is_multiple_of(*unit);
    let (unit, name) = UNITS.into_iter().find(exact).unwrap_or((1, "size_bytes"));
    fill(locale.words(name), locale, &|_| {
        Some((bytes / unit).to_string().into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_has_no_plural_of_its_own() {
        let fill = |value: &str| {
            let template = "{n} {n, plural, one {item} other {items}}.";
            fill(template, Locale::En, &|_| Some(value.to_owned().into()))
        };
        assert_eq!(fill("1"), "1 item.");
        assert_eq!(fill("1.5"), "1.5 items.");
        assert_eq!(fill(""), " items.");
    }

    #[test]
    fn a_choice_without_its_case_is_the_other() {
        let cases = "a {one} other {two {x}} b";
        assert_eq!(choose(cases, "a"), ("one", " b"));
        assert_eq!(choose(cases, "c"), ("two {x", " b"));
        assert_eq!(choose("a {one}", "c"), ("", ""));
    }
}
