//! Collections in brackets and braces as text.

use unicode_width::UnicodeWidthStr;

use super::print::{Printer, WIDTH};
use super::tree::{Collection, Entry, Value};

impl Printer<'_> {
    /// A collection in brackets as one line, if nothing in it needs more.
    pub(super) fn flow(&self, collection: &Collection) -> Option<String> {
        if !collection.tail.is_empty() {
            return None;
        }
        let mut parts = Vec::new();
        for entry in &collection.entries {
            parts.push(self.flow_entry(entry)?);
        }
        let inside = parts.join(", ");
        Some(match (collection.is_map, inside.is_empty()) {
            (true, true) => "{}".to_owned(),
            (true, false) => format!("{{ {inside} }}"),
            (false, _) => format!("[{inside}]"),
        })
    }

    fn flow_entry(&self, entry: &Entry) -> Option<String> {
        if !entry.above.is_empty() || entry.beside.is_some() {
            return None;
        }
        let mut parts = Vec::new();
        if let Some(key) = &entry.key {
            parts.push(format!("{}:", self.key(key)));
        }
        if let Some(anchor) = &entry.anchor {
            parts.push(self.slice(anchor).to_owned());
        }
        match &entry.value {
            Value::Nothing => {}
            Value::Scalar(scalar) => parts.push(self.one_line(scalar)?.to_owned()),
            Value::Collection(inside) => parts.push(self.flow(inside)?),
        }
        Some(parts.join(" "))
    }

    /// The items of a list of single values, each as it is written.
    pub(super) fn single(&self, collection: &Collection) -> Option<Vec<String>> {
        let is_single =
            |entry: &Entry| entry.key.is_none() && matches!(entry.value, Value::Scalar(_));
        let entries = collection.entries.iter();
        entries
            .map(|entry| is_single(entry).then(|| self.flow_entry(entry)).flatten())
            .collect()
    }

    /// A list of single values in brackets, as many on a line as fit.
    pub(super) fn filled(&mut self, items: &[String], entry: &Entry, indent: usize) {
        if entry.key.is_some() {
            self.out.push('\n');
            self.pad(indent);
        } else {
            self.out.push(' ');
        }
        let margin = self.column() + 1;
        self.out.push('[');
        for (at, item) in items.iter().enumerate() {
            // With the comma or bracket behind it.
            let width = item.width() + 1;
            if at > 0 && self.column() + 1 + width > WIDTH {
                self.out.push('\n');
                self.pad(margin);
            } else if at > 0 {
                self.out.push(' ');
            }
            self.out.push_str(item);
            self.out.push(if at + 1 == items.len() { ']' } else { ',' });
        }
        self.end_line(entry);
    }
}
