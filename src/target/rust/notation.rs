//! The words that `provspec_forms` reads tables from: see `provspec_forms::table`.

use std::fmt::{Display, Write as _};

use super::literal::{is_plain, raw};

/// One step of indentation.
const STEP: usize = 4;

/// A text in the making, line by line.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    indent: usize,
}

impl Words {
    /// The text as a literal, a line of the table a line of the code.
    pub(super) fn literal(&self) -> String {
        raw(&format!("\n{}", self.text))
    }

    pub(super) fn end_line(&mut self) {
        self.text.push('\n');
    }

    /// Begins a list of lines.
    pub(super) fn begin_lines(&mut self) {
        self.add("[");
        self.end_line();
        self.indent += STEP;
    }

    /// Ends a list of lines.
    pub(super) fn end_lines(&mut self) {
        self.indent -= STEP;
        self.add("]");
    }

    /// A line of words of the notation.
    pub(super) fn line(&mut self, words: &[&str]) {
        for word in words {
            self.add(word);
        }
        self.end_line();
    }

    /// A word of the notation.
    pub(super) fn add(&mut self, word: &str) {
        self.begin_word();
        self.text.push_str(word);
    }

    /// A number, or several with marks between them.
    pub(super) fn number(&mut self, number: impl Display) {
        self.begin_word();
        // Writing to a string does not fail.
        let _ = write!(self.text, "{number}");
    }

    fn begin_word(&mut self) {
        if self.text.is_empty() || self.text.ends_with('\n') {
            self.text.extend(std::iter::repeat_n(' ', self.indent));
        } else if !self.text.ends_with('[') {
            self.text.push(' ');
        }
    }

    /// A key or an option: bare, if it may be.
    pub(super) fn word(&mut self, text: &str) {
        let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
        if !text.is_empty() && text.chars().all(bare) {
            self.add(text);
        } else {
            self.quoted(text);
        }
    }

    pub(super) fn quoted(&mut self, text: &str) {
        self.add("\"");
        let is_itself = |byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
        if text.bytes().all(is_itself) {
            self.text.push_str(text);
            return self.text.push('"');
        }
        for c in text.chars() {
            match c {
                '"' | '\\' => self.text.extend(['\\', c]),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                c if is_plain(c) => self.text.push(c),
                c => {
                    let _ = write!(self.text, "\\u{{{:x}}}", u32::from(c));
                }
            }
        }
        self.text.push('"');
    }

    pub(super) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut item: impl FnMut(&mut Self, T),
    ) {
        self.add("[");
        for it in items {
            item(self, it);
        }
        self.text.push(']');
    }

    /// The list after a word, if it has anything.
    pub(super) fn list_after(
        &mut self,
        word: &str,
        texts: &[String],
        item: fn(&mut Self, text: &str),
    ) {
        if !texts.is_empty() {
            self.add(word);
            self.list(texts, |words, text| item(words, text));
        }
    }

    /// The text after a word, if there is one.
    pub(super) fn quoted_after(&mut self, word: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.add(word);
            self.quoted(text);
        }
    }

    /// Least and most characters of a text.
    pub(super) fn lengths(&mut self, least: u32, most: u32) {
        self.begin_word();
        self.text.push_str(itoa::Buffer::new().format(least));
        self.text.push_str("..");
        self.text.push_str(itoa::Buffer::new().format(most));
    }

    /// Least and most, as `1..9`.
    pub(super) fn limits(&mut self, least: Option<impl Display>, most: Option<impl Display>) {
        self.begin_word();
        // Writing to a string does not fail.
        let _ = least.map_or(Ok(()), |least| write!(self.text, "{least}"));
        self.text.push_str("..");
        let _ = most.map_or(Ok(()), |most| write!(self.text, "{most}"));
    }
}
