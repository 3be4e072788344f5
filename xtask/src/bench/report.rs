//! What was measured of whole commands, as a table: a line for each figure, a column for each size.

use std::time::Duration;

use super::commands::Measured;
use super::limits::{self, Entry};
use super::measure::Usage;
use super::table::{Table, count, megabytes, memory, ratio, three, time};

/// What a line of the table says of a catalogue; the one before it is smaller.
type Line = (
    &'static str,
    &'static str,
    fn(&Measured, Option<&Measured>) -> String,
);

const LINES: &[Line] = &[
    ("specs", "", |it, _| size(&it.specs)),
    ("outputs", "", |it, _| size(&it.outputs)),
    ("cold build", "≤ 400 ms at 1,000", |it, _| both(it.cold)),
    ("… limit: the same bytes read and written", "", |it, _| {
        both(it.read_and_write)
    }),
    ("… ÷ limit", "≤ 3", |it, _| {
        ratios(it.cold, it.read_and_write)
    }),
    ("… a provider, ÷ that of the size before", "≤ 1.1", {
        |it, before| growth(it, before, |it| it.cold)
    }),
    ("… peak memory", "≤ 300 MB", |it, _| {
        memory(it.cold.peak)
    }),
    ("… in one language", "≤ 400 ms at 1,000", |it, _| {
        both(it.cold_in_one[0])
    }),
    ("… … ÷ its limit", "≤ 3", |it, _| {
        ratios(it.cold_in_one[0], it.cold_in_one[1])
    }),
    ("build when nothing changed", "", |it, _| both(it.no_op)),
    ("… limit: a walk of specs and outputs", "", |it, _| {
        both(it.walk)
    }),
    ("… ÷ limit", "≤ 3", |it, _| ratios(it.no_op, it.walk)),
    ("build when one spec changed", "", |it, _| both(it.one)),
    ("… writes", "", |it, _| size(&it.rewritten)),
    ("… ÷ build when nothing changed", "≤ 1.2", |it, _| {
        ratios(it.one, it.no_op)
    }),
    ("… limit: a walk, and the files written", "", |it, _| {
        both(it.walk.and(it.rewrite))
    }),
    ("… ÷ limit", "", |it, _| {
        ratios(it.one, it.walk.and(it.rewrite))
    }),
    ("… ÷ cold build", "", |it, _| ratios(it.one, it.cold)),
    ("check", "", |it, _| both(it.check)),
    ("… µs a provider", "", |it, _| {
        let each = |time: Duration| three(time.as_secs_f64() * 1e6 / it.size as f64);
        format!("{} ({})", each(it.check.wall), each(it.check.cpu))
    }),
    ("… a provider, ÷ that of the size before", "≤ 1.1", {
        |it, before| growth(it, before, |it| it.check)
    }),
    ("… peak memory", "", |it, _| memory(it.check.peak)),
];

/// A column for each catalogue.
pub(super) fn table(all: &[Measured]) -> Table {
    let sizes: Vec<String> = all.iter().map(|it| count(it.size)).collect();
    let mut head = vec!["providers", "aim"];
    head.extend(sizes.iter().map(String::as_str));
    let mut table = Table::new(&head);
    for (name, aim, figure) in LINES {
        let mut cells = vec![(*name).to_owned(), (*aim).to_owned()];
        let mut before = None;
        for measured in all {
            cells.push(figure(measured, before));
            before = Some(measured);
        }
        table.row(cells);
    }
    table
}

fn size(entries: &[Entry]) -> String {
    let bytes = megabytes(limits::bytes(entries));
    format!("{} files, {bytes}", count(entries.len()))
}

/// On the wall, and in parentheses of processors.
fn both(usage: Usage) -> String {
    format!("{} ({})", time(usage.wall), time(usage.cpu))
}

fn ratios(usage: Usage, unit: Usage) -> String {
    let cpu = ratio(usage.cpu, unit.cpu);
    format!("{} ({cpu})", ratio(usage.wall, unit.wall))
}

/// How much more time a provider takes than in the catalogue before.
fn growth(it: &Measured, before: Option<&Measured>, of: fn(&Measured) -> Usage) -> String {
    let Some(before) = before else {
        return "–".to_owned();
    };
    let grown = |part: fn(Usage) -> Duration| {
        let each = |it: &Measured| part(of(it)).as_secs_f64() / it.size as f64;
        three(each(it) / each(before))
    };
    format!("{} ({})", grown(|it| it.wall), grown(|it| it.cpu))
}
