//! What a report for a program is made of.

use super::lines::Lines;
use crate::diagnostics::{Diagnostic, Hidden};
use crate::source::{Position, Sources, Span};

/// All that reports for programs say.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// What is told, in order of file and place.
    pub told: &'a [Diagnostic],
    /// What is not told.
    pub hidden: &'a [Hidden],
    /// The files that the findings point into.
    pub sources: &'a Sources,
    /// The paths of all files that were looked at.
    pub checked: &'a [String],
    /// Where the files are in the repository.
    pub paths: &'a Paths,
}

/// Where the command runs in a repository: reports name files from its root on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paths {
    /// The whole path of the root, with `/`; empty where paths stay as they are.
    pub root: String,
    /// The path of the current folder from the root on, with `/`; empty at the root.
    pub here: String,
}

impl Paths {
    /// A path from the root of the repository on; one that leads out of it as it is.
    pub fn of(&self, path: &str) -> String {
        let inside = path.strip_prefix(&self.root);
        let inside = inside.and_then(|rest| rest.strip_prefix('/'));
        let (from_root, path) = match inside.filter(|_| !self.root.is_empty()) {
            Some(rest) => (true, rest),
            None => (false, path),
        };
        if !from_root && (path.starts_with('/') || path.contains(':')) {
            return path.to_owned();
        }
        let here = if from_root { "" } else { &self.here };
        let mut parts: Vec<&str> = here.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        parts.join("/")
    }
}

/// Where a span begins and where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    pub(super) start: Position,
    pub(super) end: Position,
}

impl Region {
    pub(super) fn of(span: Span, lines: &mut Lines<'_>) -> Option<Self> {
        let range = span.range();
        Some(Self {
            start: lines.position(span.file, range.start)?,
            end: lines.position(span.file, range.end)?,
        })
    }
}

/// The words of a finding beside its message: what the place is, why, and what to do; a line each.
pub(super) fn details(finding: &Diagnostic) -> Vec<String> {
    let label = finding.labels.first().map(|label| label.text.as_str());
    let label = label.filter(|text| !text.is_empty()).map(str::to_owned);
    let notes = finding.notes.iter().map(|note| format!("note: {note}"));
    let helps = finding.helps.iter().map(|help| format!("help: {help}"));
    let fix = finding
        .fix
        .iter()
        .map(|fix| format!("help: {}", fix.message));
    label
        .into_iter()
        .chain(notes)
        .chain(helps)
        .chain(fix)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Paths;

    #[test]
    fn a_path_begins_at_the_root() {
        let paths = |root: &str, here: &str| Paths {
            root: root.to_owned(),
            here: here.to_owned(),
        };
        let cases = [
            (paths("", ""), "specs/a.yaml", "specs/a.yaml"),
            (paths("/r", ""), "./specs/a.yaml", "specs/a.yaml"),
            (paths("/r", "sub"), "specs/a.yaml", "sub/specs/a.yaml"),
            (paths("/r", "sub/b"), "../specs/a.yaml", "sub/specs/a.yaml"),
            (paths("/r", "sub"), "/r/other/a.yaml", "other/a.yaml"),
            (paths("/r", "sub"), "/rest/a.yaml", "/rest/a.yaml"),
            (paths("/r", "sub"), "../../a.yaml", "../a.yaml"),
        ];
        for (paths, path, due) in cases {
            assert_eq!(paths.of(path), due, "{paths:?}");
        }
    }
}
