//! Lists and maps in brackets.

use super::text::Around;
use super::{Kind, MAX_DEPTH, MAX_ENTRIES, Node, Reader};
use crate::source::Spanned;

impl Reader<'_> {
    /// A list or map in brackets, whose lines all stand deeper than `around`.
    pub(super) fn brackets(&mut self, around: Option<usize>) -> Option<Node> {
        if self.depth > MAX_DEPTH - 4 {
            return None;
        }
        self.depth += 1;
        let start = self.at;
        let is_map = self.peek()? == b'{';
        let close = if is_map { b'}' } else { b']' };
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        self.at += 1;
        loop {
            self.inner_gap(around)?;
            if self.peek()? == close {
                break;
            }
            if is_map {
                entries.push(self.pair(&entries, around)?);
            } else {
                items.push(self.inner(around)?);
            }
            self.inner_gap(around)?;
            match self.peek()? {
                b',' => self.at += 1,
                byte if byte == close => break,
                _ => return None,
            }
        }
        self.at += 1;
        self.depth -= 1;
        // It may be a key, or the text may go on.
        if !self.is_space(0) && !matches!(self.peek(), Some(b',' | b'}' | b']')) {
            return None;
        }
        (items.len() < MAX_ENTRIES && entries.len() < MAX_ENTRIES).then(|| Node {
            span: self.span(start, self.at),
            kind: match is_map {
                true => Kind::Map(entries),
                false => Kind::List(items),
            },
        })
    }

    /// An entry of a map in brackets.
    fn pair(
        &mut self,
        before: &[(Spanned<String>, Node)],
        around: Option<usize>,
    ) -> Option<(Spanned<String>, Node)> {
        let key = self.scalar(Around::Brackets)?;
        if self.peek()? != b':' || !self.is_space(1) {
            return None;
        }
        self.at += 1;
        self.inner_gap(around)?;
        let key = self.key(key)?;
        let is_new = before.iter().all(|(known, _)| known.value != key.value);
        let value = self.inner(around)?;
        is_new.then_some((key, value))
    }

    /// A value in brackets.
    fn inner(&mut self, around: Option<usize>) -> Option<Node> {
        match self.peek()? {
            b'{' | b'[' => self.brackets(around),
            _ => {
                let node = self.scalar(Around::Brackets)?;
                (self.peek() != Some(b':')).then_some(node)
            }
        }
    }

    /// Goes on to the next token in brackets.
    fn inner_gap(&mut self, around: Option<usize>) -> Option<()> {
        let line = self.line;
        self.gap()?;
        let is_deeper = around.is_none_or(|around| self.column() > around);
        (line == self.line || is_deeper).then_some(())
    }
}
