//! Human text as rustdoc Markdown: it reads as it was written, and nothing in it acts as mark-up.

use std::borrow::Cow;

use super::layout::{MAX_WIDTH, width};
use crate::target::plain::Plain;

/// What Markdown gives no meaning, wherever it stands.
const PLAIN: &Plain = &Plain::with(b" ,;!?'\"/(%@{}^");

/// The documentation of an item, paragraph by paragraph.
#[derive(Default)]
pub(super) struct Doc {
    paragraphs: Vec<String>,
}

impl Doc {
    /// Adds a paragraph that is already Markdown.
    pub(super) fn paragraph(&mut self, markdown: impl Into<String>) -> &mut Self {
        let markdown = markdown.into();
        if !markdown.is_empty() {
            self.paragraphs.push(markdown);
        }
        self
    }

    /// The lines after `marker` (`///` or `//!`) as one text, wrapped where a block ends that stands `indent` columns in.
    pub(super) fn block(&self, marker: &str, indent: usize) -> String {
        let length: usize = self.paragraphs.iter().map(|it| it.len() + 16).sum();
        let mut text = String::with_capacity(length);
        self.each_line(marker, indent, |line| {
            let space = if line.is_empty() { "" } else { " " };
            for part in [marker, space, line, "\n"] {
                text.push_str(part);
            }
        });
        text.pop();
        text
    }

    /// The lines without a marker, for `codegen`, which puts `///` before each.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.each_line("///", 0, |line| {
            text.push_str(line);
            text.push('\n');
        });
        text.pop();
        text
    }

    /// Each line, without the marker that stands before it.
    fn each_line(&self, marker: &str, indent: usize, mut line_done: impl FnMut(&str)) {
        let room = MAX_WIDTH - indent - marker.len() - 1;
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            if at > 0 {
                line_done("");
            }
            // What was laid out on purpose, such as an example, stays as it is.
            if paragraph.contains('\n') {
                paragraph
                    .lines()
                    .for_each(|line| line_done(line.trim_end()));
            } else if paragraph.len() <= room {
                line_done(paragraph.trim_end());
            } else {
                wrap(paragraph, room, |line| line_done(line.trim_end()));
            }
        }
    }
}

/// Breaks between words, but not before a word that would be a mark at the beginning of a line, nor inside
/// a code span, whose spaces count.
fn wrap(paragraph: &str, room: usize, mut line_done: impl FnMut(&str)) {
    // A line is a part of the paragraph: from `start`, `columns` wide, up to the word that is looked at.
    let (mut start, mut columns, mut at) = (0, 0, 0);
    let mut open = false;
    for word in paragraph.split(' ') {
        let wide = width(word);
        let begins = at == start;
        let fits = columns + 1 + wide <= room;
        if begins {
            columns = wide;
        } else if !fits && !open && !is_mark(word) {
            line_done(&paragraph[start..at - 1]);
            (start, columns) = (at, wide);
        } else {
            columns += 1 + wide;
        }
        at += word.len() + 1;
        if word.contains('`') {
            open ^= word.replace("\\`", "").matches('`').count() % 2 == 1;
        }
    }
    line_done(&paragraph[start..]);
}

/// Whether Markdown might take the word for the beginning of a block.
fn is_mark(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word.starts_with(['-', '+', '*', '#', '>', '=', '~', '|', ':', '<'])
        || word.starts_with("```")
        || digits.len() < word.len() && digits.starts_with(['.', ')'])
}

/// Text on one line, with each mark escaped. Characters that turn the direction of text, which the
/// compiler refuses in comments, and other controls become spaces.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Most titles are words with a space between two.
    if text.is_ascii() && text.trim_ascii().len() == text.len() {
        let (_, odd) = PLAIN.copy(text, &mut out);
        if odd.is_empty() {
            return out;
        }
        out.clear();
    }
    let text = one_line(text);
    let mut before = ' ';
    let mut rest = &*text;
    loop {
        let (plain, odd) = PLAIN.copy(rest, &mut out);
        before = plain.chars().next_back().unwrap_or(before);
        let mut chars = odd.chars();
        let Some(c) = chars.next() else {
            return out;
        };
        rest = chars.as_str();
        let after = rest.chars().next().unwrap_or(' ');
        let within = before.is_alphanumeric() && after.is_alphanumeric();
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' => true,
            '_' => !within,
            // An address would become a link, which rustdoc warns of.
            ':' => after == '/',
            '.' if before == 'w' => true,
            '#' | '-' | '+' | '=' => out.is_empty(),
            '.' | ')' => !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// Text as a code span.
pub(super) fn code(text: &str) -> String {
    let text = one_line(text);
    if text.is_empty() {
        return "(empty)".to_owned();
    }
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// The text with a full stop, unless it ends in one.
pub(super) fn sentence(text: &str) -> String {
    let mut text = escape(text);
    if !text.is_empty() && !text.ends_with(['.', '!', '?', '…', ':']) {
        text.push('.');
    }
    text
}

/// Controls, and the marks of UAX #9 that reorder text, become spaces; runs of space become one.
fn one_line(text: &str) -> Cow<'_, str> {
    let mut before = b' ';
    let is_plain = text.bytes().all(|byte| {
        let is_second = byte == b' ' && before == b' ';
        before = byte;
        matches!(byte, b' '..=b'~') && !is_second
    });
    if is_plain && before != b' ' {
        return text.into();
    }
    let clean = |c: char| {
        let reorders = matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let breaks = matches!(c, '\u{2028}' | '\u{2029}');
        if c.is_control() || reorders || breaks {
            ' '
        } else {
            c
        }
    };
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c| clean(c).is_whitespace()) {
        if !out.is_empty() && !word.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_as_mark_up() {
        for (text, markdown) in [
            ("see [link](x) and `y`", r"see \[link\](x) and \`y\`"),
            ("a */ b\n\n    c", r"a \*/ b c"),
            ("1. first", r"1\. first"),
            ("- item", r"\- item"),
            ("snake_case _x_", r"snake_case \_x\_"),
            ("https://a.example", r"https\://a.example"),
            ("\u{202e}abc\u{2066}", "abc"),
            ("<b>&amp;", r"\<b\>\&amp;"),
        ] {
            assert_eq!(escape(text), markdown);
        }
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }

    #[test]
    fn no_line_begins_with_a_mark() {
        let mut doc = Doc::default();
        doc.paragraph(format!("{} - 1. x", "word ".repeat(18).trim_end()));
        let block = doc.block("///", 0);
        assert!(
            block
                .lines()
                .all(|line| line.starts_with("/// w") || line == "/// x"),
            "{block}"
        );
    }
}
