//! The tree as text.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::quotes;
use super::tree::{Collection, Entry, Key, Note, Scalar, Style, Tree, Value};

/// How far what belongs to an entry stands to the right of it.
const INDENT: usize = 2;
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

struct Printer<'t> {
    text: &'t str,
    out: String,
    /// Whether nothing stands before the next line that a blank one could be kept from.
    is_first: bool,
}

impl<'t> Printer<'t> {
    fn slice(&self, range: &Range<usize>) -> &'t str {
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

    fn pad(&mut self, columns: usize) {
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

    fn end_line(&mut self, entry: &Entry) {
        if let Some(comment) = &entry.beside {
            self.out.push(' ');
            self.out
                .push_str(self.slice(comment).trim_end_matches([' ', '\t']));
        }
        self.out.push('\n');
    }

    /// How wide the line is so far.
    fn column(&self) -> usize {
        let start = self.out.rfind('\n').map_or(0, |newline| newline + 1);
        self.out[start..].width()
    }

    fn key(&self, key: &Key) -> &'t str {
        let written = self.slice(&key.text);
        match key.quoted {
            true => quotes::quoted(written),
            false => written,
        }
    }

    /// A single value of one line.
    fn one_line(&self, scalar: &Scalar) -> Option<&'t str> {
        let written = self.slice(&scalar.text);
        match scalar.style {
            Style::Block => None,
            _ if written.contains('\n') => None,
            Style::Quoted => Some(quotes::quoted(written)),
            Style::Plain => Some(written),
        }
    }

    fn scalar(&mut self, scalar: &Scalar, entry: &Entry, indent: usize) {
        if let Some(line) = self.one_line(scalar) {
            let fits = self.column() + 1 + line.width() <= WIDTH;
            if scalar.below && !fits && entry.key.is_some() {
                self.out.push('\n');
                self.pad(indent + INDENT);
            } else {
                self.out.push(' ');
            }
            self.out.push_str(line);
            return self.end_line(entry);
        }
        for (at, line) in self.slice(&scalar.text).split('\n').enumerate() {
            let mut line = line.trim_start_matches([' ', '\t']);
            // Behind a backslash white space has a meaning.
            let end = line.trim_end_matches([' ', '\t']);
            if !end.ends_with('\\') {
                line = end;
            }
            if at == 0 && !(scalar.below && entry.key.is_some()) {
                self.out.push(' ');
            } else {
                self.out.push('\n');
                if !line.is_empty() {
                    self.pad(indent + INDENT);
                }
            }
            self.out.push_str(line);
        }
        self.end_line(entry);
    }

    /// A block text: its lines are what they are, and begin elsewhere.
    fn block(&mut self, scalar: &Scalar, entry: &Entry, column: usize, indent: usize) {
        let written = self.slice(&scalar.text);
        let (head, _) = written.split_at(written.find([' ', '\t', '\n']).unwrap_or(written.len()));
        self.out.push(' ');
        self.out.push_str(head);
        self.end_line(entry);
        let after = &self.text[scalar.text.start..];
        let below = after.find('\n').map_or("", |end| &after[end + 1..]);
        let is_blank = |line: &&str| line.trim_matches(' ').is_empty();
        let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let digit = head.bytes().find(u8::is_ascii_digit);
        let (before, now) = match digit.map(|digit| usize::from(digit - b'0')) {
            Some(digit) => (column + digit, indent + digit),
            None => {
                let first = below.split('\n').find(|line| !is_blank(line));
                (first.map_or(0, depth), indent + INDENT)
            }
        };
        // The text goes on as long as lines are that deep.
        let least = before.max(column + 1);
        let inside = |line: &&str| is_blank(line) || depth(line) >= least;
        let mut lines: Vec<&str> = below.split('\n').take_while(inside).collect();
        let keeps = head.contains('+');
        if !keeps {
            // Spaces behind the margin are a part of the text, also on a line that looks blank.
            let is_empty = |line: &&str| is_blank(line) && line.len() <= before;
            while lines.pop_if(|line| is_empty(&&**line)).is_some() {}
        } else if lines.iter().map(|line| line.len() + 1).sum::<usize>() > below.len() {
            // What stands behind the last line break is no line.
            lines.pop();
        }
        for line in lines {
            if let Some(rest) = line.get(before..).filter(|rest| !rest.is_empty()) {
                self.pad(now);
                self.out.push_str(rest);
            }
            self.out.push('\n');
        }
        // Its blank lines are a part of it, so that no more of them are printed.
        self.is_first = keeps;
    }

    /// A collection in brackets as one line, if nothing in it needs more.
    fn flow(&self, collection: &Collection) -> Option<String> {
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
    fn single(&self, collection: &Collection) -> Option<Vec<String>> {
        let is_single =
            |entry: &Entry| entry.key.is_none() && matches!(entry.value, Value::Scalar(_));
        let entries = collection.entries.iter();
        entries
            .map(|entry| is_single(entry).then(|| self.flow_entry(entry)).flatten())
            .collect()
    }

    /// A list of single values in brackets, as many on a line as fit.
    fn filled(&mut self, items: &[String], entry: &Entry, indent: usize) {
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
