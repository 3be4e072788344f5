//! Each comment is put to the entry that it is about.

use std::ops::Range;

use super::tree::{Collection, Entry, Key, Note, Scalar, Style, Tree, Value};
use crate::yaml::{Notation, Written, WrittenDocument};

impl Tree {
    /// Puts the comments to what they are about. `None` where the root is no collection, or something is written in a
    /// way that is better left alone.
    pub(super) fn of(text: &str, document: &WrittenDocument) -> Option<Self> {
        let mut attach = Attach {
            text,
            comments: &document.comments,
        };
        let root = document.root.as_ref()?;
        let (mut root, _) = attach.collection(root, root.range.start, Vec::new())?;
        root.tail.extend(attach.until(text.len()));
        let first = root.entries.first_mut()?;
        // What is said above a blank line is about the file; where there is none, all of it.
        let about_first = match first.above.iter().rposition(|note| note.blank) {
            Some(at) if at > 0 && !first.blank => first.above.split_off(at),
            _ => Vec::new(),
        };
        let header = std::mem::replace(&mut first.above, about_first);
        Some(Self { header, root })
    }
}

struct Attach<'a> {
    text: &'a str,
    /// Those that have no place yet.
    comments: &'a [Range<usize>],
}

impl Attach<'_> {
    /// A collection that begins at `start` and whose first entry has these comments above it, and where it ends.
    fn collection(
        &mut self,
        node: &Written,
        start: usize,
        mut above: Vec<Note>,
    ) -> Option<(Collection, usize)> {
        let (is_map, flow, children): (_, _, Vec<(Option<&Written>, &Written)>) =
            match &node.notation {
                Notation::List { flow, items } => {
                    let items = items.iter().map(|item| (None, item));
                    (false, *flow, items.collect())
                }
                Notation::Map { flow, entries } => {
                    let entries = entries.iter().map(|(key, value)| (Some(key), value));
                    (true, *flow, entries.collect())
                }
                _ => return None,
            };
        // `[a: 1]` has a map in it without braces.
        let open = flow && self.text[start..].starts_with(['{', '[']);
        let mut made = Collection {
            is_map,
            flow,
            // In brackets nothing goes by columns, and lines may be long.
            column: if flow { 0 } else { self.column(start) },
            entries: Vec::new(),
            tail: Vec::new(),
        };
        let mut end = start;
        for (key, value) in children {
            let entry;
            (entry, end) = self.entry(key, value, flow, end, std::mem::take(&mut above))?;
            made.entries.push(entry);
        }
        if open {
            end = node.range.end;
            let sign = if is_map { '}' } else { ']' };
            above.extend(self.until(end));
            let lost = made.entries.is_empty() && !above.is_empty();
            if lost || !self.text[..end].ends_with(sign) {
                return None;
            }
            made.tail = above;
        } else if !flow {
            let next = self.skip(end);
            while let Some(comment) = self.comments.first() {
                let ours = comment.start < next && self.column(comment.start) >= made.column;
                if !ours || self.before_line(comment.start).is_none() {
                    break;
                }
                made.tail.extend(self.until(comment.end));
            }
        }
        Some((made, end))
    }

    /// What stands behind `from` in a collection, and where it ends.
    fn entry(
        &mut self,
        key: Option<&Written>,
        value: &Written,
        flow: bool,
        from: usize,
        mut above: Vec<Note>,
    ) -> Option<(Entry, usize)> {
        let start = match key {
            Some(key) => key.range.start,
            None if flow => value.range.start,
            None => self.skip(from),
        };
        above.extend(self.until(start));
        let (key, end) = match key {
            Some(key) => {
                let colon = self.skip(key.range.end);
                let has_colon = self.text[colon..].starts_with(':');
                let end = if has_colon { colon + 1 } else { key.range.end };
                (Some(self.key(key)?), end)
            }
            None if flow => (None, start),
            None => (
                None,
                self.text[start..].starts_with('-').then_some(start + 1)?,
            ),
        };
        let mut entry = Entry {
            above,
            blank: self.is_after_blank(start),
            key,
            anchor: value.anchor.clone(),
            value: Value::Nothing,
            beside: None,
        };
        let is_left_out = value.range.is_empty() && matches!(value.notation, Notation::Plain);
        if is_left_out {
            if value.anchor.is_some() {
                return None;
            }
            entry.beside = self.beside(end);
            return Some((entry, end));
        }
        let anchored = value.anchor.as_ref().map_or(0, |anchor| anchor.end);
        let begins = self.skip(end.max(anchored));
        if matches!(value.notation, Notation::Block) && !self.text[begins..].starts_with(['|', '>'])
        {
            return None;
        }
        let below = self.text.get(end..begins)?.contains('\n');
        entry.beside = self.beside(end);
        let between = self.until(begins);
        let mut end = value.range.end;
        let style = match value.notation {
            Notation::List { flow, .. } | Notation::Map { flow, .. } => {
                if flow && entry.beside.is_none() && between.is_empty() {
                    entry.beside = self.behind_bracket(begins, end);
                }
                let collection;
                (collection, end) = self.collection(value, begins, between)?;
                entry.value = Value::Collection(collection);
                if flow && entry.beside.is_none() {
                    entry.beside = self.beside(end);
                }
                return Some((entry, end));
            }
            Notation::Plain | Notation::Alias => Style::Plain,
            Notation::Single | Notation::Double => Style::Quoted,
            Notation::Block => Style::Block,
        };
        entry.above.extend(between);
        if style == Style::Block {
            // Behind the sign may stand a comment, and nothing else.
            let signs = self.text[begins..].find([' ', '\t', '\n']);
            let signs_end = signs.map_or(self.text.len(), |at| begins + at);
            end = end.max(signs_end);
            let behind = self.beside(signs_end);
            entry.beside = entry.beside.or(behind);
        } else if entry.beside.is_none() {
            entry.beside = self.beside(end);
        }
        let text = begins..end;
        entry.value = Value::Scalar(Scalar { text, style, below });
        Some((entry, end))
    }

    /// A key of one line without anything special about it.
    fn key(&self, key: &Written) -> Option<Key> {
        let quoted = match key.notation {
            Notation::Plain => false,
            Notation::Single | Notation::Double => true,
            _ => return None,
        };
        let text = self.text.get(key.range.clone())?;
        let is_usual = !text.is_empty() && !text.contains('\n') && key.anchor.is_none();
        is_usual.then(|| Key {
            text: key.range.clone(),
            quoted,
        })
    }

    /// The comments that begin before `end`.
    fn until(&mut self, end: usize) -> Vec<Note> {
        let count = self.comments.partition_point(|comment| comment.start < end);
        let (taken, rest) = self.comments.split_at(count);
        self.comments = rest;
        let notes = taken.iter().map(|comment| Note {
            text: comment.clone(),
            blank: self.is_after_blank(comment.start),
        });
        notes.collect()
    }

    /// The comment on the same line behind `end`.
    fn beside(&mut self, end: usize) -> Option<Range<usize>> {
        let (first, rest) = self.comments.split_first()?;
        let between = self.text.get(end..first.start)?;
        if !between.trim_matches([' ', '\t', ',']).is_empty() {
            return None;
        }
        self.comments = rest;
        Some(first.clone())
    }

    /// The comment behind the bracket that opens a collection, on the same line: the line that its key or dash is on. None where
    /// the place at the end of that line is taken by what stands behind the bracket that closes it.
    fn behind_bracket(&mut self, open: usize, end: usize) -> Option<Range<usize>> {
        let is_open = self.text[open..].starts_with(['{', '[']);
        let inside = self.comments.partition_point(|it| it.start < end);
        let behind = self.comments.get(inside).map(|it| end..it.start);
        let is_blank = |between: Range<usize>| {
            let between = self.text.get(between).unwrap_or_default();
            between.trim_matches([' ', '\t', ',']).is_empty()
        };
        if !is_open || inside == 0 || behind.is_some_and(is_blank) {
            return None;
        }
        self.beside(open + 1)
    }

    /// The first byte from `from` on that is neither white space nor in a comment.
    fn skip(&self, from: usize) -> usize {
        let mut at = from;
        loop {
            let rest = &self.text[at..];
            at += rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len();
            if !self.text[at..].starts_with('#') {
                return at;
            }
            at += self.text[at..].find('\n').unwrap_or(self.text.len() - at);
        }
    }

    /// How far from the beginning of its line a byte is.
    fn column(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        at - start
    }

    /// What stands before the line that a byte is the first of; none where it is not the first.
    fn before_line(&self, at: usize) -> Option<&str> {
        let before = self.text[..at].trim_end_matches([' ', '\t']);
        (before.is_empty() || before.ends_with('\n')).then_some(before)
    }

    /// Whether it is the first of its line, and the line before is blank.
    fn is_after_blank(&self, at: usize) -> bool {
        let before = self
            .before_line(at)
            .and_then(|before| before.strip_suffix('\n'));
        let above = before.map(|before| before.trim_end_matches([' ', '\t']));
        above.is_some_and(|above| above.is_empty() || above.ends_with('\n'))
    }
}
