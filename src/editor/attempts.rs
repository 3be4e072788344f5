//! What makes a half-typed line readable.

use std::ops::Range;

/// The letters of a key or a name around a byte.
pub(super) fn word_around(text: &str, at: usize) -> Range<usize> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let start = text[..at].trim_end_matches(is_part).len();
    let end = text.len() - text[at..].trim_start_matches(is_part).len();
    // A dash with nothing before it is that of a list.
    match text[start..at].strip_prefix('-') {
        Some(_) => start + 1..end.max(start + 1),
        None if start == at && text[at..].starts_with('-') => at..at,
        None => start..end,
    }
}

/// What is put in before and behind the word, one after the other until the text can be read.
pub(super) fn attempts(before: &str, after: &str) -> Vec<(&'static str, String)> {
    let line = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
    let mut attempts = vec![
        ("", String::new()),
        ("", ":".to_owned()),
        ("- ", String::new()),
    ];
    let closing = closing(line);
    if !closing.is_empty() {
        attempts.extend(["", ":"].map(|tail| ("", format!("{tail}{closing}"))));
        // What follows on the line is another entry of the same braces.
        attempts.push(("", ",".to_owned()));
    }
    if after.trim_start_matches(' ').starts_with(':') {
        attempts.truncate(1);
    }
    attempts
}

/// What closes the quotes, braces and brackets that a line opens.
fn closing(line: &str) -> String {
    let mut open: Vec<char> = Vec::new();
    let mut last = ' ';
    for c in line.chars() {
        match (open.last(), c) {
            (Some('"'), '"') if last != '\\' => drop(open.pop()),
            (Some('\''), '\'') => drop(open.pop()),
            (Some('"' | '\''), _) => {}
            (_, '"' | '\'') if matches!(last, ' ' | '[' | '{' | ',') => open.push(c),
            (_, '{') if matches!(last, ' ' | '[' | '{' | ',') => open.push('}'),
            (_, '[') if matches!(last, ' ' | '[' | '{' | ',') => open.push(']'),
            (Some(due), c) if *due == c => drop(open.pop()),
            _ => {}
        }
        last = c;
    }
    open.into_iter().rev().collect()
}
