//! The key that says what something was called before, written again after a rename.

use super::occurrences::text_of;
use super::{Edit, File};
use crate::source::{Span, Spanned};
use crate::yaml::{Kind, Node};

/// The key.
const KEY: &str = "renamed_from";

/// What is to be changed in a map of keys (a definition, or what is different about it somewhere) so that it has `old` among
/// the earlier keys of `new`. Going back to the key before is taken back: then neither is left.
pub(super) fn edit(file: &File<'_>, map: &Node, old: &str, new: &str) -> Option<Edit> {
    let map = Map {
        text: &file.source.text,
        map,
        entries: entries(map)?,
    };
    let Some(at) = map.entries.iter().position(|(key, _)| key.value == KEY) else {
        return map.with_entry(&format!("{KEY}: {old}"));
    };
    let (key, value) = &map.entries[at];
    let after = |text: String| {
        Some(Edit {
            span: value.span,
            text,
        })
    };
    match &value.kind {
        Kind::Text(earlier) if earlier == new => Some(map.without_entry(at)),
        Kind::Text(earlier) => after(format!("[{old}, {earlier}]")),
        Kind::List(items) => {
            let earlier: Option<Vec<&str>> = items.iter().map(text_of).collect();
            let mut earlier = earlier?;
            match earlier.first() {
                Some(first) if *first == new => drop(earlier.remove(0)),
                _ => {
                    earlier.retain(|name| *name != new);
                    earlier.insert(0, old);
                }
            }
            match earlier.as_slice() {
                [] => Some(map.without_entry(at)),
                [only] => map.on_line_of(key, value, only),
                several => map.on_line_of(key, value, &format!("[{}]", several.join(", "))),
            }
        }
        _ => None,
    }
}

fn entries(node: &Node) -> Option<&[(Spanned<String>, Node)]> {
    match &node.kind {
        Kind::Map(entries) => Some(entries),
        _ => None,
    }
}

/// A map and how it is written.
struct Map<'a> {
    text: &'a str,
    map: &'a Node,
    entries: &'a [(Spanned<String>, Node)],
}

impl Map<'_> {
    fn is_in_braces(&self) -> bool {
        self.text[self.map.span.range().start..].starts_with('{')
    }

    /// The end of an entry. What an alias stands for stands elsewhere.
    fn end(&self, at: usize) -> usize {
        let (key, value) = &self.entries[at];
        match value.span.start >= key.span.end {
            true => value.span.range().end,
            false => self.line_end(key.span.range().end),
        }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |newline| at + newline);
        end - usize::from(self.text[..end].ends_with('\r'))
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.map.span.file, range)
    }

    /// One more entry, behind the last.
    fn with_entry(&self, entry: &str) -> Option<Edit> {
        let last = self.entries.len().checked_sub(1)?;
        let end = self.end(last);
        if self.is_in_braces() {
            let text = format!(", {entry}");
            return Some(Edit {
                span: self.span(end..end),
                text,
            });
        }
        let first = self.entries[0].0.span.range().start;
        let indent = " ".repeat(self.text[self.line_start(first)..first].chars().count());
        let newline = if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let end = self.line_end(end);
        Some(Edit {
            span: self.span(end..end),
            text: format!("{newline}{indent}{entry}"),
        })
    }

    /// The map without one of its entries.
    fn without_entry(&self, at: usize) -> Edit {
        let (start, end) = (self.entries[at].0.span.range().start, self.end(at));
        let following = self
            .entries
            .get(at + 1)
            .map(|(key, _)| key.span.range().start);
        let range = match (self.is_in_braces(), following) {
            // The entry behind it takes its place.
            (_, Some(following)) if self.is_in_braces() || !self.begins_line(start) => {
                start..following
            }
            (true, _) if at > 0 => self.end(at - 1)..end,
            (true, _) => start..end,
            (false, _) => {
                // With its line, and the break before it where it is the last of the file.
                let (from, to) = (self.line_start(start), self.line_end(end));
                match self.text[to..].find('\n') {
                    Some(newline) => from..to + newline + 1,
                    None => from.saturating_sub(1)..to,
                }
            }
        };
        Edit {
            span: self.span(range),
            text: String::new(),
        }
    }

    fn begins_line(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].trim().is_empty()
    }

    /// Another value, on the line of its key.
    fn on_line_of(&self, key: &Spanned<String>, value: &Node, text: &str) -> Option<Edit> {
        let (from, range) = (key.span.range().end, value.span.range());
        let is_in_brackets = self.text[range.start..].starts_with('[');
        let colon = from + self.text.get(from..range.start)?.find(':')? + 1;
        match is_in_brackets {
            true => Some(Edit {
                span: value.span,
                text: text.to_owned(),
            }),
            // A list with a line for each item.
            false => Some(Edit {
                span: self.span(colon..range.end),
                text: format!(" {text}"),
            }),
        }
    }
}

/// The value of the key at `span`.
pub(super) fn value_at(node: &Node, span: Span) -> Option<&Node> {
    match &node.kind {
        Kind::List(items) => items.iter().find_map(|item| value_at(item, span)),
        Kind::Map(entries) => {
            entries
                .iter()
                .find_map(|(key, value)| match key.span.contains(span) {
                    true => Some(value),
                    false => value_at(value, span),
                })
        }
        _ => None,
    }
}

/// What is different about the field that is named at `span`: `{ field: name, … }` in a form, or `name: { … }` in the use of a
/// shared group.
pub(super) fn differences_at(node: &Node, span: Span) -> Option<&Node> {
    match &node.kind {
        Kind::List(items) => items.iter().find_map(|item| differences_at(item, span)),
        Kind::Map(entries) => entries.iter().find_map(|(key, value)| match () {
            () if key.span.contains(span) => None,
            () if key.value == "field" && value.span.contains(span) => Some(node),
            () if key.value == "use" => None,
            () if key.value == "fields" && node.get("use").is_some() => value_at(value, span),
            () => differences_at(value, span),
        }),
        _ => None,
    }
}
