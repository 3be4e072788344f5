//! The layout that nearly every spec has, read in one pass: maps and lists by indentation or in brackets, texts on one line,
//! texts in lines below `|` and `>`.
//!
//! A parser of all of YAML takes a third of the time of a check. What is written in any other way, and whatever is wrong, is left
//! to that parser: here it is `None`. A test holds both readings against each other.

mod brackets;
mod text;

use self::text::{Around, is_common};
use super::{Comment, Document, Kind, MAX_DEPTH, MAX_ENTRIES, Node};
use crate::source::{FileId, Span, Spanned};

/// Reads a text, if it is of this layout.
pub(super) fn read(text: &str, file: FileId) -> Option<Document> {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
        line: 0,
        file,
        depth: 0,
        comments: Vec::new(),
    };
    reader.gap()?;
    let root = reader.block(None)?;
    let is_map = matches!(root.kind, Kind::Map(_));
    (is_map && reader.is_at_end()).then_some(Document {
        root: Some(root),
        comments: reader.comments,
        lost: Vec::new(),
    })
}

/// The longest key that YAML takes without a mark is 1,024 characters long.
const LONGEST_KEY: usize = 1000;

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// The next byte.
    at: usize,
    /// Where its line begins.
    line: usize,
    file: FileId,
    depth: usize,
    comments: Vec<Comment>,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    fn column(&self) -> usize {
        self.at - self.line
    }

    /// Whether nothing but spaces stands before the next byte on its line.
    fn begins_line(&self) -> bool {
        self.bytes[self.line..self.at].iter().all(|it| *it == b' ')
    }

    /// Whether white space or the end of the text is `ahead` bytes from here.
    fn is_space(&self, ahead: usize) -> bool {
        matches!(self.bytes.get(self.at + ahead), None | Some(b' ' | b'\n'))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start..end)
    }

    /// The bytes up to the next token: comments behind the last entry of a map or list belong to it.
    fn up_to_here(&self, start: usize) -> Span {
        self.span(start, self.text[..self.at].trim_end().len())
    }

    /// Goes on to the next token, over comments.
    fn gap(&mut self) -> Option<()> {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' => self.at += 1,
                b'\n' => {
                    self.at += 1;
                    self.line = self.at;
                }
                b'#' if self.at == 0 || matches!(self.bytes[self.at - 1], b' ' | b'\n') => {
                    let start = self.at;
                    let rest = self.bytes[start..].iter();
                    self.at += rest.take_while(|it| **it != b'\n').count();
                    if !self.text[start..self.at].chars().all(is_common) {
                        return None;
                    }
                    self.comments.push(Comment {
                        span: self.span(start, self.at),
                        trailing: !self.bytes[self.line..start].iter().all(|it| *it == b' '),
                    });
                }
                _ => break,
            }
        }
        Some(())
    }

    /// The node that begins here, deeper than `around`.
    fn block(&mut self, around: Option<usize>) -> Option<Node> {
        if self.depth > MAX_DEPTH - 4 {
            return None;
        }
        self.depth += 1;
        let node = match self.peek()? {
            b'-' if self.is_space(1) => self.list(self.column()),
            b'{' | b'[' => self.brackets(around),
            b'|' | b'>' => self.lines(around),
            _ => {
                let (start, line) = (self.at, self.line);
                let first = self.scalar(Around::Lines)?;
                if self.peek() == Some(b':') && self.is_space(1) {
                    self.map(start - line, first)
                } else {
                    Some(first)
                }
            }
        };
        self.depth -= 1;
        node
    }

    /// A map whose keys stand in this column; behind its first key.
    fn map(&mut self, column: usize, first: Node) -> Option<Node> {
        let start = first.span.range().start;
        let mut entries: Vec<(Spanned<String>, Node)> = Vec::new();
        let mut key = self.key(first)?;
        loop {
            let is_new = entries.iter().all(|(known, _)| known.value != key.value);
            if !is_new || entries.len() >= MAX_ENTRIES {
                return None;
            }
            self.at += 1;
            self.gap()?;
            let value = if !self.begins_line() {
                self.inline(column)?
            } else if self.column() > column {
                self.block(Some(column))?
            } else {
                return None;
            };
            entries.push((key, value));
            self.gap()?;
            if self.is_at_end() {
                break;
            }
            if !self.begins_line() || self.column() > column {
                return None;
            }
            if self.column() < column {
                break;
            }
            let next = self.scalar(Around::Lines)?;
            if self.peek() != Some(b':') || !self.is_space(1) {
                return None;
            }
            key = self.key(next)?;
        }
        Some(Node {
            span: self.up_to_here(start),
            kind: Kind::Map(entries),
        })
    }

    /// What stands behind a key on its line.
    fn inline(&mut self, around: usize) -> Option<Node> {
        match self.peek()? {
            b'{' | b'[' => self.brackets(Some(around)),
            b'|' | b'>' => self.lines(Some(around)),
            _ => {
                let node = self.scalar(Around::Lines)?;
                (self.peek() != Some(b':')).then_some(node)
            }
        }
    }

    /// A list whose dashes stand in this column.
    fn list(&mut self, column: usize) -> Option<Node> {
        let start = self.at;
        let mut items = Vec::new();
        while self.peek() == Some(b'-') && self.is_space(1) && items.len() < MAX_ENTRIES {
            self.at += 1;
            self.gap()?;
            if self.is_at_end() || (self.begins_line() && self.column() <= column) {
                return None;
            }
            items.push(self.block(Some(column))?);
            self.gap()?;
            if self.is_at_end() {
                break;
            }
            if !self.begins_line() || self.column() > column {
                return None;
            }
            if self.column() < column {
                break;
            }
        }
        (items.len() < MAX_ENTRIES).then(|| Node {
            span: self.up_to_here(start),
            kind: Kind::List(items),
        })
    }

    /// A key by its node.
    fn key(&self, node: Node) -> Option<Spanned<String>> {
        let written = &self.text[node.span.range()];
        let name = match node.kind {
            Kind::Text(name) => name,
            _ => written.to_owned(),
        };
        (name != "<<" && written.len() < LONGEST_KEY).then(|| Spanned::new(name, node.span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_read(text: &str) -> bool {
        read(text, FileId(0)).is_some()
    }

    #[test]
    fn the_usual_layout_is_read() {
        let text = "# A spec.\na: 1 # one\nb:\n  c: { d: \"e\", f: [g, 'h: i',\n    j] }\n  k:\n    - l: m n\n      o: |\n        p\n\n         q\n    \
                    - r\ns: >-\n  t\n  u\n";
        let document = read(text, FileId(0)).unwrap();
        assert_eq!(
            document.root.unwrap().to_json().to_string(),
            r#"{"a":1,"b":{"c":{"d":"e","f":["g","h: i","j"]},"k":[{"l":"m n","o":"p\n\n q\n"},"r"]},"s":"t u"}"#
        );
        assert_eq!(document.comments.len(), 2);
    }

    #[test]
    fn all_else_is_left_to_the_parser() {
        let others = [
            "",
            "a",
            "[a]\n",
            "a:\n",
            "a: b: c\n",
            "a: b\n  c\n",
            "a: b\na: c\n",
            "a: b\n c: d\n",
            "a:\n- b\n",
            "a: &b c\n",
            "a: *b\n",
            "a: !b c\n",
            "a: \"\\n\"\n",
            "a: 'it''s'\n",
            "a: \"b\n  c\"\n",
            "a: \"b\" c\n",
            "a: [b c\n",
            "a: {b: c\nd: e}\n",
            "a: { b }\n",
            "a: { b: , c: d }\n",
            "a: [b: c]\n",
            "a: |2\n  b\n",
            "a: |+\n  b\n",
            "a: >\n  b\n    c\n",
            "a: |\n  b",
            "a: |\nb: c\n",
            "---\na: b\n",
            "a: b\n...\n",
            "%YAML 1.2\n",
            "? a\n: b\n",
            "<<: a\n",
            "a:\tb\n",
            "a: b\r\n",
            "a: b\u{85}\n",
            "a: - b\n",
            "a: @b\n",
            "a: -1\n",
        ];
        for text in others {
            assert!(!is_read(text), "{text:?}");
        }
        let deep = |depth| format!("a: {}b{}\n", "[".repeat(depth), "]".repeat(depth));
        assert!(is_read(&deep(20)) && !is_read(&deep(MAX_DEPTH)));
    }
}
