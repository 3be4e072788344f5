//! Items of a module. `codegen` lays out structs and enums; where rustfmt does otherwise, this does as rustfmt.

use codegen::{Enum, Field, Formatter, Struct, Variant};

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

/// A struct in the making.
pub(super) struct Structure {
    item: Struct,
    is_empty: bool,
    /// Whether a type has a line of its own.
    is_broken: bool,
}

impl Structure {
    /// The head, with the attributes in this order.
    pub(super) fn new(doc: &Doc, attributes: &[&str], name: &str) -> Self {
        let mut item = Struct::new(name);
        item.vis("pub").doc(doc.text());
        for attribute in attributes {
            item.attr(attribute);
        }
        Self {
            item,
            is_empty: true,
            is_broken: false,
        }
    }

    /// Adds a field.
    pub(super) fn field(&mut self, doc: &Doc, name: &str, of: &str) {
        self.is_empty = false;
        // Names are of ASCII.
        let fits = STEP + "pub : ,".len() + name.len() + of.len() <= MAX_WIDTH;
        self.is_broken |= !fits;
        self.item.push_field(Field {
            // With the visibility, since each part is written by itself.
            name: ["pub ", name].concat(),
            ty: if fits {
                of.into()
            } else {
                ["\n    ", of].concat().into()
            },
            // The crate leaves a space behind on the empty lines of documentation; annotations are kept as they are.
            annotation: vec![doc.block("///", STEP)],
            documentation: String::new(),
            value: String::new(),
            visibility: None,
        });
    }

    pub(super) fn finish(self) -> String {
        let mut text = String::with_capacity(1024);
        // Writing to a text does not fail.
        let _ = self.item.fmt(&mut Formatter::new(&mut text));
        if self.is_empty {
            text.truncate(text.trim_end().trim_end_matches(';').len());
            text.push_str(" {}");
        }
        text.truncate(text.trim_end().len());
        match self.is_broken {
            // A type in a line of its own leaves a space behind; no other line ends in one.
            true => text.replace(": \n", ":\n"),
            false => text,
        }
    }
}

/// An enum in the making.
pub(super) struct Enumeration(Enum);

impl Enumeration {
    /// The head, with the attributes in this order.
    pub(super) fn new(doc: &Doc, attributes: &[&str], name: &str) -> Self {
        let mut item = Enum::new(name);
        item.vis("pub").doc(doc.text());
        for attribute in attributes {
            item.r#macro(["#[", attribute, "]"].concat());
        }
        Self(item)
    }

    /// Adds a variant, around a type if there is one.
    pub(super) fn variant(&mut self, doc: &Doc, name: &str, around: Option<&str>) {
        let mut variant = Variant::new(match around {
            None => name.to_owned(),
            Some(of) if STEP + width(name) + width(of) + 3 <= MAX_WIDTH => {
                [name, "(", of, ")"].concat()
            }
            Some(of) => [name, "(\n    ", of, ",\n)"].concat(),
        });
        variant.annotation(doc.block("///", STEP));
        self.0.push_variant(variant);
    }

    pub(super) fn finish(self) -> String {
        let mut text = String::with_capacity(1024);
        // Writing to a text does not fail.
        let _ = self.0.fmt(&mut Formatter::new(&mut text));
        text.truncate(text.trim_end().len());
        text
    }
}
