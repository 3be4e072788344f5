//! `CHANGELOG.md`: what has changed from release to release.

use std::fmt::Write as _;

use crate::ir::{Entry, History, Level, Package};

/// The most places of a change that are named one by one, unless it breaks something.
const NAMED: usize = 5;

/// The sections of a release, in order.
const SECTIONS: [(Level, &str); 3] = [
    (Level::Major, "Breaking"),
    (Level::Minor, "New"),
    (Level::Patch, "Other"),
];

/// The page.
pub(super) fn changelog(package: &Package, history: &History) -> String {
    let mut out = format!(
        "# Changelog\n\nOf `{}`, newest first. What is under *Breaking* refuses what was accepted, or takes away what had a \
         name: the\nfirst number of the version is raised then, or the second before 1.0.0.\n",
        package.name
    );
    if !history.coming.is_empty() {
        section(
            &format!("{} (not released yet)", package.version()),
            &history.coming,
            &mut out,
        );
    }
    for release in &history.releases {
        let heading = format!("{} ({})", release.version, release.date);
        section(&heading, &release.changes, &mut out);
        if release.changes.is_empty() {
            out.push_str("\nThe first release.\n");
        }
    }
    out
}

/// What the page says of one release.
pub fn entry(version: &str, changes: &[Entry]) -> String {
    let mut out = String::new();
    section(version, changes, &mut out);
    if changes.is_empty() {
        out.push_str("\nThe first release.\n");
    }
    out.trim_start().to_owned()
}

/// Writing to a string does not fail.
macro_rules! put {
    ($out:expr, $($words:tt)*) => { let _ = write!($out, $($words)*); };
}

fn section(heading: &str, changes: &[Entry], out: &mut String) {
    put!(out, "\n## {heading}\n");
    for (level, heading) in SECTIONS {
        let mut entries = changes
            .iter()
            .filter(|entry| entry.level == level)
            .peekable();
        if entries.peek().is_some() {
            put!(out, "\n### {heading}\n\n");
        }
        for entry in entries {
            out.push_str("- ");
            if !entry.places.is_empty() {
                put!(out, "{}: ", places(entry));
            }
            put!(out, "{}.\n", entry.what.trim_end_matches('.'));
        }
    }
}

/// Where it is: by name, or how many there are.
fn places(entry: &Entry) -> String {
    let all = &entry.places;
    if all.len() > NAMED && entry.level != Level::Major {
        let forms = all.iter().filter(|place| place.contains('/')).count();
        let what = if forms == all.len() {
            "forms"
        } else {
            "providers"
        };
        return format!("{} {what}", all.len());
    }
    let names: Vec<String> = all.iter().map(|place| format!("`{place}`")).collect();
    names.join(", ")
}
