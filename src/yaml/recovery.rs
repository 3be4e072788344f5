//! After a syntax error: which lines to leave out so that the rest can be read.

use std::ops::Range;

use super::lines::{entry_end, indent_of, line, line_start, next_line};

/// The bytes to leave out after the mistake at `at`: the entry around it, and after a line that is indented too far
/// also the lines beside it, which are so for the same reason.
pub(super) fn mistaken(text: &str, at: usize, message: &str) -> Option<Range<usize>> {
    let range = entry_around(text, at)?;
    let indent = indent_of(line(text, range.start));
    let beside = message.contains("mapping values") && indent > 0;
    let end = if beside {
        entry_end(text, range.end, indent - 1)
    } else {
        range.end
    };
    Some(range.start..end)
}

/// The bytes of the entry around `at`: its line and the deeper lines that follow. A line that is already
/// blank stands for the one before it. `None` when nothing is left to leave out.
pub(super) fn entry_around(text: &str, at: usize) -> Option<Range<usize>> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let mut start = line_start(text, at);
    while line(text, start).trim().is_empty() {
        if start == 0 {
            return None;
        }
        start = line_start(text, start - 1);
    }
    let (here, next) = (line(text, start), next_line(text, start));
    let indent = indent_of(here);
    if here[..indent].contains('\t') {
        // How deep a tab is nobody knows, so nothing belongs to the line.
        return Some(start..next);
    }
    Some(start..entry_end(text, next, indent))
}

/// `text` with the bytes of `range` turned into spaces, so that positions stay what they are.
pub(super) fn blank(text: &str, range: Range<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..range.start]);
    for byte in text[range.clone()].bytes() {
        out.push(if byte == b'\n' { '\n' } else { ' ' });
    }
    out.push_str(&text[range.end..]);
    out
}

/// The names in a piece of text that could not be read.
pub(super) fn names(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}
