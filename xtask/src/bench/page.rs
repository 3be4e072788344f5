//! `docs/benchmarks.md`: each part of the bench writes its own section and leaves the others as they are.

use std::fs;

use crate::command::{Result, root};

/// Bytes of a line, where it is no line of a table.
const WIDTH: usize = 140;

/// What stands before the sections.
const INTRO: &str = "\
# Benchmarks

Ratios of what was measured in one run on one machine: seconds alone say little about another. `cargo xtask bench` writes this page;
no figure in it is by hand. Every section says when and where it was measured.
";

/// What stands after them.
const REPEAT: &str = "
## How to repeat

```console
$ cargo xtask bench 100 1000 10000 --runs 5 --write
$ cargo xtask bench growth 1000 10000 100000 --write
$ cargo xtask bench peers 1000 --runs 3 --write
$ cargo xtask bench rust 100 --runs 3 --write
```

Without `--write` the tables are only printed. 100,000 specs write 10 GB in one language and 16 GB in two: with `--folder` to a disk, where memory
is short. The other tools are installed from crates.io, npm and PyPI into `target/bench-tools`, in the versions of the lock files in `xtask/peers`.
`cargo xtask bench submission` reads submissions, and `cargo bench --bench parts` times the parts of the compiler.
";

/// The sections, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Commands,
    Growth,
    Peers,
    Rust,
}

impl Section {
    const ALL: [Self; 4] = [Self::Commands, Self::Growth, Self::Peers, Self::Rust];

    fn heading(self) -> &'static str {
        match self {
            Self::Commands => "\n## Whole commands\n",
            Self::Growth => "\n## Large catalogues\n",
            Self::Peers => "\n## Beside other tools\n",
            Self::Rust => "\n## Generated Rust\n",
        }
    }

    /// What it says in a page.
    fn of(self, page: &str) -> Option<String> {
        let (_, rest) = page.split_once(self.heading())?;
        let end = rest.find("\n## ").unwrap_or(rest.len());
        Some(rest[..end].to_owned())
    }
}

/// Writes a section anew.
pub(super) fn write(section: Section, text: &str) -> Result {
    let path = root().join("docs/benchmarks.md");
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(&path, with(&before, section, text))?;
    println!("\nwrote {}", path.display());
    Ok(())
}

/// The page with one section written anew.
fn with(before: &str, section: Section, text: &str) -> String {
    let mut page = INTRO.to_owned();
    for known in Section::ALL {
        let body = if known == section {
            Some(format!("\n{}\n", wrapped(text.trim())))
        } else {
            known.of(before)
        };
        if let Some(body) = body {
            page += known.heading();
            page += &body;
        }
    }
    page + REPEAT
}

/// Paragraphs in lines that a person can read in the file; tables as they are.
fn wrapped(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while rest.len() > WIDTH && !rest.starts_with('|') {
            let start = rest.floor_char_boundary(WIDTH);
            let Some(end) = rest[..start].rfind(' ') else {
                break;
            };
            lines.push(&rest[..end]);
            rest = &rest[end + 1..];
        }
        lines.push(rest);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_wrapped_and_tables_are_not() {
        let word = "long".repeat(20);
        let text = format!("{word} {word} {word}\n\n| {word} {word} {word} |");
        let expected = format!("{word}\n{word}\n{word}\n\n| {word} {word} {word} |");
        assert_eq!(wrapped(&text), expected);
    }

    #[test]
    fn a_section_leaves_the_others_as_they_are() {
        let first = with("", Section::Peers, "Slower.");
        let both = with(&first, Section::Commands, "Fast.\n");
        let again = with(&both, Section::Peers, "Faster.");
        let sections = format!(
            "{INTRO}\n## Whole commands\n\nFast.\n\n## Beside other tools\n\nFaster.\n{REPEAT}"
        );
        assert_eq!(again, sections);
        assert_eq!(with(&again, Section::Commands, "Fast."), again);
    }
}
