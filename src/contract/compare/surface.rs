//! Two contracts of what the package has beside the providers.

use super::super::Surface;
use super::super::words::code;
use crate::ir::{Change, Level};

/// What is another about the package as a whole.
pub fn surface(old: &Surface, new: &Surface) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut say = |level, what: String| {
        changes.push(Change {
            level,
            place: String::new(),
            field: None,
            what,
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
        });
    }
    changes
}
