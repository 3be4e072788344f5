//! Lines of a text and how deep they are, for a text that no parser takes.

/// The beginning of the first line from `from` on that is not deeper than `indent`.
pub(super) fn entry_end(text: &str, from: usize, indent: usize) -> usize {
    let mut end = from;
    while end < text.len() {
        let next = line(text, end);
        if !next.trim().is_empty() && indent_of(next) <= indent {
            break;
        }
        end = next_line(text, end);
    }
    end
}

/// The next line that is not blank.
pub(super) fn next_filled(text: &str, start: usize) -> Option<usize> {
    let mut at = next_line(text, start);
    while at < text.len() && line(text, at).trim().is_empty() {
        at = next_line(text, at);
    }
    (at < text.len()).then_some(at)
}

/// The line before that is not blank.
pub(super) fn previous_filled(text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    while at > 0 {
        at = line_start(text, at - 1);
        if !line(text, at).trim().is_empty() {
            return Some(at);
        }
    }
    None
}

/// The first byte of the line around `at`.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The first byte of the line after the one around `at`; the end of the text after the last.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..]
        .find('\n')
        .map_or(text.len(), |newline| at + newline + 1)
}

/// The line that begins at `start`, with its line break.
pub(super) fn line(text: &str, start: usize) -> &str {
    &text[start..next_line(text, start)]
}

/// How many bytes of white space a line begins with.
pub(super) fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
