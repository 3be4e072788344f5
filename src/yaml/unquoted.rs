//! After a syntax error: whether a text stands there that needs quotes.

use std::ops::Range;

use super::lines::{indent_of, line, line_start};

/// A text without the quotes that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unquoted {
    /// All of the text, from the sign that a parser takes for something else.
    pub(crate) range: Range<usize>,
    /// The key before it, if it has one.
    pub(crate) key: Option<String>,
    /// The bracket inside it that a parser takes for one of its own; none when the text begins with its sign.
    pub(crate) inside: Option<char>,
}

/// The text without quotes around the place where a parser stopped: one that begins with a sign of YAML and goes on
/// as no value of that kind can, or one with a bracket in it inside brackets.
pub(super) fn unquoted(text: &str, noticed: usize) -> Option<Unquoted> {
    let noticed = text.floor_char_boundary(noticed.min(text.len()));
    let start = line_start(text, noticed);
    let here = without_comment(line(text, start));
    let (key, at) = value_of(here);
    let value = &here[at..];
    let whole = |from: usize, len: usize, key: Option<&str>, inside| Unquoted {
        range: start + from..start + from + len,
        key: key.map(|key| key.trim().trim_matches(['"', '\'']).to_owned()),
        inside,
    };
    let first = value.chars().next()?;
    let goes_on = match first {
        '*' | '&' | '%' | '@' | '`' => true,
        // `>-` and `|2` are headers of block texts.
        '>' | '|' => !value[1..]
            .trim_start_matches(|c: char| c == '-' || c == '+' || c.is_ascii_digit())
            .is_empty(),
        '\'' | '"' => {
            end_of_quoted(value, first).is_some_and(|end| !value[end..].trim().is_empty())
        }
        '[' | '{' => end_of_brackets(value)
            .is_some_and(|end| !value[end..].trim().is_empty() && start + at + end <= noticed),
        _ => false,
    };
    if goes_on {
        return Some(whole(at, value.len(), key, None));
    }
    // Inside the brackets of a line: the value or the item around the place.
    let opens = here.find(['[', '{'])?;
    let place = noticed - start;
    if place <= opens || place > here.len() {
        return None;
    }
    let before = &here[..place];
    let (key, from) = match before.rfind(": ") {
        Some(colon) => {
            let name = before[..colon]
                .rfind([',', '{', '['])
                .map_or(0, |at| at + 1);
            (Some(&before[name..colon]), colon + 2)
        }
        None => (
            None,
            before
                .rfind([',', '[', '{'])
                .filter(|at| *at > opens)
                .unwrap_or(opens)
                + 1,
        ),
    };
    let from = from + indent_of(&here[from..]);
    let item = item_of(&here[from..]);
    if from + item.len() < place || item.is_empty() {
        return None;
    }
    match item.chars().next()? {
        '[' | '{' => end_of_brackets(item)
            .is_some_and(|end| !item[end..].trim().is_empty())
            .then(|| whole(from, item.len(), key, None)),
        sign @ ('\'' | '"') => end_of_quoted(item, sign)
            .is_some_and(|end| !item[end..].trim().is_empty())
            .then(|| whole(from, item.len(), key, None)),
        '*' | '&' | '%' | '@' | '`' | '>' | '|' => Some(whole(from, item.len(), key, None)),
        _ => item
            .find(['[', '{'])
            .map(|bracket| whole(from, item.len(), key, item[bracket..].chars().next())),
    }
}

/// The line without its line break and without the comment at its end.
fn without_comment(line: &str) -> &str {
    let end = line.find(" #").unwrap_or(line.len());
    line[..end].trim_end()
}

/// The key of a line, if it has one, and where its value begins.
fn value_of(line: &str) -> (Option<&str>, usize) {
    let mut at = indent_of(line);
    while line[at..].starts_with("- ") {
        at += 2 + indent_of(&line[at + 2..]);
    }
    if line[at..].starts_with(['[', '{', '"', '\'']) {
        return (None, at);
    }
    match line[at..].find(": ") {
        Some(colon) => {
            let value = at + colon + 2;
            (
                Some(&line[at..at + colon]),
                value + indent_of(&line[value..]),
            )
        }
        None => (None, at),
    }
}

/// The byte after the quoted text that `text` begins with.
fn end_of_quoted(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().skip(1).find_map(|(at, c)| {
        let ends = c == quote && !escaped;
        escaped = quote == '"' && c == '\\' && !escaped;
        ends.then_some(at + 1)
    })
}

/// The byte after the brackets that `text` begins with.
fn end_of_brackets(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at + 1)
    })
}

/// What stands in brackets up to the next comma or the bracket that closes them; its own brackets are part of it.
fn item_of(text: &str) -> &str {
    let mut depth = 0_u32;
    let end = text.char_indices().find_map(|(at, c)| {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' if depth == 0 => return Some(at),
            ']' | '}' => depth -= 1,
            ',' if depth == 0 && text[at + 1..].starts_with(' ') => return Some(at),
            _ => {}
        }
        None
    });
    text[..end.unwrap_or(text.len())].trim_end()
}

/// The escape in the double-quoted text at `start` that YAML does not have: where its backslash is, and the whole
/// text when it ends on the same line.
pub(super) fn unknown_escape(text: &str, start: usize) -> Option<(usize, Option<Range<usize>>)> {
    let quoted = text.get(start..).filter(|rest| rest.starts_with('"'))?;
    let mut after_backslash = None;
    let mut wrong = None;
    for (at, c) in quoted.char_indices().skip(1) {
        match after_backslash.take() {
            Some(backslash) if wrong.is_none() && !"0abtnvfre \"/\\N_LPxuU\t\n".contains(c) => {
                wrong = Some(start + backslash);
            }
            Some(_) => {}
            None if c == '\\' => after_backslash = Some(at),
            None if c == '"' => {
                let whole = start..start + at + 1;
                let one_line = !quoted[..at].contains('\n');
                return wrong.map(|wrong| (wrong, one_line.then_some(whole)));
            }
            None => {}
        }
    }
    wrong.map(|wrong| (wrong, None))
}
