//! The words that tables are written in: lines of words with spaces between them.
//!
//! - A word is bare if it has letters and digits of ASCII, `_`, `-`, `.` and `/` only; all others are quoted,
//!   with `\"`, `\\`, `\n`, `\r`, `\t` and `\u{…}` as in Rust.
//! - A list stands in brackets.

use std::str::FromStr;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word {
    Bare(&'static str),
    Quoted(&'static str),
    Open,
    Close,
}

/// Reads a text word by word. What is not there as it should be is `None`; then the place is kept, for
/// [`Words::fault`].
pub(super) struct Words {
    text: &'static str,
    rest: &'static str,
}

impl Words {
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, rest: text }
    }

    /// Where it could not go on: for a panic, since what the generator writes can be read.
    pub(super) fn fault(&self, table: &str) -> String {
        let read = &self.text[..self.text.len() - self.rest.len()];
        let line = read.trim_ascii_start().lines().count().max(1);
        let mut lines = self.text.trim_ascii().lines();
        let text = lines.nth(line - 1).unwrap_or("(its end)");
        format!("the table of `{table}` cannot be read, line {line}: {text}")
    }

    /// Goes to the next line that is not empty. Whether there is one.
    pub(super) fn first_line(&mut self) -> bool {
        self.rest = self.rest.trim_ascii_start();
        !self.rest.is_empty()
    }

    /// Goes to the next line, from the end of one. Whether there is one.
    pub(super) fn next_line(&mut self) -> Option<bool> {
        let line = self.rest.trim_start_matches(' ');
        (line.is_empty() || line.starts_with('\n')).then(|| self.first_line())
    }

    /// The next word of the line.
    pub(super) fn next(&mut self) -> Option<Word> {
        let text = self.rest.trim_start_matches(' ');
        let (word, length) = match *text.as_bytes().first()? {
            b'[' => (Word::Open, 1),
            b']' => (Word::Close, 1),
            b'"' => {
                let inside = &text[1..];
                let length = quoted_length(inside)?;
                (Word::Quoted(unescape(&inside[..length])?), length + 2)
            }
            b'\n' => return None,
            _ => {
                let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '[' | ']' | '"');
                let length = text.find(ends).unwrap_or(text.len());
                (Word::Bare(&text[..length]), length)
            }
        };
        self.rest = &text[length..];
        Some(word)
    }

    /// Takes the next word if it is this one.
    pub(super) fn takes(&mut self, word: Word) -> bool {
        let before = self.rest;
        let taken = self.next() == Some(word);
        if !taken {
            self.rest = before;
        }
        taken
    }

    /// Takes the next word if it is this bare one.
    pub(super) fn says(&mut self, word: &'static str) -> bool {
        self.takes(Word::Bare(word))
    }

    pub(super) fn bare(&mut self) -> Option<&'static str> {
        match self.next()? {
            Word::Bare(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn text(&mut self) -> Option<&'static str> {
        match self.next()? {
            Word::Bare(text) | Word::Quoted(text) => Some(text),
            Word::Open | Word::Close => None,
        }
    }

    pub(super) fn parse<T: FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    /// `1..9`; either may be missing.
    pub(super) fn limits<T: FromStr>(&mut self) -> Option<(Option<T>, Option<T>)> {
        let (least, most) = self.text()?.split_once("..")?;
        let limit = |text: &str| match text {
            "" => Some(None),
            text => text.parse().ok().map(Some),
        };
        Some((limit(least)?, limit(most)?))
    }

    /// Whether a list comes next.
    pub(super) fn opens(&self) -> bool {
        self.rest.trim_start_matches(' ').starts_with('[')
    }

    pub(super) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<&'static [T]> {
        if !self.takes(Word::Open) {
            return None;
        }
        let mut items = Vec::new();
        while !self.takes(Word::Close) {
            items.push(item(self)?);
        }
        Some(keep(items))
    }

    /// What stands after this word, if the word comes next. The outer `None` is for what cannot be read.
    pub(super) fn after<T>(
        &mut self,
        word: &'static str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.says(word) {
            read(self).map(Some)
        } else {
            Some(None)
        }
    }

    /// The list of texts after this word; without the word, an empty one.
    pub(super) fn texts_after(&mut self, word: &'static str) -> Option<&'static [&'static str]> {
        let texts = self.after(word, |words| words.list(Self::text))?;
        Some(texts.unwrap_or_default())
    }
}

/// Lives as long as the process: a table is read once.
pub(super) fn keep<T>(items: Vec<T>) -> &'static [T] {
    Vec::leak(items)
}

/// How long a quoted word is, up to its closing quote.
fn quoted_length(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Some(at),
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    None
}

fn unescape(text: &'static str) -> Option<&'static str> {
    if !text.contains('\\') {
        return Some(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let escaped = after.chars().next()?;
        rest = &after[escaped.len_utf8()..];
        out.push(match escaped {
            '"' | '\\' => escaped,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (digits, after) = rest.strip_prefix('{')?.split_once('}')?;
                rest = after;
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
            }
            _ => return None,
        });
    }
    out.push_str(rest);
    Some(String::leak(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read() {
        let mut words = Words::new("\n  a-1 \"b \\\"\\\\\\n\\u{202e}\" [c \"]\"] 1..\n\n  d\n");
        assert!(words.first_line());
        assert_eq!(words.next_line(), None, "the line goes on");
        assert_eq!(words.text(), Some("a-1"));
        assert_eq!(words.next(), Some(Word::Quoted("b \"\\\n\u{202e}")));
        assert!(words.opens());
        assert_eq!(words.list(Words::text), Some(&["c", "]"][..]));
        assert_eq!(words.limits(), Some((Some(1), None)));
        assert_eq!(words.next(), None, "the line ends");
        assert_eq!(words.next_line(), Some(true));
        assert!(!words.says("e"));
        assert!(words.says("d"));
        assert_eq!(words.next_line(), Some(false));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_line() {
        let mut words = Words::new("\nform a/b\nkey \"open\n");
        assert!(words.first_line() && words.says("form") && words.text().is_some());
        assert_eq!(words.next_line(), Some(true));
        assert_eq!((words.text(), words.text()), (Some("key"), None));
        assert_eq!(
            words.fault("a/b"),
            "the table of `a/b` cannot be read, line 2: key \"open"
        );
    }

    #[test]
    fn broken_escapes_are_refused() {
        for text in [r#""\x""#, r#""\u{d800}""#, r#""\u202e""#, r#""\"#, r#"""#] {
            assert_eq!(Words::new(text).next(), None, "{text}");
        }
    }
}
