//! The output folder: what changed is written, the rest is left alone.
//!
//! Files are first written beside their place, into a tree like that of the outputs in a folder of this build
//! (`.staging-…`), and moved only when everything is made: a build that fails or is killed before that leaves
//! the old outputs. Which files are ours is kept in `manifest.txt`; nothing else is ever overwritten or deleted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::files::shown;
use super::moves::Moves;
use super::state::Stamp;
use crate::check::rules::{unsafe_output, unwritable_output};
use crate::diagnostics::Diagnostic;
use crate::target::OutputFile;

/// The list of the files that a build made, relative to the output folder, one a line.
pub(super) const MANIFEST: &str = "manifest.txt";

pub(super) type Outcome<T> = Result<T, Box<Diagnostic>>;

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
}

#[derive(Default)]
struct Made {
    /// Every file: what it looks like on the disk, where anything is written.
    files: BTreeMap<String, Stamp>,
    /// What is new: those were put aside.
    changes: BTreeMap<String, Change>,
    /// The folders that were looked at and lie inside, by path: whether they were there before.
    folders: HashMap<String, bool>,
    bytes: u64,
}

/// What is in the place of an output.
pub(super) enum Current {
    Nothing,
    File(Metadata),
    /// Neither a file nor a folder.
    Other,
}

impl Current {
    /// What it is that another file comes here.
    pub(super) fn change(&self) -> Change {
        match self {
            Self::Nothing => Change::Added,
            Self::File(_) | Self::Other => Change::Changed,
        }
    }

    /// What it looks like, if it is a file.
    pub(super) fn stamp(&self) -> Option<Stamp> {
        match self {
            Self::File(metadata) => Some(Stamp::of(metadata)),
            Self::Nothing | Self::Other => None,
        }
    }
}

/// What a build made of the output folder.
pub(super) struct Written {
    pub(super) changes: Changes,
    /// What each file that was made looks like on the disk, where anything was written.
    pub(super) stamps: BTreeMap<String, Stamp>,
}

