//! What the script above the table of the providers reads off the page, and the scripts and styles of the site. Pages are whole without them.
//!
//! The script knows no language. Its words are attributes of the place that it fills, the names of its filters the heads
//! of the columns, their choices the contents of the cells.

use super::markdown::{Line, Markdown};
use super::words::Words;

/// The files of the site that are no pages, by their paths in the folder of the pages.
pub(super) const FILES: &[(&str, &str)] = &[
    (
        "javascripts/providers.js",
        include_str!("assets/providers.js"),
    ),
    (
        "javascripts/checklist.js",
        include_str!("assets/checklist.js"),
    ),
    ("stylesheets/guide.css", include_str!("assets/guide.css")),
    (
        "stylesheets/providers.css",
        include_str!("assets/providers.css"),
    ),
];

/// What a filter is called in the page's address, by column; the first column is searched. An address stays good when
/// the words of the page change.
const COLUMNS: &str = "q account modes files whitelist status";

/// The place of the controls, before the table.
pub(super) fn place(words: &Words, md: &mut Markdown) {
    let filters = &words.filters;
    md.place(&[
        ("providers", COLUMNS),
        ("label", filters.label),
        ("search", filters.search),
        ("any", filters.any),
        ("option", filters.option),
        ("count", filters.count),
        ("nothing", words.common.nothing),
        ("none", filters.none),
        ("reset", filters.reset),
    ]);
}

/// A choice among others in a cell. Where a cell marks none, its whole text is one.
pub(super) fn choice(line: &Line) -> Line {
    line.with_data("choice", "")
}

/// A provider whose other name is not seen but found.
pub(super) fn also(line: &Line, name: &str) -> Line {
    line.with_data("name", name)
}
