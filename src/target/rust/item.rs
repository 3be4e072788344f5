//! Items of a module, laid out as rustfmt does it.

use super::doc::Doc;
use super::layout::{MAX_WIDTH, width};

/// One step of indentation.
const STEP: usize = 4;

/// The items of a module, an empty line between two.
#[derive(Default)]
pub(super) struct Items {
    text: String,
}

impl Items {
    pub(super) fn push(&mut self, item: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(item);
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// A struct or an enum in the making.
pub(super) struct Type {
    text: String,
    is_empty: bool,
}

impl Type {
    /// The head, with the attributes in this order. `kind` is `struct` or `enum`.
    pub(super) fn new(doc: &Doc, attributes: &[&str], kind: &str, name: &str) -> Self {
        let mut text = String::with_capacity(1024);
        doc.write("///", 0, &mut text);
        for attribute in attributes {
            for part in ["#[", attribute, "]\n"] {
                text.push_str(part);
            }
        }
        for part in ["pub ", kind, " ", name, " {"] {
            text.push_str(part);
        }
        Self {
            text,
            is_empty: true,
        }
    }

    /// Begins the lines of a member.
    fn member(&mut self, doc: &Doc) {
        if self.is_empty {
            self.text.push('\n');
        }
        self.is_empty = false;
        doc.write("///", STEP, &mut self.text);
    }

    /// Adds a field to a struct.
    pub(super) fn field(&mut self, doc: &Doc, name: &str, of: &str) {
        self.member(doc);
        let fits = STEP + width("pub : ,") + width(name) + width(of) <= MAX_WIDTH;
        // rustfmt breaks before a type that does not fit.
        let gap = if fits { ": " } else { ":\n        " };
        for part in ["    pub ", name, gap, of, ",\n"] {
            self.text.push_str(part);
        }
    }

    /// Adds a variant to an enum, around a type if there is one.
    pub(super) fn variant(&mut self, doc: &Doc, name: &str, around: Option<&str>) {
        self.member(doc);
        let parts = match around {
            None => [name, "", "", ""],
            Some(of) if STEP + width(name) + width(of) + 3 <= MAX_WIDTH => [name, "(", of, ")"],
            Some(of) => [name, "(\n        ", of, ",\n    )"],
        };
        self.text.push_str("    ");
        parts.iter().for_each(|part| self.text.push_str(part));
        self.text.push_str(",\n");
    }

    pub(super) fn finish(mut self) -> String {
        self.text.push('}');
        self.text
    }
}
