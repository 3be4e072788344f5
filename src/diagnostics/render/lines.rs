//! Places in the files of a run: each file's lines are counted once, not once a finding.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::source::{FileId, LineIndex, Position, SourceFile, Sources, Span};

/// A line with more bytes than this was written by a program: it takes a renderer long and tells a reader nothing.
const LONG: usize = 5_000;

/// The lines of the files that findings point into.
pub(super) struct Lines<'a> {
    sources: &'a Sources,
    indexes: BTreeMap<FileId, LineIndex<'a>>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(sources: &'a Sources) -> Self {
        Self {
            sources,
            indexes: BTreeMap::new(),
        }
    }

    pub(super) fn file(&self, id: FileId) -> Option<&'a SourceFile> {
        self.sources.get(id)
    }

    /// Where a byte of a file is.
    pub(super) fn position(&mut self, file: FileId, byte: usize) -> Option<Position> {
        let source = self.sources.get(file)?;
        let index = self
            .indexes
            .entry(file)
            .or_insert_with(|| LineIndex::new(&source.text));
        Some(index.position(byte))
    }

    /// The whole lines around spans of one file, and the number of the first: all that a renderer has to look at.
    pub(super) fn around(
        &mut self,
        file: &'a SourceFile,
        spans: impl Iterator<Item = Span>,
    ) -> Window<'a> {
        let text = &*file.text;
        let ranges: Vec<Range<usize>> = spans.map(|span| clamp(span.range(), text)).collect();
        let line_at = |byte: usize| {
            let before = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
            let after = text[byte..]
                .find('\n')
                .map_or(text.len(), |newline| byte + newline);
            after - before
        };
        let endless = ranges
            .iter()
            .any(|range| line_at(range.start).max(line_at(range.end)) > LONG);
        let first = ranges.iter().map(|range| range.start).min().unwrap_or(0);
        let last = ranges.iter().map(|range| range.end).max().unwrap_or(0);
        let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[last..]
            .find('\n')
            .map_or(text.len(), |newline| last + newline + 1);
        Window {
            text: &text[start..end],
            line: self.position(file.id, start).map_or(1, |place| place.line),
            endless,
            start,
            whole: text,
        }
    }
}

/// Some lines of a file.
pub(super) struct Window<'a> {
    /// The lines.
    pub(super) text: &'a str,
    /// The number of the first.
    pub(super) line: usize,
    /// Whether one of them is longer than anything that is worth showing.
    pub(super) endless: bool,
    start: usize,
    whole: &'a str,
}

impl Window<'_> {
    /// Where a span is in the lines.
    pub(super) fn place(&self, span: Span) -> Range<usize> {
        let range = clamp(span.range(), self.whole);
        range.start.saturating_sub(self.start)..range.end.saturating_sub(self.start)
    }
}

/// A range that renderers take: inside the text and on character boundaries.
fn clamp(range: Range<usize>, text: &str) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.min(text.len()));
    start..end.max(start)
}
