//! The output folder: what changed is written, the rest is left alone.
//!
//! Files are first written beside their place, in a folder of this build (`.staging-…`), and moved only when
//! everything is made: a build that fails or is killed before that leaves the old outputs. Which files are
//! ours is kept in `manifest.txt`; nothing else is ever overwritten or deleted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::catalogue::shown;
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
pub(super) struct Output {
    root: PathBuf,
    writing: Writing,
    staging: PathBuf,
    /// Files of the last build.
    known: BTreeSet<String>,
    made: Mutex<Made>,
    next: AtomicUsize,
}

#[derive(Default)]
struct Made {
    paths: BTreeSet<String>,
    /// Path → name in the staging folder.
    staged: BTreeMap<String, (Change, String)>,
    /// Folders that were looked at and lie inside.
    folders: BTreeSet<PathBuf>,
    bytes: u64,
}

impl Output {
    pub(super) fn open(root: &Path, writing: Writing) -> Outcome<Self> {
        let manifest = fs::read_to_string(root.join(MANIFEST)).unwrap_or_default();
        let known = manifest
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(str::to_owned)
            .collect();
        let staging = root.join(format!(".staging-{}", std::process::id()));
        let output = Self {
            root: root.to_path_buf(),
            writing,
            staging,
            known,
            made: Mutex::default(),
            next: AtomicUsize::new(0),
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

    /// Takes a file: compares it with what is there, and puts it aside if it is new or different.
    pub(super) fn stage(&self, file: OutputFile) -> Outcome<()> {
        let OutputFile { path, contents } = file;
        let target = self.root.join(&path);
        self.inside(&path)?;
        // A link is not followed: what it leads to is not ours, and neither is a folder.
        let current = fs::symlink_metadata(&target);
        let foreign = || Box::new(unsafe_output::foreign(&shown(&target)));
        let change = match &current {
            Err(_) => Some(Change::Added),
            Ok(metadata) if metadata.is_dir() => return Err(foreign()),
            Ok(metadata) if !metadata.is_file() => Some(Change::Changed),
            Ok(metadata) if metadata.len() != contents.len() as u64 => Some(Change::Changed),
            Ok(_) => match fs::read(&target) {
                Ok(bytes) if bytes == contents.as_bytes() => None,
                _ => Some(Change::Changed),
            },
        };
        if change == Some(Change::Changed) && !self.known.contains(&path) {
            return Err(foreign());
        }
        let mut staged = None;
        if let Some(change) = change {
            let name = self.next.fetch_add(1, Ordering::Relaxed).to_string();
            if self.writing == Writing::Files {
                let beside = self.staging.join(&name);
                fs::write(&beside, &contents).map_err(|error| self.unwritable(&target, &error))?;
            }
            staged = Some((change, name));
        }
        let mut made = self
            .made
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        made.bytes += contents.len() as u64;
        if let Some(staged) = staged {
            made.staged.insert(path.clone(), staged);
        }
        made.paths.insert(path);
        Ok(())
    }

    /// Whether the path stays inside the output folder, links included.
    fn inside(&self, path: &str) -> Outcome<()> {
        let outside = || Box::new(unsafe_output::outside(&shown(&self.root.join(path))));
        let plain = Path::new(path)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        if !plain || path.contains('\\') {
            return Err(outside());
        }
        let Some(folder) = Path::new(path)
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        else {
            return Ok(());
        };
        if self
            .made
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .folders
            .contains(folder)
        {
            return Ok(());
        }
        let mut here = self.root.clone();
        for part in folder.components() {
            here.push(part);
            match fs::symlink_metadata(&here) {
                Ok(metadata) if metadata.is_symlink() => return Err(outside()),
                Ok(metadata) if !metadata.is_dir() => {
                    return Err(Box::new(unsafe_output::foreign(&shown(&here))));
                }
                Ok(_) => {}
                Err(_) if self.writing == Writing::Nothing => break,
                Err(_) => {
                    let full = self.root.join(folder);
                    fs::create_dir_all(&full).map_err(|error| self.unwritable(&full, &error))?;
                    break;
                }
            }
        }
        self.made
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .folders
            .insert(folder.to_path_buf());
        Ok(())
    }

    /// Moves everything to its place and removes what is no longer made.
    pub(super) fn commit(&self) -> Outcome<Changes> {
        let made = std::mem::take(
            &mut *self
                .made
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        );
        let removed: Vec<&String> = self
            .known
            .difference(&made.paths)
            .filter(|path| self.is_ours(path))
            .collect();
        let mut changes = Changes {
            total: made.paths.len(),
            bytes: made.bytes,
            ..Changes::default()
        };
        changes.files.extend(
            made.staged
                .iter()
                .map(|(path, (change, _))| (path.clone(), *change)),
        );
        changes.files.extend(
            removed
                .iter()
                .map(|path| ((*path).clone(), Change::Removed)),
        );
        if self.writing == Writing::Nothing {
            if self.known != made.paths {
                changes
                    .files
                    .entry(MANIFEST.to_owned())
                    .or_insert(Change::Changed);
            }
            return Ok(changes);
        }
        // While files move, the manifest names the old and the new ones: a build that is killed here leaves
        // nothing behind that the next one does not know.
        if self.known != made.paths {
            self.write_manifest(&self.known.union(&made.paths).cloned().collect())?;
        }
        for (path, (_, name)) in &made.staged {
            let target = self.root.join(path);
            fs::rename(self.staging.join(name), &target)
                .map_err(|error| self.unwritable(&target, &error))?;
        }
        for path in removed {
            let target = self.root.join(path);
            match fs::remove_file(&target) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(self.unwritable(&target, &error));
                }
                _ => self.remove_empty_folders(Path::new(path)),
            }
        }
        if self.known != made.paths {
            self.write_manifest(&made.paths)?;
        }
        Ok(changes)
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

    fn write_manifest(&self, paths: &BTreeSet<String>) -> Outcome<()> {
        let mut text = String::from(
            "# The files that provspec made. Only these are ever overwritten or removed.\n",
        );
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

impl Drop for Output {
    fn drop(&mut self) {
        if self.writing == Writing::Files {
            // What is left is what was not moved; a later build sweeps it if this fails.
            let _ = fs::remove_dir_all(&self.staging);
        }
    }
}
