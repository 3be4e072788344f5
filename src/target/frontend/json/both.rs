//! The text of a file and a literal of JavaScript at once, without a tree.

use serde_json::Number;

use super::file::{WIDTH, begin_line};
use super::{escape, literal, number};

/// The level at which an item stands.
const LEVEL: usize = 2;

/// Both texts in the making: the lines of an item of the list that is all a file has, and what stands between the quotes of
/// a literal. What has brackets is written on several lines, and put on one as soon as it is known to fit.
pub(super) struct Both {
    file: String,
    literal: String,
    /// Where the last line of the file begins.
    line: usize,
    /// The columns of all values so far, were they on one line.
    width: usize,
    around: Vec<Brackets>,
    /// What is closed and may yet be put on one line. That depends on whether a comma follows.
    closed: Option<Brackets>,
}

/// An object or a list in the file.
struct Brackets {
    at: usize,
    /// Where the line begins that it begins on.
    line: usize,
    /// The columns of all values before it; once it is closed, its own.
    width: usize,
}

impl Both {
    pub(super) fn new() -> Self {
        let mut file = String::with_capacity(4 * 1024);
        file.push_str("    ");
        Self {
            file,
            literal: String::with_capacity(4 * 1024),
            line: 0,
            width: 0,
            around: Vec::with_capacity(8),
            closed: None,
        }
    }

    /// The texts, of which a comma follows the first.
    pub(super) fn finish(mut self) -> [String; 2] {
        self.settle(1);
        [self.file, self.literal]
    }

    fn put(&mut self, text: &str) {
        self.file.push_str(text);
        self.literal.push_str(text);
    }

    /// Writes `true`, `false` or `null`, which count alike.
    pub(super) fn constant(&mut self, word: &str) {
        self.put(word);
        self.width += 4;
    }

    pub(super) fn number(&mut self, value: &Number) {
        let at = self.file.len();
        number(value, &mut self.file);
        let digits = &self.file[at..];
        self.literal.push_str(digits);
        // As much as a tree counts for it.
        self.width += if value.is_u64() { digits.len() } else { 4 };
    }

    pub(super) fn text(&mut self, text: &str) {
        if literal::is_plain(text) {
            return self.word(text);
        }
        escape::write_text(text, &mut self.file);
        self.literal.push('"');
        literal::write(text, &mut self.literal);
        self.literal.push('"');
        self.width += text.len() + 2;
    }

    /// Writes a text in which nothing needs an escape.
    pub(super) fn word(&mut self, word: &str) {
        self.put("\"");
        self.put(word);
        self.put("\"");
        self.width += word.len() + 2;
    }

    /// Goes on to the value of a key.
    pub(super) fn colon(&mut self) {
        self.file.push_str(": ");
        self.literal.push(':');
        self.width += 2;
    }

    pub(super) fn open(&mut self, bracket: &str) {
        self.around.push(Brackets {
            at: self.file.len(),
            line: self.line,
            width: self.width,
        });
        self.put(bracket);
    }

    /// Begins the line of an entry.
    pub(super) fn entry(&mut self, is_first: bool) {
        if !is_first {
            self.settle(1);
            self.literal.push(',');
        }
        self.begin_line(is_first);
    }

    /// Begins the line of an item.
    pub(super) fn item(&mut self, is_first: bool) {
        self.entry(is_first);
        self.width += 2;
    }

    fn begin_line(&mut self, is_first: bool) {
        self.line = begin_line(is_first, LEVEL + self.around.len(), &mut self.file);
    }

    pub(super) fn close(&mut self, bracket: &str) {
        self.settle(0);
        let opened = self.around.pop();
        let is_empty = opened
            .as_ref()
            .is_some_and(|it| it.at + 1 == self.file.len());
        self.width += if is_empty || bracket == "]" { 2 } else { 4 };
        self.closed = opened.map(|it| Brackets {
            width: self.width - it.width,
            ..it
        });
        self.begin_line(true);
        self.put(bracket);
    }

    /// Puts what was closed last on one line if it fits, given that the end of the line takes `after` columns more.
    fn settle(&mut self, after: usize) {
        let Some(Brackets { at, line, width }) = self.closed.take() else {
            return;
        };
        if at + after + width > line + WIDTH {
            return;
        }
        let lines = self.file.split_off(at);
        for part in lines.split('\n') {
            let part = part.trim_start_matches(' ');
            let is_apart = match self.file.as_bytes()[at..].last() {
                None | Some(b'[') => false,
                Some(b'{') => part != "}",
                Some(_) => !part.starts_with(']'),
            };
            self.file.push_str(if is_apart { " " } else { "" });
            self.file.push_str(part);
        }
        self.line = line;
    }
}
