//! Single values as text.

use unicode_width::UnicodeWidthStr;

use super::print::{INDENT, Printer, WIDTH};
use super::quotes;
use super::tree::{Entry, Key, Scalar, Style};

impl<'t> Printer<'t> {
    /// A key as it is written.
    pub(super) fn key(&self, key: &Key) -> &'t str {
        let written = self.slice(&key.text);
        match key.quoted {
            true => quotes::quoted(written),
            false => written,
        }
    }

    /// A single value of one line.
    pub(super) fn one_line(&self, scalar: &Scalar) -> Option<&'t str> {
        let written = self.slice(&scalar.text);
        match scalar.style {
            Style::Block => None,
            _ if written.contains('\n') => None,
            Style::Quoted => Some(quotes::quoted(written)),
            Style::Plain => Some(written),
        }
    }

    pub(super) fn scalar(&mut self, scalar: &Scalar, entry: &Entry, indent: usize) {
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
    pub(super) fn block(&mut self, scalar: &Scalar, entry: &Entry, column: usize, indent: usize) {
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
                // Of blank lines alone nothing is a part but their number.
                let first = first.map(depth).filter(|depth| *depth > column);
                (first.unwrap_or(usize::MAX), indent + INDENT)
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
}
