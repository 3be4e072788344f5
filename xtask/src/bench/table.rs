//! Tables in Markdown whose columns also line up in a terminal, and how figures are written in them.

use std::time::Duration;

/// A table: the first column holds words, the others figures.
#[derive(Debug)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(head: &[&str]) -> Self {
        Self {
            rows: vec![head.iter().map(|&it| it.to_owned()).collect()],
        }
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    pub(super) fn markdown(&self) -> String {
        let columns = self.rows[0].len();
        let width = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::new();
        for (number, row) in self.rows.iter().enumerate() {
            for (at, &width) in widths.iter().enumerate() {
                let cell = row.get(at).map_or("", String::as_str);
                text += &match at {
                    0 => format!("| {cell:width$} "),
                    _ => format!("| {cell:>width$} "),
                };
            }
            text += "|\n";
            if number == 0 {
                for (at, &width) in widths.iter().enumerate() {
                    let line = "-".repeat(width + 1);
                    text += &match at {
                        0 => format!("|{line}-"),
                        _ => format!("|{line}:"),
                    };
                }
                text += "|\n";
            }
        }
        text
    }
}

/// `1234567` as `1,234,567`.
pub(super) fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A time with three digits that count: `1.23 ms`, `123 ms`, `12.3 s`.
pub(super) fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        ..1.0 => format!("{} ms", three(seconds * 1e3)),
        _ => format!("{} s", three(seconds)),
    }
}

/// How often one time is in another.
pub(super) fn ratio(time: Duration, unit: Duration) -> String {
    three(time.as_secs_f64() / unit.as_secs_f64())
}

/// Three digits that count.
pub(super) fn three(number: f64) -> String {
    match number {
        ..10.0 => format!("{number:.2}"),
        ..100.0 => format!("{number:.1}"),
        _ => format!("{number:.0}"),
    }
}

/// The most memory, where it was measured.
pub(super) fn memory(peak: Option<u64>) -> String {
    peak.map_or_else(|| "–".to_owned(), megabytes)
}

/// Bytes as `1.2 MB`.
pub(super) fn megabytes(bytes: u64) -> String {
    format!("{} MB", three(bytes as f64 / 1e6))
}
