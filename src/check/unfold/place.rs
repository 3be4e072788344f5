//! What the entries around an entry of a form say of it.

use super::Shown;
use crate::ir;
use crate::source::Span;
use crate::syntax::{self, Map, Override};

/// What the entries around an entry say of it.
#[derive(Clone)]
pub(super) struct Place<'a> {
    pub(super) definitions: &'a Map<syntax::Definition>,
    pub(super) overrides: Option<&'a Map<Override>>,
    /// The shared group whose fields these are.
    pub(super) shared: Option<&'a str>,
    /// Where the group is used.
    pub(super) shared_at: Option<Span>,
    pub(super) conditions: Vec<Shown>,
    pub(super) group: Option<usize>,
    pub(super) repeated: bool,
    /// The mode of the set per mode around it.
    pub(super) mode: Option<ir::Mode>,
    /// Whether keys and titles say the mode: not inside of an item, where the list says it.
    pub(super) keyed: bool,
}

impl Default for Place<'_> {
    fn default() -> Self {
        static NONE: Map<syntax::Definition> = Map(Vec::new());
        Self {
            definitions: &NONE,
            overrides: None,
            shared: None,
            shared_at: None,
            conditions: Vec::new(),
            group: None,
            repeated: false,
            mode: None,
            keyed: false,
        }
    }
}

impl Place<'_> {
    /// The mode that keys and titles say.
    pub(super) fn key_mode(&self) -> Option<ir::Mode> {
        self.mode.filter(|_| self.keyed)
    }

    /// The key on the wire of what is called `name`.
    pub(super) fn key(&self, name: &str) -> String {
        match self.key_mode() {
            Some(mode) => wire_key(mode, name),
            None => name.to_owned(),
        }
    }

    /// The title of what is called `title`.
    pub(super) fn title(&self, title: &str, words: &ir::Words) -> String {
        match self.key_mode() {
            Some(mode) => words.title_in_mode(title, mode),
            None => title.to_owned(),
        }
    }
}

/// The key on the wire of a field in a set per mode.
pub(super) fn wire_key(mode: ir::Mode, name: &str) -> String {
    format!("{}_{name}", mode.name())
}
