//! Characters that make text look like other text.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{FileId, Span, unseen};

declare_rule! {
    /// A file has characters that cannot be seen or that turn the direction of text.
    ///
    /// ## Why it matters
    ///
    /// Bidirectional controls show text in another order than the computer reads it (CVE-2021-42574), and
    /// zero-width characters make two different words look alike. A reviewer cannot see either. They come
    /// from copying out of web pages and word processors, or from somebody who means harm. A no-break space looks like
    /// a space and is none to YAML: it becomes a part of the word beside it.
    ///
    /// ## Instead
    ///
    /// Delete the character, or write a plain space or colon for one that only looks so. In a double-quoted text it can be written as an escape, `"\u200B"`, if it is
    /// really meant.
    pub(crate) static RULE = "PS0010" "deceptive-unicode" Error;
}

/// Looks through a whole file, comments included.
pub(crate) fn check(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    if is_plain(text.as_bytes()) {
        return;
    }
    check_spaces(text, file, diagnostics);
    let mut from = 0;
    while let Some((at, c, what)) = first(&text[from..]) {
        let start = from + at;
        // Characters in a row are one finding.
        let rest = &text[start..];
        let end = start + rest.find(|c| unseen(c).is_none()).unwrap_or(rest.len());
        let span = Span::new(file, start..end);
        diagnostics.push(match text[start..end].chars().count() {
            1 => Diagnostic::new(&RULE, span, format!("{what} (U+{:04X}) that a reader cannot see", c as u32))
                .fix("delete it", span, ""),
            count => Diagnostic::new(
                &RULE,
                span,
                format!("{count} characters that a reader cannot see, the first of them {what} (U+{:04X})", c as u32),
            )
            .fix("delete them", span, ""),
        });
        from = end;
    }
}

/// Whether it is all letters that can be seen, as nearly every file is. Asked without a branch, it is told of many at once.
fn is_plain(text: &[u8]) -> bool {
    let is_line = |b: u8| (b == b'\t') | (b == b'\n') | (b == b'\r');
    let is_seen = |b: u8| b.wrapping_sub(b' ') <= b'~' - b' ';
    let are_plain = |bytes: &[u8]| {
        let bytes = bytes.iter();
        bytes.fold(true, |all, b| all & (is_seen(*b) | is_line(*b)))
    };
    let (chunks, rest) = text.as_chunks::<32>();
    chunks.iter().all(|chunk| are_plain(chunk)) && are_plain(rest)
}

/// Spaces that are none to YAML, and the full-width colon after a key.
fn check_spaces(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    for (at, c) in text.char_indices() {
        let span = Span::new(file, at..at + c.len_utf8());
        if let Some(what) = odd_space(c) {
            let message = format!("{what} (U+{:04X}) that looks like a space", c as u32);
            let finding = Diagnostic::new(&RULE, span, message);
            diagnostics.push(finding.safe_fix("write a plain space", span, " "));
        } else if c == FULL_WIDTH_COLON && ends_key(&text[..at]) {
            let rest = &text[at + c.len_utf8()..];
            let colon = if rest.starts_with([' ', '\n', '\r']) {
                ":"
            } else {
                ": "
            };
            let message = "a full-width colon (U+FF1A) that looks like the colon after a key";
            let finding = Diagnostic::new(&RULE, span, message);
            diagnostics.push(finding.safe_fix("write a plain colon", span, colon));
        }
    }
}

const FULL_WIDTH_COLON: char = '\u{FF1A}';

fn odd_space(c: char) -> Option<&'static str> {
    match c {
        '\u{00A0}' | '\u{202F}' => Some("a no-break space"),
        '\u{2007}' => Some("a figure space"),
        '\u{3000}' => Some("an ideographic space"),
        _ => None,
    }
}

/// Whether `before` ends with what looks like a key at the beginning of its line.
fn ends_key(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let key = line.trim_start_matches(|c: char| c == ' ' || c == '-' || odd_space(c).is_some());
    !key.is_empty()
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// The text with plain spaces and colons for those that only look so, of the same length, so that a line with one of
/// them is read as it was meant. In an indentation one stands for one: what is over goes to the end of the line.
pub(crate) fn plain_spaces(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() || !text.contains(|c| odd_space(c).is_some() || c == FULL_WIDTH_COLON) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (start, mut over) = (out.len(), 0);
        let words = line.trim_end_matches(['\n', '\r']);
        for (at, c) in words.char_indices() {
            let indents = out[start..].bytes().all(|b| matches!(b, b' ' | b'-'));
            if odd_space(c).is_some() {
                out.push(' ');
                let rest = c.len_utf8() - 1;
                if indents {
                    over += rest;
                } else {
                    out.push_str(&" ".repeat(rest));
                }
            } else if c == FULL_WIDTH_COLON && ends_key(&words[..at]) {
                out.push_str(":  ");
            } else {
                out.push(c);
            }
        }
        out.push_str(&" ".repeat(over));
        out.push_str(&line[words.len()..]);
    }
    out.into()
}

/// Whether the finding is about a character that changes how all of its line is read.
pub(crate) fn changes_line(found: &Diagnostic) -> bool {
    found.rule.code == RULE.code
        && found
            .fix
            .as_ref()
            .is_some_and(|fix| matches!(fix.replacement(), Some(" " | ":" | ": ")))
}

/// The first such character: where it is, which, and what.
fn first(text: &str) -> Option<(usize, char, &'static str)> {
    text.char_indices()
        .find_map(|(at, c)| unseen(c).map(|what| (at, c, what)))
}

/// The text as a reader sees it.
pub(crate) fn visible(text: &str) -> String {
    text.chars().filter(|c| unseen(*c).is_none()).collect()
}
