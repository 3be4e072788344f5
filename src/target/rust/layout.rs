//! Expressions, laid out as rustfmt does it (edition 2024, default configuration), so that generated files
//! may be committed as they are. Only what the tables need is here.

use super::literal::string;

/// rustfmt's `max_width`.
pub(super) const MAX_WIDTH: usize = 100;
/// rustfmt's `fn_call_width` and `array_width`.
const LIST_WIDTH: usize = 60;
/// rustfmt's `short_array_element_width_threshold`.
const SHORT_ITEM: usize = 10;
/// One step of indentation.
const STEP: usize = 4;

/// An expression of a table.
pub(super) enum Expr {
    /// Something that is not broken: a literal, a path.
    Atom(String),
    /// A call of a path.
    Call(String, Vec<Expr>),
    /// A borrowed array.
    Array(Vec<Expr>),
}

impl Expr {
    pub(super) fn atom(text: impl Into<String>) -> Self {
        Self::Atom(text.into())
    }

    pub(super) fn call(path: impl Into<String>, arguments: impl Into<Vec<Expr>>) -> Self {
        Self::Call(path.into(), arguments.into())
    }

    /// An array of texts.
    pub(super) fn strings<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        Self::Array(texts.map(|text| Self::Atom(string(text))).collect())
    }

    fn parts(&self) -> (String, &[Expr], char) {
        match self {
            Self::Atom(text) => (text.clone(), &[], ' '),
            Self::Call(path, arguments) => (format!("{path}("), arguments, ')'),
            Self::Array(items) => ("&[".to_owned(), items, ']'),
        }
    }

    /// The whole on one line, if rustfmt would have it so where there is room.
    pub(super) fn one_line(&self) -> Option<String> {
        match self {
            Self::Atom(text) => return Some(text.clone()),
            Self::Call(..) | Self::Array(_) => {}
        }
        let (mut out, items, close) = self.parts();
        let before = width(&out);
        // One item alone may be wider, and an array alone in a call as wide as an array may be.
        let bare = matches!(
            (self, items),
            (_, [Self::Atom(_)]) | (Self::Call(..), [Self::Array(_)])
        );
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            out.push_str(&item.one_line()?);
            if !bare && width(&out) - before > LIST_WIDTH {
                return None;
            }
        }
        out.push(close);
        Some(out)
    }

    /// Appends the expression. `indent` is that of the line it stands on, `column` where it begins, `tail`
    /// how many characters follow it on its last line.
    pub(super) fn write(&self, out: &mut String, indent: usize, column: usize, tail: usize) {
        if let Some(line) = self.one_line()
            && column + width(&line) + tail <= MAX_WIDTH
        {
            out.push_str(&line);
            return;
        }
        self.write_broken(out, indent);
    }

    /// Appends the expression on several lines, even if it would fit on one.
    fn write_broken(&self, out: &mut String, indent: usize) {
        let (open, items, close) = self.parts();
        out.push_str(&open);
        match (self, items) {
            (Self::Atom(_), _) => return,
            // A list of one list shares its lines.
            (_, [item @ (Self::Call(..) | Self::Array(_))]) => {
                item.write_broken(out, indent);
            }
            (Self::Array(_), items) if items.iter().all(Self::is_short) => {
                let lines = items.iter().filter_map(Self::one_line);
                write_filled(out, lines, indent + STEP);
                new_line(out, indent);
            }
            _ => {
                for item in items {
                    new_line(out, indent + STEP);
                    item.write(out, indent + STEP, indent + STEP, 1);
                    out.push(',');
                }
                new_line(out, indent);
            }
        }
        out.push(close);
    }

    /// Appends it as the value of a constant: ` =`, the value, `;`. `indent` is that of the constant.
    pub(super) fn write_value(&self, out: &mut String, indent: usize) {
        let column = width(out.lines().last().unwrap_or_default()) + " = ".len();
        out.push_str(" =");
        match self.one_line().map(|line| width(&line) + 1) {
            Some(width) if column + width > MAX_WIDTH && indent + STEP + width <= MAX_WIDTH => {
                new_line(out, indent + STEP);
                self.write(out, indent + STEP, indent + STEP, 1);
            }
            _ => {
                out.push(' ');
                self.write(out, indent, column, 1);
            }
        }
        out.push(';');
    }

    /// Appends it as an arm of a `match` in a method.
    pub(super) fn write_arm(&self, out: &mut String, pattern: &str) {
        const INDENT: usize = 12;
        new_line(out, INDENT);
        out.push_str(pattern);
        out.push_str(" => ");
        let column = INDENT + width(pattern) + 4;
        let line = self.one_line();
        let fits = |column: usize| {
            let width = line.as_ref().map(|line| width(line));
            width.is_some_and(|width| column + width <= MAX_WIDTH)
        };
        if fits(column + 1) {
            self.write(out, INDENT, column, 1);
            out.push(',');
            return;
        }
        let opens = !matches!(self, Self::Atom(_)) && column + width(&self.parts().0) <= MAX_WIDTH;
        if opens && !fits(INDENT + STEP) {
            self.write_broken(out, INDENT);
            out.push(',');
            return;
        }
        out.push('{');
        new_line(out, INDENT + STEP);
        self.write(out, INDENT + STEP, INDENT + STEP, 0);
        new_line(out, INDENT);
        out.push('}');
    }

    /// rustfmt fills lines with literals only, not with paths.
    fn is_short(&self) -> bool {
        matches!(self, Self::Atom(text) if width(text) <= SHORT_ITEM && !text.contains("::"))
    }
}

/// Words with commas, as many on a line as there is room for, beginning on a new line. rustfmt wants room
/// for the space after each comma; where all stand on one line, not after the last.
pub(super) fn write_filled(out: &mut String, words: impl Iterator<Item = String>, indent: usize) {
    let mut words = words.peekable();
    let mut lines = 0;
    let mut column = usize::MAX;
    while let Some(word) = words.next() {
        let needed = width(&word) + 1;
        let space = usize::from(lines > 1 || words.peek().is_some());
        if column.saturating_add(1 + needed + space) > MAX_WIDTH {
            new_line(out, indent);
            column = indent;
            lines += 1;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(&word);
        out.push(',');
        column += needed;
    }
}

/// Columns that the text takes. All text that reaches the code is one column a character.
pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}

fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_items_fill_lines() {
        let items = (0..30)
            .map(|at| Expr::atom(format!("\"C{at:02}\"")))
            .collect();
        let mut out = String::new();
        Expr::Array(items).write(&mut out, 0, 0, 1);
        let widths: Vec<usize> = out.lines().map(str::len).collect();
        assert_eq!(widths, [2, 94, 94, 31, 1], "{out}");
    }
}
