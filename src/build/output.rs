//! The output folder: what changed is written, the rest is left alone.
//!
//! Files are first written beside their place, into a tree like that of the outputs in a folder of this build
//! (`.staging-…`), and moved only when everything is made: a build that fails or is killed before that leaves
//! the old outputs. Which files are ours is kept in `manifest.txt`; nothing else is ever overwritten or deleted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::files::shown;
use super::moves::Moves;
use super::part::Part;
use super::state::Stamp;
use crate::check::rules::{unsafe_output, unwritable_output};
use crate::diagnostics::Diagnostic;
use crate::target::OutputFile;

/// The list of the files that a build made, relative to the output folder, one a line.
pub(super) const MANIFEST: &str = "manifest.txt";

type Outcome<T> = Result<T, Box<Diagnostic>>;

/// Whether files are written or only compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    Files,
    Nothing,
}

/// What happened, or would happen, to an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It has other content.
    Changed,
    /// It is no longer made.
    Removed,
}

/// What happened, or would happen, to the outputs.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The files that changed, in order of path (relative to the output folder).
    pub files: BTreeMap<String, Change>,
    /// How many files there are.
    pub total: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

/// An output folder during a build.
pub(super) struct Output<'a> {
    root: PathBuf,
    writing: Writing,
    staging: PathBuf,
    /// Files of the last build that this one answers for.
    known: BTreeSet<String>,
    /// What is not compiled again: its files stay as they are.
    part: Option<&'a Part<'a>>,
    made: Mutex<Made>,
}

#[derive(Default)]
struct Made {
    /// Every file.
    files: BTreeMap<String, Staged>,
    /// The folders that were looked at and lie inside, by path: whether they were there before.
    folders: HashMap<String, bool>,
    bytes: u64,
}

/// A file that was made.
struct Staged {
    /// What it looks like on the disk; `None` where nothing is written.
    stamp: Option<Stamp>,
    /// What is new of it: then it was put aside.
    change: Option<Change>,
    /// The provider that it is about alone, by code.
    of: Option<Arc<str>>,
}

/// What a build made of the output folder.
pub(super) struct Written {
    pub(super) changes: Changes,
    /// What each file that was made looks like on the disk, and the code of the provider that it is about alone; empty where
    /// nothing was written.
    pub(super) outputs: Vec<(String, Stamp, Option<Arc<str>>)>,
}

impl<'a> Output<'a> {
    /// The folder, for a whole build or a part of one.
    pub(super) fn open(root: &Path, writing: Writing, part: Option<&'a Part<'a>>) -> Outcome<Self> {
        let known = match part {
            Some(part) => {
                let common = part.common().map(|(path, _)| path);
                common.chain(part.own()).map(str::to_owned).collect()
            }
            None => {
                let manifest = fs::read_to_string(root.join(MANIFEST)).unwrap_or_default();
                let lines = manifest.lines().filter(|line| !line.starts_with('#'));
                lines.map(str::to_owned).collect()
            }
        };
        let staging = root.join(format!(".staging-{}", std::process::id()));
        let output = Self {
            root: root.to_path_buf(),
            writing,
            staging,
            known,
            part,
            made: Mutex::default(),
        };
        if writing == Writing::Files {
            fs::create_dir_all(root).map_err(|error| output.unwritable(root, &error))?;
            output.sweep();
            fs::create_dir(&output.staging).map_err(|error| output.unwritable(root, &error))?;
        }
        Ok(output)
    }

    fn unwritable(&self, path: &Path, error: &io::Error) -> Box<Diagnostic> {
        Box::new(unwritable_output::report(&shown(path), error))
    }

