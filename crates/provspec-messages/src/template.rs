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
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{') {
        let (place, behind) = after.split_at(end(after));
        out.push_str(before);
        fill_place(place, locale, parameter, &mut out);
        rest = behind.strip_prefix('}').unwrap_or(behind);
    }
    out.push_str(rest);
    out
}

/// What is before a mark of ASCII, and what is behind it. Templates are short: bytes are looked at faster than a searcher of
/// texts is made.
fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((&text[..at], &text[at + 1..]))
}

/// What is before a comma, and what is behind it and the space after it.
fn cut_at_comma(text: &str) -> Option<(&str, &str)> {
    let (before, behind) = cut(text, b',')?;
    Some((before, behind.strip_prefix(' ').unwrap_or(behind)))
}

/// Where a place ends, counted from behind its opening brace.
fn end(text: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return at,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

fn fill_place(place: &str, locale: Locale, parameter: Parameters<'_, '_>, out: &mut String) {
    let (name, how) = cut_at_comma(place).unwrap_or((place, ""));
    let value = parameter(name).unwrap_or_default();
    if how.is_empty() {
        return out.push_str(&value);
    }
    let (how, cases) = match cut_at_comma(how) {
        Some((how, cases)) => (how, Some(cases)),
        None => (how, None),
    };
    match (how, cases) {
        ("plural", Some(cases)) => {
            let number = value.parse().ok();
            let category = number.map_or("other", |number| locale.plural(number));
            out.push_str(choose(cases, category));
        }
        ("select", Some(cases)) => out.push_str(choose(cases, &value)),
        ("size", _) => out.push_str(&size(&value, locale)),
        _ => out.push_str(&value),
    }
}

/// The alternative with this name, or the one for all else.
fn choose<'t>(cases: &'t str, name: &str) -> &'t str {
    let mut other = "";
    let mut rest = cases;
    while let Some((case, after)) = cut(rest, b'{') {
        let (words, behind) = cut(after, b'}').unwrap_or((after, ""));
        match case.trim_ascii() {
            case if case == name => return words,
            "other" => other = words,
            _ => {}
        }
        rest = behind;
    }
    other
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
        let cases = "a {one} other {two {x} b";
        assert_eq!(choose(cases, "a"), "one");
        assert_eq!(choose(cases, "c"), "two {x");
        assert_eq!(choose("a {one}", "c"), "");
    }
}
