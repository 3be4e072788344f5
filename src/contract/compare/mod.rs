//! What changed from one contract to another, and what that means for those who rely on the first.
//!
//! In doubt a change breaks: what is no more than an addition has to be known as one. Whatever differs in the content
//! of two contracts is a change at the least.

mod form;
mod pattern;
mod surface;
mod value;

use std::collections::BTreeMap;

use super::words::{code, codes};
use super::{FormContract, ProviderContract};
use crate::ir::{Change, ChangeKind, Level};

pub use surface::surface;

/// What is another about a provider that there is.
pub fn provider(name: &str, old: Option<&ProviderContract>, new: &ProviderContract) -> Vec<Change> {
    let change = |level, place: String, what: String, kind| Change {
        level,
        place,
        field: None,
        what,
        kind,
    };
    let about = |level, what: &str, kind| change(level, name.to_owned(), what.to_owned(), kind);
    let Some(old) = old else {
        return vec![about(Level::Minor, "a new provider", ChangeKind::Harmless)];
    };
    let mut changes = Vec::new();
    for (level, words, modes) in [
        (
            Level::Major,
            "no longer has the mode",
            old.modes.difference(&new.modes),
        ),
        (
            Level::Minor,
            "has the mode",
            new.modes.difference(&old.modes),
        ),
    ] {
        changes.extend(modes.map(|mode| {
            let kind = match level {
                Level::Major => ChangeKind::ModeGone(mode.clone()),
                Level::Minor | Level::Patch => ChangeKind::Harmless,
            };
            about(level, &format!("{words} {}", code(mode)), kind)
        }));
    }
    let place = |key: &str| format!("{name}/{key}");
    let mut left: BTreeMap<&String, &FormContract> = old.forms.iter().collect();
    for (key, form) in &new.forms {
        let earlier = form.renamed_from.iter();
        let earlier = earlier.filter(|earlier| !new.forms.contains_key(*earlier));
        let found = std::iter::once(key)
            .chain(earlier)
            .find_map(|key| left.remove_entry(key));
        let Some((known_as, before)) = found else {
            let what = "a new form".to_owned();
            changes.push(change(Level::Minor, place(key), what, ChangeKind::Harmless));
            continue;
        };
        let mut found = form::form(&place(key), before, form);
        if known_as != key {
            let what = format!("its name is another: it was {}", code(&place(known_as)));
            let kind = ChangeKind::FormRenamed(known_as.clone());
            changes.push(change(Level::Major, place(key), what, kind));
            // The name stands in its texts.
            found.retain(|change| change.field.is_some());
        }
        changes.extend(found);
    }
    for key in left.keys() {
        changes.push(change(
            Level::Major,
            place(key),
            "the form is gone".to_owned(),
            ChangeKind::FormGone,
        ));
    }
    if old.facts != new.facts {
        changes.push(about(
            Level::Patch,
            "what the catalogue says of the provider: hosts, addresses, callbacks or the like",
            ChangeKind::Harmless,
        ));
    }
    changes
}

/// What to say of a provider that is gone.
pub fn gone(name: &str) -> Change {
    Change {
        level: Level::Major,
        place: name.to_owned(),
        field: None,
        what: "the provider is gone".to_owned(),
        kind: ChangeKind::ProviderGone,
    }
}

/// What is another between two sets of names: those that went, and those that came.
fn names<'a>(old: &'a [String], new: &'a [String]) -> [Vec<&'a String>; 2] {
    let without = |one: &'a [String], other: &[String]| -> Vec<&'a String> {
        let set: std::collections::BTreeSet<&String> = other.iter().collect();
        one.iter().filter(|name| !set.contains(name)).collect()
    };
    [without(old, new), without(new, old)]
}

/// The names as code, after what they are the names of.
fn named(what: &str, names: &[&String]) -> String {
    let plural = if names.len() == 1 { "" } else { "s" };
    format!("the {what}{plural} {}", codes(names.iter().copied()))
}