    /// Removes what builds that were killed left behind.
    fn sweep(&self) {
        for entry in fs::read_dir(&self.root).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let Some(owner) = name
                .to_str()
                .and_then(|name| name.strip_prefix(".staging-"))
            else {
                continue;
            };
            let alive = owner.bytes().all(|b| b.is_ascii_digit())
                && Path::new("/proc").join(owner).exists();
            if !alive || owner == std::process::id().to_string() {
                // What cannot be removed now is removed by a later build.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }

    fn made(&self) -> MutexGuard<'_, Made> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a file, of one provider alone or of all: compares it with what is there, and puts it aside if it is new or
    /// different.
    pub(super) fn stage(&self, file: OutputFile, of: Option<&Arc<str>>) -> Outcome<()> {
        let OutputFile { path, contents } = file;
        self.put(path, contents.as_bytes(), of)
    }

    /// A file stays as it is, if nothing was put in its place.
    pub(super) fn keep(&self, path: &str, stamp: Stamp) {
        let mut made = self.made();
        if !made.files.contains_key(path) {
            made.bytes += stamp.length();
            let staged = Staged {
                stamp: Some(stamp),
                change: None,
                of: None,
            };
            made.files.insert(path.to_owned(), staged);
        }
    }

    /// The same as [`Output::stage`] of any bytes.
    pub(super) fn put(&self, path: String, contents: &[u8], of: Option<&Arc<str>>) -> Outcome<()> {
        let target = self.root.join(&path);
        // A link is not followed: what it leads to is not ours, and neither is a folder.
        let current = self
            .folder_is_there(&path)?
            .then(|| fs::symlink_metadata(&target).ok())
            .flatten();
        let foreign = || Box::new(unsafe_output::foreign(&shown(&target)));
        let change = match &current {
            None => Some(Change::Added),
            Some(metadata) if metadata.is_dir() => return Err(foreign()),
            Some(metadata) if !metadata.is_file() => Some(Change::Changed),
            Some(metadata) if metadata.len() != contents.len() as u64 => Some(Change::Changed),
            Some(_) => match fs::read(&target) {
                Ok(bytes) if bytes == contents => None,
                _ => Some(Change::Changed),
            },
        };
        if change == Some(Change::Changed) && !self.known.contains(&path) {
            return Err(foreign());
        }
        let stamp = match (self.writing, change) {
            (Writing::Nothing, _) => None,
            (Writing::Files, None) => current.as_ref().map(Stamp::of),
            (Writing::Files, Some(_)) => {
                let written = write(&self.staging.join(&path), contents);
                Some(written.map_err(|error| self.unwritable(&target, &error))?)
            }
        };
        let mut made = self.made();
        made.bytes += contents.len() as u64;
        let of = of.cloned();
        made.files.insert(path, Staged { stamp, change, of });
        Ok(())
    }

    /// Whether the folder of a file is there already.
    ///
    /// # Errors
    ///
    /// The path leads out of the output folder, links included, or through something that is no folder.
    fn folder_is_there(&self, path: &str) -> Outcome<bool> {
        let outside = || Box::new(unsafe_output::outside(&shown(&self.root.join(path))));
        let plain = Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !plain || path.contains('\\') {
            return Err(outside());
        }
        let mut is_there = true;
        let ends = path.match_indices('/').map(|(end, _)| end);
        let mut made = self.made();
        for folder in ends.map(|end| &path[..end]) {
            if let Some(known) = made.folders.get(folder) {
                is_there = *known;
                continue;
            }
            // In a folder that is not there is no other.
            if is_there {
                let here = self.root.join(folder);
                is_there = match fs::symlink_metadata(&here) {
                    Ok(metadata) if metadata.is_symlink() => return Err(outside()),
                    Ok(metadata) if !metadata.is_dir() => {
                        return Err(Box::new(unsafe_output::foreign(&shown(&here))));
                    }
                    Ok(_) => true,
                    Err(_) => false,
                };
            }
            made.folders.insert(folder.to_owned(), is_there);
        }
        Ok(is_there)
    }

    /// Moves everything to its place and removes what is no longer made.
    pub(super) fn commit(&self) -> Outcome<Written> {
        let made = std::mem::take(&mut *self.made());
        let paths: BTreeSet<&String> = made.files.keys().collect();
        let removed: Vec<&String> = self
            .known
            .iter()
            .filter(|path| !paths.contains(path) && self.is_ours(path))
            .collect();
        let changed = made.files.iter();
        let changed = changed.filter_map(|(path, it)| Some((path.clone(), it.change?)));
        let rest = self.part.map(|part| part.rest).unwrap_or_default();
        let mut changes = Changes {
            total: made.files.len() + rest.files,
            bytes: made.bytes + rest.bytes,
            files: changed.collect(),
        };
        changes.files.extend(
            removed
                .iter()
                .map(|path| ((*path).clone(), Change::Removed)),
        );
        let same = self.known.len() == paths.len() && self.known.iter().eq(paths.iter().copied());
        if self.writing == Writing::Nothing {
            if !same {
                changes
                    .files
                    .entry(MANIFEST.to_owned())
                    .or_insert(Change::Changed);
            }
            let outputs = Vec::new();
            return Ok(Written { changes, outputs });
        }
        // While files move, the manifest names the old and the new ones: a build that is killed here leaves
        // nothing behind that the next one does not know.
        if !same {
            self.write_manifest(self.known.iter().chain(paths.iter().copied()).collect())?;
        }
        let mut moves = Moves::new(&self.root, &self.staging);
        let mut stamps = match self.move_all(&made, &removed, &mut moves) {
            Ok(stamps) => stamps,
            Err(finding) => {
                moves.undo();
                if !same {
                    self.write_manifest(self.known.iter().collect())?;
                }
                return Err(finding);
            }
        };
        for path in removed {
            self.remove_empty_folders(Path::new(path));
        }
        // Of a first build that was the whole manifest already.
        if !same && !self.known.is_empty() {
            self.write_manifest(paths)?;
        }
        let outputs = made.files.into_iter();
        let outputs = outputs.filter_map(|(path, it)| Some((stamps.remove(&path)?, path, it.of)));
        let outputs = outputs.map(|(stamp, path, of)| (path, stamp, of));
        Ok(Written {
            changes,
            outputs: outputs.collect(),
        })
    }

    /// Moves what was put aside to its place: what is new before what takes its place, so that nothing ever names a
    /// file that is not there; then takes away what is no longer made. Says what the files look like now.
    fn move_all(
        &self,
        made: &Made,
        removed: &[&String],
        moves: &mut Moves<'_>,
    ) -> Outcome<BTreeMap<String, Stamp>> {
        let new_folder = |path: &str| {
            let mut ends = path.match_indices('/').map(|(end, _)| end);
            ends.find(|end| made.folders.get(&path[..*end]) == Some(&false))
        };
        let unwritable = |path: &str, error| self.unwritable(&self.root.join(path), &error);
        let mut stamps: BTreeMap<String, Stamp> = made
            .files
            .iter()
            .filter_map(|(path, it)| Some((path.clone(), it.stamp?)))
            .collect();
        let mut moved: Option<&str> = None;
        for wanted in [Change::Added, Change::Changed] {
            let staged = made.files.iter();
            for (path, _) in staged.filter(|(_, it)| it.change == Some(wanted)) {
                if let Some(end) = new_folder(path) {
                    let folder = &path[..end];
                    if moved == Some(folder) {
                        continue;
                    }
                    // It fails where another build made the folder meanwhile.
                    if moves.folder(folder).is_ok() {
                        moved = Some(folder);
                        continue;
                    }
                }
                let stamp = moves.file(path).map_err(|error| unwritable(path, error))?;
                stamps.insert(path.clone(), stamp);
            }
        }
        for path in removed {
            moves.away(path).map_err(|error| unwritable(path, error))?;
        }
        Ok(stamps)
    }

    /// Whether a line of the manifest names a file that may be removed.
    fn is_ours(&self, path: &str) -> bool {
        !path.is_empty()
            && self.inside_for_removal(path)
            && self.root.join(path).symlink_metadata().is_ok()
    }

    fn inside_for_removal(&self, path: &str) -> bool {
        let parts = Path::new(path);
        let plain = parts
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        let folders = parts
            .ancestors()
            .skip(1)
            .filter(|folder| !folder.as_os_str().is_empty());
        plain
            && folders
                .into_iter()
                .all(|folder| !self.root.join(folder).is_symlink())
    }

    fn remove_empty_folders(&self, path: &Path) {
        for folder in path
            .ancestors()
            .skip(1)
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            // A folder with something in it stays.
            if fs::remove_dir(self.root.join(folder)).is_err() {
                break;
            }
        }
    }

    fn write_manifest(&self, paths: BTreeSet<&String>) -> Outcome<()> {
        let mut text = String::from(
            "# The files that provspec made. Only these are ever overwritten or removed.\n",
        );
        let kept = self.part.into_iter().flat_map(Part::kept);
        let kept = kept.flat_map(|block| block.outputs().unwrap_or_default());
        let mut paths: Vec<&str> = paths.into_iter().map(String::as_str).collect();
        paths.extend(kept.map(|(path, _)| path));
        paths.sort_unstable();
        for path in paths {
            text.push_str(path);
            text.push('\n');
        }
        let (beside, target) = (self.staging.join(MANIFEST), self.root.join(MANIFEST));
        fs::write(&beside, text)
            .and_then(|()| fs::rename(&beside, &target))
            .map_err(|error| self.unwritable(&target, &error))
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        if self.writing == Writing::Files {
            // What is left is what was not moved; a later build sweeps it if this fails.
            let _ = fs::remove_dir_all(&self.staging);
        }
    }
}

/// Writes a file, and its folder if need be; says what it looks like on the disk.
fn write(path: &Path, contents: &[u8]) -> io::Result<Stamp> {
    let mut file = match (File::create(path), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            File::create(path)?
        }
        (file, _) => file?,
    };
    file.write_all(contents)?;
    Ok(Stamp::of(&file.metadata()?))
}
