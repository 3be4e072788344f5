//! The list for people: a line a provider, on a screen of 120 columns.
//!
//! Where the catalogue is wider, the ends of long names and of long lists go, which say how many more there are, and
//! where that is not enough, details. A code is never cut: other commands take it.

use crate::ir::whitelist::{Requirement, Separator};
use crate::ir::{Mode, Summary, Whitelist};

/// What a table fits into.
const WIDTH: usize = 120;
/// What stands between two columns.
const GAP: &str = "  ";

/// The headings, and what stands between the parts of a cell.
const COLUMNS: [(&str, &str); 7] = [
    ("CODE", ""),
    ("NAME", ""),
    ("STATUS", " "),
    ("TEST/LIVE", ", "),
    ("FILES", ", "),
    ("WHITELIST", " "),
    ("FORMS, FIELDS", ", "),
];
const NAME: usize = 1;
const FILES: usize = 4;
const FORMS: usize = 6;
/// Where all but the first part is detail.
const DETAILED: [usize; 2] = [2, 5];

/// What is kept of a name as long as there are details to leave out.
const LEAST_NAME: usize = 15;
/// What is kept of the formats of files.
const LEAST_FILES: usize = 12;
/// The columns that are cut, in this order, and what they keep.
const CUTS: [(usize, usize); 4] = [
    (NAME, LEAST_NAME),
    (FILES, LEAST_FILES),
    (FORMS, 26),
    (NAME, 8),
];

/// The parts of each cell.
type Row = [Vec<String>; COLUMNS.len()];
type Widths = [usize; COLUMNS.len()];

/// The table; nothing where nothing is listed.
pub(super) fn of(listed: &[&Summary]) -> String {
    if listed.is_empty() {
        return String::new();
    }
    let mut rows = vec![COLUMNS.map(|(heading, _)| vec![heading.to_owned()])];
    rows.extend(listed.iter().copied().map(row));
    let mut widths = natural(&rows);
    let spare = |column: usize, least: usize| widths[column].saturating_sub(least);
    if excess(&widths) > spare(NAME, LEAST_NAME) + spare(FILES, LEAST_FILES) {
        for row in &mut rows {
            DETAILED
                .into_iter()
                .for_each(|column| row[column].truncate(1));
        }
        widths = natural(&rows);
    }
    for (column, least) in CUTS {
        let cut = widths[column].saturating_sub(least).min(excess(&widths));
        widths[column] -= cut;
    }
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn row(summary: &Summary) -> Row {
    let status = summary.status.name().to_owned();
    let since = summary.deprecated.as_ref().map(|it| it.since.clone());
    let formats = summary.file_formats();
    let forms = summary.forms.iter();
    let row = [
        vec![summary.code.clone()],
        vec![summary.short_name.clone()],
        [status].into_iter().chain(since).collect(),
        modes(summary),
        formats.iter().map(|it| it.name().to_owned()).collect(),
        needed(&summary.whitelist),
        forms
            .map(|form| format!("{} {}", form.key, form.fields))
            .collect(),
    ];
    row.map(|parts: Vec<String>| match parts.is_empty() {
        true => vec!["-".to_owned()],
        false => parts,
    })
}

/// How a merchant chooses between test and live; of a single mode, which it is.
fn modes(summary: &Summary) -> Vec<String> {
    match summary.modes.as_slice() {
        [] => Vec::new(),
        [Mode::Test] => vec!["test only".to_owned()],
        [Mode::Live] => vec!["live only".to_owned()],
        _ => {
            let choices = summary.mode_choices();
            match choices.is_empty() {
                true => vec!["no choice".to_owned()],
                false => choices.iter().map(|it| it.name().to_owned()).collect(),
            }
        }
    }
}

/// Whether addresses have to be whitelisted, and how they are written as far as anybody knows: `required ; ≤5`.
fn needed(whitelist: &Whitelist) -> Vec<String> {
    let mut parts = vec![whitelist.requirement.name().to_owned()];
    if whitelist.requirement != Requirement::None {
        let format = &whitelist.format;
        let separator = match format.separator {
            Separator::Text(text) if !text.trim().is_empty() => Some(text.trim()),
            other => other.name(),
        };
        parts.extend(separator.map(str::to_owned));
        parts.extend(format.max_entries.map(|most| format!("≤{most}")));
    }
    parts
}

fn natural(rows: &[Row]) -> Widths {
    std::array::from_fn(|column| {
        let cells = rows.iter().map(|row| row[column].join(COLUMNS[column].1));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    })
}

/// How much wider the table is than it may be.
fn excess(widths: &Widths) -> usize {
    let gaps = GAP.len() * (widths.len() - 1);
    (widths.iter().sum::<usize>() + gaps).saturating_sub(WIDTH)
}

fn line(row: &Row, widths: &Widths) -> String {
    let cells: Vec<String> = row
        .iter()
        .zip(COLUMNS)
        .zip(widths)
        .map(|((parts, (_, joint)), width)| format!("{:width$}", cell(parts, joint, *width)))
        .collect();
    format!("{}\n", cells.join(GAP).trim_end())
}

/// The parts that have room, and how many more there are: `provider 5, merchant 4, +1`.
fn cell(parts: &[String], joint: &str, width: usize) -> String {
    let fits = |text: &String| text.chars().count() <= width;
    let whole = parts.join(joint);
    if fits(&whole) {
        return whole;
    }
    let cut = (1..parts.len()).rev().map(|shown| {
        let more = parts.len() - shown;
        format!("{}{joint}+{more}", parts[..shown].join(joint))
    });
    cut.into_iter().find(fits).unwrap_or_else(|| {
        let kept: String = whole.chars().take(width.saturating_sub(1)).collect();
        format!("{}…", kept.trim_end_matches([' ', ',']))
    })
}
