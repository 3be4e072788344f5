//! Two contracts of what the package has beside the providers.

use super::super::Surface;
use super::super::words::code;
use crate::ir::{Change, ChangeKind, Level};

/// What is another about the package as a whole.
pub fn surface(old: &Surface, new: &Surface) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut say = |level, what: String| {
        changes.push(Change {
            level,
            place: String::new(),
            field: None,
            what,
            kind: match level {
                Level::Major => ChangeKind::Name,
                Level::Minor | Level::Patch => ChangeKind::Harmless,
            },
        });
    };
    if old.name != new.name {
        let what = format!(
            "the package is called {}, not {}",
            code(&new.name),
            code(&old.name)
        );
        say(Level::Major, what);
    }
    for (name, was) in &old.promises {
        match new.promises.get(name) {
            None => say(Level::Major, format!("{} is gone", code(name))),
            Some(is) if is != was => say(Level::Major, format!("{} is another", code(name))),
            Some(_) => {}
        }
    }
    for name in new.promises.keys() {
        if !old.promises.contains_key(name) {
            say(Level::Minor, format!("{} is new", code(name)));
        }
    }
    if old.content != new.content && changes.is_empty() {
        changes.push(Change {
            level: Level::Patch,
            place: String::new(),
            field: None,
            what: "what all forms share: words for faults, or code".to_owned(),
            kind: ChangeKind::Harmless,
        });
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(promises: &[(&str, &str)], content: &str) -> Surface {
        let promises = promises.iter();
        Surface {
            name: "forms".to_owned(),
            promises: promises
                .map(|(name, is)| ((*name).to_owned(), (*is).to_owned()))
                .collect(),
            content: content.to_owned(),
        }
    }

    #[test]
    fn names_are_kept() {
        let old = package(&[("A", "type A = string;"), ("messages.js", "file")], "1");
        for (promises, content, said) in [
            (
                &[("A", "type A = string;"), ("messages.js", "file")][..],
                "1",
                &[][..],
            ),
            (
                &[("A", "type A = string;"), ("messages.js", "file")],
                "2",
                &["patch what all forms share: words for faults, or code"],
            ),
            (
                &[("A", "type A = number;"), ("messages.js", "file")],
                "2",
                &["major `A` is another"],
            ),
            (
                &[("A", "type A = string;")],
                "2",
                &["major `messages.js` is gone"],
            ),
            (
                &[
                    ("A", "type A = string;"),
                    ("B.a", "a: A"),
                    ("messages.js", "file"),
                ],
                "2",
                &["minor `B.a` is new"],
            ),
        ] {
            let changes = surface(&old, &package(promises, content));
            let found: Vec<String> = changes
                .iter()
                .map(|it| format!("{} {}", it.level.name(), it.what))
                .collect();
            assert_eq!(found, said);
        }
    }
}
