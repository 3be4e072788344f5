//! A writer of Python-Markdown: blocks here, runs of text in [`Line`], escapes in `escape`.

mod escape;
mod line;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub(crate) use line::{Line, Weight};

/// Writes blocks of Markdown, one after another, with the indentation of the block they are in.
#[derive(Debug)]
pub(crate) struct Markdown {
    out: String,
    /// Levels of four spaces.
    depth: usize,
    /// Text that stands for the indentation of the next line: `:   ` opens a definition.
    opener: Option<&'static str>,
}

/// How a box stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Callout {
    /// Good to know.
    Note,
    /// Makes it easier.
    Tip,
    /// Something breaks if it is missed.
    Warning,
}

impl Default for Markdown {
    /// A page with nothing on it yet, and room for what most pages have.
    fn default() -> Self {
        Self {
            out: String::with_capacity(16 * 1024),
            depth: 0,
            opener: None,
        }
    }
}

impl Markdown {
    /// The page as it was written, ending in one newline.
    pub(crate) fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }

    /// The page's title. Material unescapes it for the browser's title bar, where a tag would then be
    /// live: an invisible space after each `<` keeps it from being one.
    pub(crate) fn title(&mut self, line: &Line) {
        let safe = line.as_str().replace("&lt;", "&lt;&#8203;");
        self.heading(1, &Line::of(&safe), None);
    }

    /// A heading. With `anchor`, that is its id; the reader of the page makes one up otherwise.
    pub(crate) fn heading(&mut self, level: usize, line: &Line, anchor: Option<&str>) {
        self.indent();
        for _ in 0..level {
            self.out.push('#');
        }
        self.out.push(' ');
        self.out.push_str(line.trimmed());
        self.anchor(anchor);
        self.end();
    }

    /// A paragraph; nothing when the line is empty.
    pub(crate) fn paragraph(&mut self, line: &Line) {
        if line.is_empty() {
            return;
        }
        self.indent();
        self.start(line);
        self.end();
    }

    /// A list. Numbered ones count from 1.
    pub(crate) fn list(&mut self, ordered: bool, items: &[Line]) {
        if !ordered {
            return self.items(items, |_, out| out.push_str("-   "));
        }
        self.items(items, |at, out| {
            out.push_str(&(at + 1).to_string());
            out.push_str(".  ");
        });
    }

    /// A list of boxes to tick.
    pub(crate) fn checklist(&mut self, items: &[Line]) {
        self.items(items, |_, out| out.push_str("- [ ] "));
    }

    fn items(&mut self, items: &[Line], marker: impl Fn(usize, &mut String)) {
        // Without a paragraph before it, a list that opens a definition would not be one.
        let mut any = false;
        for (at, item) in items.iter().filter(|item| !item.is_empty()).enumerate() {
            self.indent();
            marker(at, &mut self.out);
            self.start(item);
            self.out.push('\n');
            any = true;
        }
        if any {
            self.out.push('\n');
        }
    }

    /// A table; nothing when it has no rows.
    pub(crate) fn table(&mut self, head: &[&str], rows: &[Vec<Line>]) {
        if rows.is_empty() {
            return;
        }
        self.head(head);
        for row in rows {
            debug_assert_eq!(row.len(), head.len());
            self.row(row);
        }
        self.out.push('\n');
    }

    /// The head of a table, for those who write its rows themselves.
    pub(crate) fn head(&mut self, head: &[&str]) {
        self.indent();
        for title in head {
            self.out.push_str("| ");
            self.out.push_str(title);
            self.out.push(' ');
        }
        self.out.push_str("|\n");
        self.indent();
        for _ in head {
            self.out.push_str("| --- ");
        }
        self.out.push_str("|\n");
    }

    /// A row of a table.
    pub(crate) fn row(&mut self, row: &[Line]) {
        self.indent();
        for cell in row {
            self.out.push_str("| ");
            let cell = cell.trimmed();
            self.out.push_str(cell);
            if cell.ends_with('}') {
                // A placeholder at the end of a cell would be taken for the cell's attributes.
                self.out.push_str("<!-- -->");
            }
            self.out.push(' ');
        }
        self.out.push_str("|\n");
    }

    /// What was written since this was asked last, of a page that goes on.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// An element without contents, which a script fills: `data-name="value"` is what it has to know.
    pub(crate) fn place(&mut self, data: &[(&str, &str)]) {
        debug_assert_eq!(self.depth, 0);
        self.out.push_str("<div");
        for (name, value) in data {
            self.out.push_str(" data-");
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape::html(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push_str("></div>\n\n");
    }

    /// A block of code, shown as it is, with a button to copy it. Not for use inside other blocks.
    pub(crate) fn code(&mut self, language: &str, code: &str) {
        debug_assert_eq!(self.depth, 0);
        let code = normal_lines(code);
        let code = code.trim_matches('\n');
        if ["{{", "{%", "{#", "--8<--", "::: "]
            .iter()
            .any(|mark| code.contains(mark))
        {
            // A template engine or a snippet reader would look into a fence; into references it does not.
            self.out.push_str("<div class=\"highlight\"><pre><code>");
            escape::html(code, &mut self.out);
            self.out.push_str("\n</code></pre></div>\n\n");
            return;
        }
        let fence = "`".repeat(longest_run(code, b'`').max(2) + 1);
        for part in [&fence, language, "\n", code, "\n", &fence, "\n\n"] {
            self.out.push_str(part);
        }
    }

    /// A box with a title.
    pub(crate) fn callout(&mut self, kind: Callout, title: &Line, inside: impl FnOnce(&mut Self)) {
        self.indent();
        let kind = match kind {
            Callout::Note => "note",
            Callout::Tip => "tip",
            Callout::Warning => "warning",
        };
        for part in ["!!! ", kind, " \"", title.trimmed(), "\"\n\n"] {
            self.out.push_str(part);
        }
        self.depth += 1;
        inside(self);
        self.depth -= 1;
    }

    /// A term and what there is to say about it.
    pub(crate) fn definition(
        &mut self,
        term: &Line,
        anchor: Option<&str>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.indent();
        self.start(term);
        self.anchor(anchor);
        self.out.push('\n');
        self.depth += 1;
        self.opener = Some(":   ");
        inside(self);
        if self.opener.is_some() {
            self.paragraph(&Line::of("&nbsp;"));
        }
        self.depth -= 1;
    }

    /// A picture, `path` relative to the page.
    pub(crate) fn picture(&mut self, alt: &str, path: &str) {
        self.indent();
        let alt = Line::plain(alt);
        for part in ["![", alt.trimmed(), "]("] {
            self.out.push_str(part);
        }
        escape::url(path, &mut self.out);
        self.out.push_str("){ loading=lazy }");
        self.end();
    }

    /// A drawing of this many pixels, as large as there is room; a click shows it alone, for those whose screen is
    /// small. With its size, so that the page does not move when it comes.
    pub(crate) fn drawing(&mut self, alt: &str, path: &str, [width, height]: [u32; 2]) {
        self.indent();
        self.out.push_str("[![");
        self.out.push_str(Line::plain(alt).trimmed());
        self.out.push_str("](");
        let start = self.out.len();
        escape::url(path, &mut self.out);
        let address = start..self.out.len();
        let size = format!("){{ width={width} height={height} loading=lazy }}](");
        self.out.push_str(&size);
        self.out.extend_from_within(address);
        self.out.push(')');
        self.end();
    }

    fn anchor(&mut self, anchor: Option<&str>) {
        // With a space, since `{#` opens a comment in many template languages.
        if let Some(anchor) = anchor {
            // `attr_list` looks for the first brace after a space.
            let line = || self.out.rsplit('\n').next().unwrap_or_default();
            debug_assert!(!line().contains(" {"), "{}", line());
            for part in [" { #", anchor, " }"] {
                self.out.push_str(part);
            }
        }
    }

    fn indent(&mut self) {
        let levels = match self.opener.take() {
            Some(opener) => {
                for _ in 1..self.depth {
                    self.out.push_str("    ");
                }
                self.out.push_str(opener);
                0
            }
            None => self.depth,
        };
        for _ in 0..levels {
            self.out.push_str("    ");
        }
    }

    /// The first line of a block, which must not begin like another kind of block.
    fn start(&mut self, line: &Line) {
        let line = line.trimmed();
        let (replaced, by) = escape::block_start(line);
        if by.starts_with('&') {
            self.out.push_str(by);
            self.out.push_str(&line[replaced..]);
        } else if by.is_empty() {
            self.out.push_str(line);
        } else {
            let (number, rest) = line.split_at(replaced);
            for part in [number, "\\", rest] {
                self.out.push_str(part);
            }
        }
    }

    fn end(&mut self) {
        self.out.push_str("\n\n");
    }
}

/// `code` with one kind of line end and without characters that are not for reading.
fn normal_lines(code: &str) -> Cow<'_, str> {
    if code.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return code.into();
    }
    let mut out = String::with_capacity(code.len());
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n'
            | '\r'
            | '\u{b}'
            | '\u{c}'
            | '\u{85}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{1c}'..='\u{1e}' => out.push('\n'),
            '\t' => out.push_str("    "),
            _ if escape::is_dropped(c) => {}
            _ => out.push(c),
        }
    }
    out.into()
}

fn longest_run(text: &str, of: u8) -> usize {
    let (mut longest, mut run) = (0, 0);
    for byte in text.bytes() {
        run = if byte == of { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