impl Written {
    fn of(made: Made, removed: &[&String]) -> Self {
        let mut changes = Changes {
            total: made.files.len(),
            bytes: made.bytes,
            files: made.changes,
        };
        let removed = removed.iter().map(|path| (*path).clone());
        let removed = removed.map(|path| (path, Change::Removed));
        changes.files.extend(removed);
        Self {
            changes,
            stamps: made.files,
        }
    }
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
        };
        if writing == Writing::Files {
            fs::create_dir_all(root).map_err(|error| output.unwritable(root, &error))?;
            output.sweep();
            fs::create_dir(&output.staging).map_err(|error| output.unwritable(root, &error))?;
        }
        Ok(output)
    }

    /// A file or folder here cannot be written.
    pub(super) fn unwritable(&self, path: &Path, error: &io::Error) -> Box<Diagnostic> {
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

    /// Takes a file: compares it with what is there, and puts it aside if it is new or different.
    pub(super) fn stage(&self, file: OutputFile) -> Outcome<()> {
        let OutputFile { path, contents } = file;
        self.put(path, contents.as_bytes())
    }

    /// Whether files are written.
    pub(super) fn writing(&self) -> Writing {
        self.writing
    }

    /// Where an output is, or will be.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Where it is until all of them are made.
    pub(super) fn aside(&self, path: &str) -> PathBuf {
        self.staging.join(path)
    }

    /// What is in the place of an output.
    pub(super) fn current(&self, path: &str) -> Outcome<Current> {
        let place = self.place(path);
        // A link is not followed: what it leads to is not ours, and neither is a folder.
        let metadata = self
            .folder_is_there(path)?
            .then(|| fs::symlink_metadata(&place).ok())
            .flatten();
        match metadata {
            None => Ok(Current::Nothing),
            Some(metadata) if metadata.is_dir() => {
                Err(Box::new(unsafe_output::foreign(&shown(&place))))
            }
            Some(metadata) if metadata.is_file() => Ok(Current::File(metadata)),
            Some(_) => Ok(Current::Other),
        }
    }

    /// Whether something may take the place of what is there.
    pub(super) fn check_change(&self, path: &str, change: Change) -> Outcome<()> {
        if change == Change::Changed && !self.known.contains(path) {
            return Err(Box::new(unsafe_output::foreign(&shown(&self.place(path)))));
        }
        Ok(())
    }

    /// Takes note of a file that was made.
    pub(super) fn take(
        &self,
        path: String,
        length: u64,
        stamp: Option<Stamp>,
        change: Option<Change>,
    ) {
        let mut made = self.made();
        made.bytes += length;
        if let Some(change) = change {
            made.changes.insert(path.clone(), change);
        }
        made.files.insert(path, stamp.unwrap_or_default());
    }

    /// The same of any bytes.
    pub(super) fn put(&self, path: String, contents: &[u8]) -> Outcome<()> {
        let current = self.current(&path)?;
        let is_same = match &current {
            Current::File(metadata) if metadata.len() == contents.len() as u64 => {
                fs::read(self.place(&path)).is_ok_and(|bytes| bytes == contents)
            }
            _ => false,
        };
        let length = contents.len() as u64;
        if is_same {
            self.take(path, length, current.stamp(), None);
            return Ok(());
        }
        let change = current.change();
        self.check_change(&path, change)?;
        let stamp = match self.writing {
            Writing::Nothing => None,
            Writing::Files => {
                let written = write(&self.aside(&path), contents);
                Some(written.map_err(|error| self.unwritable(&self.place(&path), &error))?)
            }
        };
        self.take(path, length, stamp, Some(change));
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
        // The lists are as long as the catalogue, so none is copied.
        let mut made = std::mem::take(&mut *self.made());
        let removed: Vec<&String> = self
            .known
            .iter()
            .filter(|path| !made.files.contains_key(*path) && self.is_ours(path))
            .collect();
        let same = self.known.iter().eq(made.files.keys());
        if self.writing == Writing::Nothing {
            if !same {
                let manifest = made.changes.entry(MANIFEST.to_owned());
                manifest.or_insert(Change::Changed);
            }
            return Ok(Written::of(made, &removed));
        }
        // While files move, the manifest names the old and the new ones: a build that is killed here leaves
        // nothing behind that the next one does not know.
        if !same {
            let new = made.files.keys().filter(|path| !self.known.contains(*path));
            let mut all: Vec<&String> = self.known.iter().chain(new).collect();
            all.sort_unstable();
            self.write_manifest(all.into_iter())?;
        }
        let mut moves = Moves::new(&self.root, &self.staging);
        if let Err(finding) = self.move_all(&mut made, &removed, &mut moves) {
            moves.undo();
            if !same {
                self.write_manifest(self.known.iter())?;
            }
            return Err(finding);
        }
        for path in &removed {
            self.remove_empty_folders(Path::new(path));
        }
        // Of a first build that was the whole manifest already.
        if !same && !self.known.is_empty() {
            self.write_manifest(made.files.keys())?;
        }
        Ok(Written::of(made, &removed))
    }

    /// Moves what was put aside to its place: what is new before what takes its place, so that nothing ever names a
    /// file that is not there; then takes away what is no longer made. Notes what the files look like now.
    fn move_all(&self, made: &mut Made, removed: &[&String], moves: &mut Moves<'_>) -> Outcome<()> {
        let folders = &made.folders;
        let new_folder = |path: &str| {
            let mut ends = path.match_indices('/').map(|(end, _)| end);
            ends.find(|end| folders.get(&path[..*end]) == Some(&false))
        };
        let unwritable = |path: &str, error| self.unwritable(&self.root.join(path), &error);
        let mut moved: Option<&str> = None;
        for wanted in [Change::Added, Change::Changed] {
            let staged = made.changes.iter();
            for (path, _) in staged.filter(|(_, change)| **change == wanted) {
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
                made.files.insert(path.clone(), stamp);
            }
        }
        for path in removed {
            moves.away(path).map_err(|error| unwritable(path, error))?;
        }
        Ok(())
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

    /// Writes the manifest; the paths are in order.
    fn write_manifest<'a>(&self, paths: impl Iterator<Item = &'a String>) -> Outcome<()> {
        let (beside, target) = (self.staging.join(MANIFEST), self.root.join(MANIFEST));
        let write = || -> io::Result<()> {
            let mut file = BufWriter::new(File::create(&beside)?);
            file.write_all(
                b"# The files that provspec made. Only these are ever overwritten or removed.\n",
            )?;
            for path in paths {
                file.write_all(path.as_bytes())?;
                file.write_all(b"\n")?;
            }
            file.flush()?;
            fs::rename(&beside, &target)
        };
        write().map_err(|error| self.unwritable(&target, &error))
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

/// Writes a file, and its folder if need be; says what it looks like on the disk.
fn write(path: &Path, contents: &[u8]) -> io::Result<Stamp> {
    let mut file = create(path)?;
    file.write_all(contents)?;
    Ok(Stamp::of(&file.metadata()?))
}

/// Begins a file, and makes its folder if need be.
pub(super) fn create(path: &Path) -> io::Result<File> {
    match (File::create(path), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            File::create(path)
        }
        (file, _) => file,
    }
}
