//! Two contracts of one form: its fields, when they are shown, when they are due.

use std::collections::BTreeMap;

use super::value;
use crate::contract::condition::{implies, renamed};
use crate::contract::words::code;
use crate::contract::{FieldContract, FormContract, Obligation};
use crate::ir::{Change, ChangeKind, Condition, Level, Test};

type Fields = BTreeMap<String, FieldContract>;

/// A field with its key, and what it was before.
type Matched<'a> = (
    &'a String,
    &'a FieldContract,
    Option<(&'a String, &'a FieldContract)>,
);

/// What is another about the form at `place`.
pub(super) fn form(place: &str, old: &FormContract, new: &FormContract) -> Vec<Change> {
    let mut found = Vec::new();
    scope("", &old.fields, &new.fields, &mut found);
    let mut changes: Vec<Change> = found
        .into_iter()
        .map(|found| Change {
            level: found.level,
            place: place.to_owned(),
            field: Some(found.path),
            what: found.what,
            kind: found.kind,
        })
        .collect();
    // What the fields say stands in all of it.
    if changes.is_empty() && old.content != new.content {
        changes.push(Change {
            level: Level::Patch,
            place: place.to_owned(),
            field: None,
            what: "texts or layout".to_owned(),
            kind: ChangeKind::Harmless,
        });
    }
    changes
}

/// A change of the field at a path.
pub(super) struct Found {
    pub(super) level: Level,
    pub(super) path: String,
    pub(super) what: String,
    pub(super) kind: ChangeKind,
}

/// What is said of a field: what it means, in words, and of which kind it is.
type Said = (Level, String, ChangeKind);

/// What is another about the fields of a form, or of an item of the list at `prefix`.
pub(super) fn scope(prefix: &str, old: &Fields, new: &Fields, found: &mut Vec<Found>) {
    let path = |key: &str| format!("{prefix}{key}");
    let mut left: BTreeMap<&String, &FieldContract> = old.iter().collect();
    // Both at once, since a condition asks about fields before and behind its own.
    let matched: Vec<Matched<'_>> = new
        .iter()
        .map(|(key, field)| {
            let earlier = field.renamed_from.iter();
            let earlier = earlier.filter(|earlier| !new.contains_key(*earlier));
            let before = std::iter::once(key)
                .chain(earlier)
                .find_map(|key| left.remove_entry(key));
            (key, field, before)
        })
        .collect();
    let scope = Scope {
        old: matched
            .iter()
            .filter_map(|(key, _, before)| Some((key.as_str(), *before.as_ref()?)))
            .collect(),
    };
    for (key, field, before) in &matched {
        let (key, path) = (key.as_str(), path(key));
        let mut say = |(level, what, kind): Said| {
            let path = path.clone();
            found.push(Found {
                level,
                path,
                what,
                kind,
            });
        };
        let Some((known_as, before)) = before else {
            say(scope.added(&path, field));
            continue;
        };
        if *known_as != key {
            let what = format!(
                "{} has another name: {}",
                code(&format!("{prefix}{known_as}")),
                code(&path)
            );
            let kind = ChangeKind::FieldRenamed(format!("{prefix}{known_as}"));
            say((Level::Major, what, kind));
        }
        let due = scope.moved(&path, before, field);
        // A list that is due needs an item: that is said already.
        let is_said = due.iter().any(|(level, ..)| *level == Level::Major);
        due.into_iter().for_each(say);
        value::value(&path, &before.value, &field.value, is_said, found);
    }
    for key in left.keys() {
        let path = path(key);
        let what = format!("{} is gone", code(&path));
        found.push(Found {
            level: Level::Major,
            path,
            what,
            kind: ChangeKind::FieldGone,
        });
    }
}

/// What is known of the submissions that the old fields took.
struct Scope<'a> {
    /// By the new key: the old key, and what the field was.
    old: BTreeMap<&'a str, (&'a String, &'a FieldContract)>,
}

impl Scope<'_> {
    /// The answer to a test that every old submission gives: it has no field that is new, and no option that is.
    fn known(&self, test: &Test) -> Option<bool> {
        let Some((_, before)) = self.old.get(test.field()) else {
            return Some(false);
        };
        let (Test::Equals { value, .. } | Test::Contains { value, .. }) = test else {
            return None;
        };
        let options = before.value.options()?;
        (!options.contains(value)).then_some(false)
    }

    /// Whether `then` holds for every old submission for which `given` does.
    fn implies(&self, given: &Condition, then: &Condition) -> bool {
        implies(given, then, &|test| self.known(test))
    }

    /// An old condition in the names that fields have now.
    fn in_new_names(&self, condition: &Condition) -> Condition {
        renamed(condition, &|field| {
            let mut known = self.old.iter();
            let found = known.find(|(_, (old, _))| *old == field);
            // A field that is gone is none of the new ones, whatever they are called.
            found.map_or_else(|| format!("{field} (gone)"), |(new, _)| (*new).to_owned())
        })
    }

    fn added(&self, path: &str, field: &FieldContract) -> Said {
        let never = Condition::Any(Vec::new());
        let harmless = |what| (Level::Minor, what, ChangeKind::Harmless);
        let due = |what| (Level::Major, what, ChangeKind::Due);
        let (level, what, kind) = if field.required == Obligation::Never {
            harmless("is new, and may be left out")
        } else if self.implies(&field.due(), &never) {
            harmless("is new, asked for where something is chosen that is new as well")
        } else if field.due().is_always() {
            due("is new and required")
        } else {
            due("is new, and required under a condition")
        };
        (level, format!("{} {what}", code(path)), kind)
    }

    /// What is another about when a field is shown and due.
    fn moved(&self, path: &str, old: &FieldContract, new: &FieldContract) -> Vec<Said> {
        let name = code(path);
        let (shown, was_shown) = (&new.shown, self.in_new_names(&old.shown));
        let (due, was_due) = (new.due(), self.in_new_names(&old.due()));
        let mut found = Vec::new();
        let is_hidden = !self.implies(&was_shown, shown);
        if is_hidden {
            let what = match was_shown.is_always() {
                true => "is hidden under a condition now",
                false => "is shown under another condition",
            };
            found.push((Level::Major, format!("{name} {what}"), ChangeKind::Hidden));
        }
        let becomes_due = !self.implies(&due, &was_due);
        if becomes_due {
            let what = match (&new.required, &old.required) {
                (Obligation::Always, Obligation::Never) => "is required now",
                (Obligation::When(_), Obligation::Never) => "is required under a condition now",
                (Obligation::Always, Obligation::When(_)) if shown.is_always() => {
                    "is required always now"
                }
                _ => "is required in more cases",
            };
            found.push((Level::Major, format!("{name} {what}"), ChangeKind::Due));
        }
        if !found.is_empty() {
            return found;
        }
        // For any submission, old or new.
        let mut say = |what: String| found.push((Level::Minor, what, ChangeKind::Harmless));
        let nothing = |_: &Test| None;
        if !implies(shown, &was_shown, &nothing) {
            say(format!("{name} is shown in more cases"));
        } else if !implies(&was_due, &due, &nothing) {
            let what = match new.required {
                Obligation::Never => "may be left out",
                _ => "is required in fewer cases",
            };
            say(format!("{name} {what}"));
        } else if !implies(&was_shown, shown, &nothing) || !implies(&due, &was_due, &nothing) {
            let when = "where something is chosen that is new";
            say(format!("{name} has other conditions {when}"));
        }
        found
    }
}
