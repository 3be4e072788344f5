//! Whom the change of a shared group concerns.

use std::collections::{BTreeMap, BTreeSet};

use super::known::Known;
use crate::check::SharedGroups;

/// The change of a shared group.
#[derive(Debug)]
pub(super) struct Reach {
    name: String,
    /// The groups that are there, if another set of them than before.
    groups: Option<BTreeSet<String>>,
    /// The names that it may define where it cannot be read, and did not before; or the other way round.
    names: BTreeSet<String>,
}

/// What was known of a shared group.
#[derive(Debug)]
pub(in crate::build) struct Before {
    /// Whether it could be read.
    pub(in crate::build) is_sound: bool,
    /// The words of its file, where it could not.
    pub(in crate::build) lost: Vec<String>,
}

impl Reach {
    pub(super) fn new(name: String, before: &Before, now: &SharedGroups) -> Self {
        let is_sound = now.groups.contains_key(&name);
        let words = |words: &[String]| -> BTreeSet<String> { words.iter().cloned().collect() };
        let lost = now.broken.get(&name).map_or(&[][..], |lost| lost);
        let (old, new) = (words(&before.lost), words(lost));
        Self {
            groups: (before.is_sound != is_sound).then(|| names(&now.groups)),
            names: old.symmetric_difference(&new).cloned().collect(),
            name,
        }
    }

    /// Whether it concerns a spec.
    pub(super) fn contains(&self, known: &Known) -> bool {
        let used = &known.groups;
        // Of a group that is not there, those that are there are named.
        let is_unknown = |name: &String| self.groups.as_ref().is_some_and(|it| !it.contains(name));
        used.contains(&self.name)
            || used.iter().any(is_unknown)
            || !known.names.is_disjoint(&self.names)
    }
}

fn names<T>(groups: &BTreeMap<String, T>) -> BTreeSet<String> {
    groups.keys().cloned().collect()
}
