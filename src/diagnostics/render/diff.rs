//! What a change does to a file, as a unified diff.

use similar::{ChangeTag, TextDiff};

use super::escape::escaped;

/// Lines of context around a change.
const AROUND: usize = 3;

/// What makes `new` of `old`, as `diff -u` has it; empty where they are equal. `colours` for a terminal; characters that one would
/// obey are escaped.
pub fn diff(path: &str, old: &str, new: &str, colours: bool) -> String {
    let lines = TextDiff::from_lines(old, new);
    let mut out = String::new();
    let mut line = |colour: &str, sign: &str, words: &str| {
        let (on, off) = match colours && !colour.is_empty() {
            true => (colour, "\u{1b}[0m"),
            false => ("", ""),
        };
        out.push_str(&format!("{on}{sign}{}{off}\n", escaped(words)));
    };
    for (at, hunk) in lines
        .unified_diff()
        .context_radius(AROUND)
        .iter_hunks()
        .enumerate()
    {
        if at == 0 {
            line("\u{1b}[1m", "--- ", path);
            line("\u{1b}[1m", "+++ ", path);
        }
        line("\u{1b}[36m", "", &hunk.header().to_string());
        for change in hunk.iter_changes() {
            let (colour, sign) = match change.tag() {
                ChangeTag::Equal => ("", " "),
                ChangeTag::Delete => ("\u{1b}[31m", "-"),
                ChangeTag::Insert => ("\u{1b}[32m", "+"),
            };
            let words = change.value();
            line(colour, sign, words.strip_suffix('\n').unwrap_or(words));
            if change.missing_newline() {
                line("", "", "\\ No newline at end of file");
            }
        }
    }
    out
}
