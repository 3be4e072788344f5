//! The places of a guide page that can be linked to, read off its text.

use std::collections::BTreeSet;

/// The anchors of a page: a heading or a term ends in `{ #step-1 }`, and no other line does, since braces of specs are
/// escaped.
pub fn anchors(page: &str) -> BTreeSet<&str> {
    let of_line = |line: &'_ str| -> Option<(usize, usize)> {
        let inner = line.strip_suffix(" }")?;
        let at = inner.rfind(" { #")?;
        Some((at + " { #".len(), inner.len()))
    };
    page.lines()
        .filter_map(|line| of_line(line).and_then(|(start, end)| line.get(start..end)))
        .collect()
}
