//! Translations by their source texts.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
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

/// A text as translations are looked up by, in a few bytes. Two texts may have the same one: it says which texts may be
/// another's, and never that they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(u64);

impl TextId {
    /// That of a text that is [`collapsed`].
    pub(super) fn of(collapsed: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        collapsed.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// How one table differs from another.
#[derive(Debug)]
pub struct TableChange {
    /// The texts that may have another translation, or one and before none, or none any more.
    pub texts: HashSet<TextId>,
    /// By the number of a translation, the number that the same one has now.
    pub moved: Vec<Option<usize>>,
}

impl Table {
    /// What became of this table.
    pub fn change_to(&self, now: &Self) -> TableChange {
        let mut texts = HashSet::new();
        let mut moved = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let (source, same) = now.same(entry);
            if same.is_none() {
                texts.insert(TextId::of(&source));
            }
            moved.push(same);
        }
        for entry in &now.entries {
            let (source, same) = self.same(entry);
            if same.is_none() {
                texts.insert(TextId::of(&source));
            }
        }
        TableChange { texts, moved }
    }

    /// The text of an entry, and the number of the entry here that puts the same in its place, wherever that one does.
    fn same(&self, entry: &Entry) -> (String, Option<usize>) {
        let source = collapsed(&entry.source);
        let there = self.by_source.get(&source).map_or(&[][..], Vec::as_slice);
        let says_the_same = |at: &&usize| {
            let here = &self.entries[**at];
            here.at == entry.at && here.translation == entry.translation
        };
        let same = there.iter().find(says_the_same).copied();
        (source, same)
    }

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
