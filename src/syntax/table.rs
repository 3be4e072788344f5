//! Translations by their source texts.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::source::{FileId, Spanned};

/// The translations of a file.
#[derive(Debug, Default)]
pub struct Table {
    entries: Vec<Entry>,
    by_source: HashMap<String, Vec<usize>>,
}

/// A translation.
#[derive(Debug)]
pub struct Entry {
    /// The text that it is of.
    pub source: Spanned<String>,
    /// The path that it is for; none = wherever the text stands.
    pub at: Option<Spanned<String>>,
    /// What is put in place of the text; none where something is wrong with it, so that nothing more is said of it.
    pub translation: Option<Spanned<String>>,
    met: AtomicBool,
}

/// A text as translations are looked up by: however its lines are broken.
pub fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Table {
    /// The file that they stand in.
    pub fn file(&self) -> Option<FileId> {
        self.entries.first().map(|entry| entry.source.span.file)
    }

    /// Adds a translation. The one that is there already for the same text at the same place stays, and is returned.
    pub fn add(
        &mut self,
        source: Spanned<String>,
        at: Option<Spanned<String>>,
        translation: Option<Spanned<String>>,
    ) -> Option<&Entry> {
        let same = self.by_source.entry(collapsed(&source)).or_default();
        let first = same
            .iter()
            .copied()
            .find(|entry| self.entries[*entry].at == at);
        if let Some(first) = first {
            return self.entries.get(first);
        }
        same.push(self.entries.len());
        self.entries.push(Entry {
            source,
            at,
            translation,
            met: AtomicBool::new(false),
        });
        None
    }

    /// The translations whose text nobody has met so far.
    pub fn unmet(&self) -> impl Iterator<Item = &Entry> {
        let is_met = |entry: &&Entry| entry.met.load(Ordering::Relaxed);
        self.entries.iter().filter(move |entry| !is_met(entry))
    }

    /// The text of the translation with this number was met elsewhere.
    pub fn meet(&self, number: usize) {
        if let Some(entry) = self.entries.get(number) {
            entry.met.store(true, Ordering::Relaxed);
        }
    }

    /// The translations, in the order in which they were added.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether there is a translation of the text, wherever it is for.
    pub(super) fn has(&self, source: &str) -> bool {
        !self.by_source.is_empty() && self.by_source.contains_key(&collapsed(source))
    }

    /// The number of the translation of a text at a path: that of the longest path that the place lies in.
    pub(super) fn find(&self, source: &str, place: &str) -> Option<usize> {
        let same = self.by_source.get(source)?.iter().copied();
        let length = |entry: &Entry| entry.at.as_ref().map_or(0, |at| at.len() + 1);
        let is_here = |entry: &Entry| entry.at.as_ref().is_none_or(|at| is_within(place, at));
        let found = same
            .filter(|at| is_here(&self.entries[*at]))
            .max_by_key(|at| length(&self.entries[*at]))?;
        self.entries[found].met.store(true, Ordering::Relaxed);
        Some(found)
    }
}

/// Whether the path leads to the place `at` or to something in it.
fn is_within(place: &str, at: &str) -> bool {
    let rest = place.strip_prefix(at);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
