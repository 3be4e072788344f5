//! Texts: on one line, with quotes or without, and in lines below `|` and `>`.

use super::{Kind, Node, Reader};
use crate::yaml::scalar;

/// Where a text without quotes stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    Lines,
    Brackets,
}

impl Reader<'_> {
    /// A text on one line, with quotes or without.
    pub(super) fn scalar(&mut self, around: Around) -> Option<Node> {
        let start = self.at;
        let quote = self.peek()?;
        if !matches!(quote, b'"' | b'\'') {
            return self.plain(around);
        }
        let rest = &self.text[start + 1..];
        let length = rest.bytes().position(|it| it == quote)?;
        let value = &rest[..length];
        self.at += length + 2;
        let is_escaped = quote == b'"' && value.contains('\\');
        let ends = self.is_space(0) || matches!(self.peek(), Some(b',' | b'}' | b']' | b':'));
        let is_common = value.chars().all(is_common);
        (!is_escaped && ends && is_common).then(|| Node {
            span: self.span(start, self.at),
            kind: Kind::Text(value.to_owned()),
        })
    }

    /// A text without quotes.
    fn plain(&mut self, around: Around) -> Option<Node> {
        let start = self.at;
        let is_first =
            |it: u8| it.is_ascii_alphanumeric() || b"/.$^(<~+_=;\\".contains(&it) || it >= 0x80;
        if !self.peek().is_some_and(is_first) {
            return None;
        }
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => break,
                b':' if self.is_space(1) => break,
                b'#' if self.bytes[self.at - 1] == b' ' => break,
                b',' | b'[' | b']' | b'{' | b'}' if around == Around::Brackets => break,
                // `a:,` in brackets.
                b':' if around == Around::Brackets
                    && matches!(self.bytes[self.at + 1], b',' | b'[' | b']' | b'{' | b'}') =>
                {
                    return None;
                }
                _ => self.at += 1,
            }
        }
        let value = self.text[start..self.at].trim_end_matches(' ');
        // `---` and `...` are no texts at the beginning of a line.
        let is_mark = start == self.line && value.starts_with("...");
        (!is_mark && value.chars().all(is_common)).then(|| Node {
            span: self.span(start, start + value.len()),
            kind: scalar::resolve(value),
        })
    }

    /// A text in lines deeper than `around`, below `|` or `>`.
    pub(super) fn lines(&mut self, around: Option<usize>) -> Option<Node> {
        let folds = self.peek()? == b'>';
        self.at += 1;
        let keeps_end = self.peek()? != b'-';
        self.at += usize::from(!keeps_end);
        let mut rest = self.text[self.at..].strip_prefix('\n')?;
        let mut at = self.at + 1;
        let indent = rest.bytes().take_while(|it| *it == b' ').count();
        if around.map_or(0, |around| around + 1) > indent || indent == 0 {
            return None;
        }
        let (mut value, mut blank, mut is_over) = (String::new(), 0, false);
        let (start, mut end) = (at + indent, at);
        while let Some((line, behind)) = rest.split_once('\n') {
            let depth = line.bytes().take_while(|it| *it == b' ').count();
            match depth == line.len() {
                true if depth > indent || value.is_empty() => return None,
                true => blank += 1,
                false if depth < indent => {
                    is_over = true;
                    break;
                }
                false => {
                    let words = &line[indent..];
                    if !words.chars().all(is_common) || (folds && depth > indent) {
                        return None;
                    }
                    if !value.is_empty() {
                        match (folds, blank) {
                            (true, 0) => value.push(' '),
                            (true, _) => value.extend(std::iter::repeat_n('\n', blank)),
                            (false, _) => value.extend(std::iter::repeat_n('\n', blank + 1)),
                        }
                    }
                    value.push_str(words);
                    blank = 0;
                    end = at + line.trim_end_matches(' ').len();
                }
            }
            at += line.len() + 1;
            rest = behind;
        }
        // The last line of a file may lack its end.
        if value.is_empty() || !(is_over || rest.is_empty()) {
            return None;
        }
        if keeps_end {
            value.push('\n');
        }
        (self.at, self.line) = (at, at);
        Some(Node {
            span: self.span(start, end),
            kind: Kind::Text(value),
        })
    }
}

/// Whether a character means nothing to YAML, and is taken by it, inside of a text.
pub(super) fn is_common(c: char) -> bool {
    match c {
        ' '..='~' => true,
        '’' | '‘' | '“' | '”' | '„' | '«' | '»' | '–' | '—' | '…' | '→' | '№' => {
            true
        }
        _ => !c.is_ascii() && c.is_alphanumeric(),
    }
}
