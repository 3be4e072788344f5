//! What a build is about to move, written down before it moves anything.
//!
//! Up to the moment at which the journal has its name, nothing was moved, and a build that is killed leaves the old tree.
//! From then on whoever finds it moves the rest: the process that was started for it (`finisher.rs`), or the next build.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path};

/// Its name among what was put aside. No output begins with a dot at the top of its folder.
const JOURNAL: &str = ".journal";
/// Who moves files holds a lock on this one.
pub(super) const LOCK: &str = ".lock";
/// The first word. Another version of the program might mean something else by the same words.
const FIRST: &str = "provspec moves 1";
/// The last one: without it the rest was lost with the power.
const LAST: &str = "end";

/// One thing to do. Paths are relative to what was put aside and to the output folder, or absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// A folder that was not there goes to its place, with all that is in it.
    Folder(String),
    /// A file goes to its place.
    File { aside: String, place: String },
    /// A file is no longer made.
    Away(String),
}

impl Step {
    /// A file that was put aside under the path of its place.
    pub(super) fn file(path: &str) -> Self {
        Self::File {
            aside: path.to_owned(),
            place: path.to_owned(),
        }
    }

    /// Whether it leads out of neither folder, links included.
    pub(super) fn stays_inside(&self, root: &Path, staging: &Path) -> bool {
        match self {
            Self::Folder(path) => is_inside(root, path) && is_inside(staging, path),
            Self::File { aside, place } => is_inside(root, place) && is_inside(staging, aside),
            Self::Away(path) => is_inside(root, path),
        }
    }
}

fn is_inside(folder: &Path, path: &str) -> bool {
    let path = Path::new(path);
    let mut parts = path.components();
    let plain = parts.all(|part| matches!(part, Component::Normal(_)));
    let mut above = path.ancestors().skip(1);
    let is_link = |path: &Path| !path.as_os_str().is_empty() && folder.join(path).is_symlink();
    // A link in the place of an output is replaced, not followed.
    plain && !above.any(is_link) && !(is_link(path) && folder.join(path).is_dir())
}

/// Writes the journal and gives it its name, in one step.
pub(super) fn publish(staging: &Path, steps: &[Step]) -> io::Result<()> {
    let beside = staging.join(".journal.new");
    fs::write(&beside, text(steps))?;
    fs::rename(&beside, staging.join(JOURNAL))
}

/// What is to be done, if anything is.
pub(super) fn read(staging: &Path) -> Option<Vec<Step>> {
    parse(&fs::read_to_string(staging.join(JOURNAL)).ok()?)
}

/// Whether files are to be moved, or are being moved right now.
pub(super) fn is_published(staging: &Path) -> bool {
    staging.join(JOURNAL).exists()
}

/// From now on nobody moves anything from here. That goes before all else in the folder.
pub(super) fn forget(staging: &Path) {
    // There may be none.
    let _ = fs::remove_file(staging.join(JOURNAL));
}

/// Waits until nobody else moves files from here; nobody else begins to while the lock is held.
///
/// # Errors
///
/// The folder is gone, or the disk knows no locks: then nobody has one.
pub(super) fn lock(staging: &Path) -> io::Result<File> {
    let mut options = File::options();
    let file = options.create(true).append(true).open(staging.join(LOCK))?;
    file.lock()?;
    Ok(file)
}

/// Waits until nobody moves files from here, and writes nothing.
pub(super) fn wait(staging: &Path) {
    // Without the file, or on a disk without locks, there is nobody to wait for.
    let _ = File::open(staging.join(LOCK)).and_then(|file| file.lock());
}

/// Words that end with a zero, which no path has in it.
fn text(steps: &[Step]) -> String {
    let mut text = String::new();
    let mut words = |words: &[&str]| {
        for word in words {
            text.push_str(word);
            text.push('\0');
        }
    };
    words(&[FIRST]);
    for step in steps {
        match step {
            Step::Folder(path) => words(&["folder", path]),
            Step::File { aside, place } => words(&["file", aside, place]),
            Step::Away(path) => words(&["away", path]),
        }
    }
    words(&[LAST]);
    text
}

fn parse(text: &str) -> Option<Vec<Step>> {
    let mut words = text.split_terminator('\0');
    if words.next()? != FIRST {
        return None;
    }
    let mut steps = Vec::new();
    loop {
        let word = words.next()?;
        if word == LAST {
            return Some(steps);
        }
        let path = words.next()?.to_owned();
        steps.push(match word {
            "folder" => Step::Folder(path),
            "file" => Step::File {
                aside: path,
                place: words.next()?.to_owned(),
            },
            "away" => Step::Away(path),
            _ => return None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Vec<Step> {
        vec![
            Step::Folder("docs/new".to_owned()),
            Step::file("a name\twith\nall sorts.txt"),
            Step::File {
                aside: "/far/away.json.1".to_owned(),
                place: "/far/away.json".to_owned(),
            },
            Step::Away("old.rs".to_owned()),
        ]
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        assert_eq!(parse(&text(&steps())), Some(steps()));
    }

    #[test]
    fn a_journal_that_is_cut_off_or_of_another_version_is_none() {
        let whole = text(&steps());
        for end in 0..whole.len() - 1 {
            let part = &whole[..end];
            // Without the last zero the word `end` is whole all the same.
            assert_eq!(parse(part), None, "{part:?}");
        }
        assert_eq!(parse(&whole.replace("moves 1", "moves 2")), None);
    }
}
