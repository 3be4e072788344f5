//! What is written, with each comment at the entry that it is about. `attach` makes it.

use std::ops::Range;

/// A file.
pub(super) struct Tree {
    /// Comments about the whole of it.
    pub(super) header: Vec<Note>,
    pub(super) root: Collection,
}

/// A comment on a line of its own.
pub(super) struct Note {
    pub(super) text: Range<usize>,
    /// Whether a blank line stands before it.
    pub(super) blank: bool,
}

/// A list or a map.
pub(super) struct Collection {
    pub(super) is_map: bool,
    /// Whether it stands in brackets or braces.
    pub(super) flow: bool,
    /// Where its entries begin in their lines.
    pub(super) column: usize,
    pub(super) entries: Vec<Entry>,
    /// Comments after the last entry.
    pub(super) tail: Vec<Note>,
}

/// An item of a list, or a key and its value.
pub(super) struct Entry {
    /// Comments above it.
    pub(super) above: Vec<Note>,
    /// Whether a blank line stands right before it.
    pub(super) blank: bool,
    /// None in a list.
    pub(super) key: Option<Key>,
    pub(super) anchor: Option<Range<usize>>,
    pub(super) value: Value,
    /// The comment at the end of its line: of the last one where it is a text, else of the first.
    pub(super) beside: Option<Range<usize>>,
}

/// A key.
pub(super) struct Key {
    pub(super) text: Range<usize>,
    pub(super) quoted: bool,
}

/// What stands behind a key or a dash.
pub(super) enum Value {
    Nothing,
    Scalar(Scalar),
    Collection(Collection),
}

/// A single value, or an alias.
pub(super) struct Scalar {
    /// Of a block text from its sign on.
    pub(super) text: Range<usize>,
    pub(super) style: Style,
    /// Whether it begins on a line below its key.
    pub(super) below: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Also an alias.
    Plain,
    Quoted,
    Block,
}

impl Collection {
    /// Whether a value in it is given a name.
    pub(super) fn has_anchors(&self) -> bool {
        self.entries.iter().any(|entry| {
            let inside = matches!(&entry.value, Value::Collection(inside) if inside.has_anchors());
            inside || entry.anchor.is_some()
        })
    }
}

impl Entry {
    /// Whether a blank line stands before it and the comments above it.
    pub(super) fn blank_before(&mut self) -> &mut bool {
        match self.above.first_mut() {
            Some(note) => &mut note.blank,
            None => &mut self.blank,
        }
    }
}
