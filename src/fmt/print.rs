//! The tree as text.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::tree::{Collection, Entry, Note, Style, Tree, Value};

/// How far what belongs to an entry stands to the right of it.
pub(super) const INDENT: usize = 2;
/// The longest line that brackets make.
pub(super) const WIDTH: usize = 120;

/// Prints a tree that was read from `text`.
pub(super) fn print(tree: &Tree, text: &str) -> String {
    let mut printer = Printer {
        text,
        out: String::with_capacity(text.len() + text.len() / 8),
        is_first: true,
    };
    printer.notes(&tree.header, 0);
    let line = printer
        .flow(&tree.root)
        .filter(|line| tree.root.flow && line.width() <= WIDTH);
    match line {
        Some(line) => printer.out += &(line + "\n"),
        None => printer.collection(&tree.root, 0),
    }
    printer.out
}

pub(super) struct Printer<'t> {
    pub(super) text: &'t str,
    pub(super) out: String,
    /// Whether nothing stands before the next line that a blank one could be kept from.
    pub(super) is_first: bool,
}

impl<'t> Printer<'t> {
    pub(super) fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Comments on lines of their own.
    fn notes(&mut self, notes: &[Note], indent: usize) {
        for note in notes {
            self.begin(note.blank, indent);
            self.out
                .push_str(self.slice(&note.text).trim_end_matches([' ', '\t']));
            self.out.push('\n');
        }
    }

    /// Begins a line, after a blank one where the author has some.
    fn begin(&mut self, blank: bool, indent: usize) {
        if blank && !self.is_first {
            self.out.push('\n');
        }
        self.is_first = false;
        self.pad(indent);
    }

    pub(super) fn pad(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }

    /// A collection, each entry on lines of its own. What is last in `out` is the beginning of a line, or a dash.
    fn collection(&mut self, collection: &Collection, indent: usize) {
        for entry in &collection.entries {
            let behind_dash = !self.out.is_empty() && !self.out.ends_with('\n');
            if behind_dash && entry.above.is_empty() {
                self.is_first = false;
                self.out.push(' ');
            } else {
                if behind_dash {
                    self.out.push('\n');
                }
                self.notes(&entry.above, indent);
                self.begin(entry.blank, indent);
            }
            self.entry(entry, collection, indent);
        }
        self.notes(&collection.tail, indent);
    }

    /// An entry from its key or dash to the end of its last line.
    fn entry(&mut self, entry: &Entry, collection: &Collection, indent: usize) {
        match &entry.key {
            Some(key) => {
                self.out.push_str(self.key(key));
                self.out.push(':');
            }
            None => self.out.push('-'),
        }
        if let Some(anchor) = &entry.anchor {
            self.out.push(' ');
            self.out.push_str(self.slice(anchor));
        }
        match &entry.value {
            Value::Nothing => self.end_line(entry),
            Value::Scalar(scalar) if scalar.style == Style::Block => {
                self.block(scalar, entry, collection.column, indent);
            }
            Value::Scalar(scalar) => self.scalar(scalar, entry, indent),
            Value::Collection(inside) => self.inside(inside, entry, indent),
        }
    }

    /// A collection as the value of an entry: on the line where it stands in brackets and fits, else below.
    fn inside(&mut self, inside: &Collection, entry: &Entry, indent: usize) {
        let line = inside.flow.then(|| self.flow(inside)).flatten();
        if let Some(line) = line {
            let column = self.column();
            if inside.entries.is_empty() || column + 1 + line.width() <= WIDTH {
                self.out.push(' ');
                self.out.push_str(&line);
                return self.end_line(entry);
            }
            if let Some(items) = self.single(inside) {
                return self.filled(&items, entry, indent + INDENT);
            }
        }
        // `- key: value`, unless something has to stand behind the dash.
        let is_inline = entry.key.is_none() && entry.anchor.is_none() && entry.beside.is_none();
        if !is_inline {
            self.end_line(entry);
        }
        self.is_first = true;
        self.collection(inside, indent + INDENT);
    }

    pub(super) fn end_line(&mut self, entry: &Entry) {
        if let Some(comment) = &entry.beside {
            self.out.push(' ');
            self.out
                .push_str(self.slice(comment).trim_end_matches([' ', '\t']));
        }
        self.out.push('\n');
    }

    /// How wide the line is so far.
    pub(super) fn column(&self) -> usize {
        let start = self.out.rfind('\n').map_or(0, |newline| newline + 1);
        self.out[start..].width()
    }
}
