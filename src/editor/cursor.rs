//! Where the cursor stands in a text that is half typed.
//!
//! A word that nobody writes is put in at the cursor, with as much around it as makes the text readable; where that word
//! comes out of the reader is where the cursor is. So what a half-typed text means is told by the reader of whole ones.

use std::ops::Range;

use super::place::Place;
use crate::yaml::{Document, Kind, Node};

/// The place of the cursor.
#[derive(Debug)]
pub(super) struct Cursor {
    /// The text with the word in it.
    pub(super) text: String,
    /// What was read from it.
    pub(super) document: Document,
    /// What leads to the place: the root, and each map or list on the way, by its number in the one before.
    pub(super) steps: Vec<usize>,
    /// The places on the way; the last is that of the map whose key the word is in, or of the value.
    pub(super) places: Vec<Place>,
    /// What the word is in.
    pub(super) spot: Spot,
    /// How it stands in its line.
    pub(super) layout: Layout,
    /// What takes the place of the word that the cursor is in or at.
    pub(super) word: Range<usize>,
    /// The same for the whole scalar, where that is a value on one line.
    pub(super) scalar: Range<usize>,
    /// Whether the scalar has quotes around it.
    pub(super) is_quoted: bool,
    /// What stands in the scalar, or the key, before the cursor.
    pub(super) before: String,
    /// Its byte.
    pub(super) at: usize,
}

/// What the cursor is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// The key of a map.
    Key,
    /// A value.
    Value,
}

/// How the cursor stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Behind a key.
    Inline,
    /// Inside of braces or brackets.
    Flow,
    /// At the beginning of a line.
    Line,
    /// Behind the dash of a list.
    Item,
    /// At the beginning of a line where a dash is due.
    Dash,
}

impl Cursor {
    /// The nodes on the way: the root first, the map or list around the cursor last.
    pub(super) fn nodes(&self) -> Vec<&Node> {
        let mut nodes: Vec<&Node> = self.document.root.iter().collect();
        for step in &self.steps {
            let next = match nodes.last().map(|node| &node.kind) {
                Some(Kind::Map(entries)) => entries.get(*step).map(|(_, value)| value),
                Some(Kind::List(items)) => items.get(*step),
                _ => None,
            };
            nodes.extend(next);
        }
        nodes
    }

    /// The place of the cursor.
    pub(super) fn place(&self) -> Option<&Place> {
        self.places.last()
    }

    /// The innermost map on the way that is of this definition of the schema, and of no other that may stand there.
    pub(super) fn around(&self, definition: &str) -> Option<&Node> {
        self.innermost(definition, self.places.len())
    }

    /// The same, but for the map whose key the cursor is in.
    pub(super) fn outside(&self, definition: &str) -> Option<&Node> {
        let own = usize::from(self.spot == Spot::Key);
        self.innermost(definition, self.places.len().saturating_sub(own))
    }

    fn innermost(&self, definition: &str, depth: usize) -> Option<&Node> {
        let is_it = |place: &Place, node: &Node| {
            let mut maps = place.shapes.iter().filter(|shape| shape.is_closed());
            let several = place.shapes.len() > 1;
            maps.any(|shape| {
                let head = shape.keys().find(|key| shape.requires(key));
                let has_head = head.is_none_or(|head| node.get(head).is_some());
                shape.definition == definition && (has_head || !several)
            })
        };
        let nodes = self.nodes();
        let around = self.places.iter().zip(nodes).take(depth);
        let mut found =
            around.filter(|(place, node)| matches!(node.kind, Kind::Map(_)) && is_it(place, node));
        found.next_back().map(|(_, node)| node)
    }

    /// The key of an author's own on the way, in the map that is the value of `key` of `definition`.
    pub(super) fn own_key(&self, definition: &str, key: &str) -> Option<&str> {
        let nodes = self.nodes();
        let at = self.places.iter().position(|place| {
            place.definition == definition && place.key == key && place.depth == 0
        })?;
        match (&nodes.get(at)?.kind, self.steps.get(at)) {
            (Kind::Map(entries), Some(step)) => {
                entries.get(*step).map(|(key, _)| key.value.as_str())
            }
            _ => None,
        }
    }
}
