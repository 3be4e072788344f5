//! The output folder: what changed is written, the rest is left alone.
//!
//! Files are first written beside their place, into a tree like that of the outputs in a folder of this build
//! (`.staging-…`), and moved only when everything is made: a build that fails or is killed before that leaves
//! the old outputs. Which files are ours is kept in `manifest.txt`; nothing else is ever overwritten or deleted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Workspace;
use super::files::shown;
use super::finisher::{Finisher, Running};
use super::part::Part;
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
    pub files: BTreeMap<Arc<str>, Change>,
    /// How many files there are.
    pub total: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

/// An output folder during a build.
pub(super) struct Output<'a> {
    pub(super) root: PathBuf,
    pub(super) writing: Writing,
    pub(super) staging: PathBuf,
    /// Files of the last build that this one answers for.
    pub(super) known: BTreeSet<String>,
    /// What is not compiled again: its files stay as they are.
    pub(super) part: Option<&'a Part<'a>>,
    made: Mutex<Made>,
    /// How the process that moves the files is started, where there is to be one.
    finisher: Option<Finisher>,
    /// Whether it was started, or could not be.
    begun: AtomicBool,
    running: Mutex<Option<Running>>,
}

#[derive(Default)]
pub(super) struct Made {
    /// Every file, as it was made: no order.
    pub(super) files: Vec<Taken>,
    /// What stays as it is, if nothing was put in its place.
    pub(super) kept: Vec<Taken>,
    /// The folders that were looked at and lie inside, by path: whether they were there before.
    pub(super) folders: HashMap<String, bool>,
}

/// A file that was made.
#[derive(Debug)]
pub(super) struct Taken {
    /// From the output folder.
    pub(super) path: Arc<str>,
    /// What it looks like on the disk; of use where files are written.
    pub(super) stamp: Stamp,
    /// What is new about it; such a file was put aside.
    pub(super) change: Option<Change>,
    pub(super) bytes: u64,
    /// The provider that it is about alone, by code.
    pub(super) of: Option<Arc<str>>,
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

impl<'a> Output<'a> {
    /// The folder, for a whole build or a part of one.
    pub(super) fn open(
        workspace: &Workspace,
        writing: Writing,
        part: Option<&'a Part<'a>>,
    ) -> Outcome<Self> {
        let root = workspace.generated.as_path();
        let mut output = Self {
            root: root.to_path_buf(),
            writing,
            staging: root.join(format!(".staging-{}", std::process::id())),
            known: BTreeSet::new(),
            part,
            made: Mutex::default(),
            finisher: workspace.finisher.clone(),
            begun: AtomicBool::new(false),
            running: Mutex::default(),
        };
        if writing == Writing::Files {
            fs::create_dir_all(root).map_err(|error| output.unwritable(root, &error))?;
            fs::create_dir(&output.staging).map_err(|error| output.unwritable(root, &error))?;
        }
        output.known = match part {
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
        Ok(output)
    }

    /// A file or folder here cannot be written.
    pub(super) fn unwritable(&self, path: &Path, error: &io::Error) -> Box<Diagnostic> {
        Box::new(unwritable_output::report(&shown(path), error))
    }

    /// Starts the process that moves the files, once.
    pub(super) fn start_finisher(&self) {
        if !self.begun.swap(true, Ordering::Relaxed) {
            let running = self.finisher.as_ref();
            *self.running() = running.and_then(|it| it.start(&self.staging));
        }
    }

    pub(super) fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn made(&self) -> MutexGuard<'_, Made> {
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
        self.made().kept.push(Taken {
            path: Arc::from(path),
            stamp,
            change: None,
            bytes: stamp.length(),
            of: None,
        });
    }

    /// Whether files are written.
    pub(super) fn writing(&self) -> Writing {
        self.writing
    }

    /// Where an output is, or will be.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// What is in the place of an output.
    pub(super) fn current(&self, path: &str) -> Outcome<Current> {
        if !self.folder_is_there(path)? {
            return Ok(Current::Nothing);
        }
        let place = self.place(path);
        // A link is not followed: what it leads to is not ours, and neither is a folder.
        match fs::symlink_metadata(&place) {
            Err(_) => Ok(Current::Nothing),
            Ok(metadata) if metadata.is_dir() => {
                Err(Box::new(unsafe_output::foreign(&shown(&place))))
            }
            Ok(metadata) if metadata.is_file() => Ok(Current::File(metadata)),
            Ok(_) => Ok(Current::Other),
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
    pub(super) fn take(&self, taken: Taken) {
        self.made().files.push(taken);
    }

    /// The same as [`Output::stage`] of any bytes.
    pub(super) fn put(&self, path: String, contents: &[u8], of: Option<&Arc<str>>) -> Outcome<()> {
        let current = self.current(&path)?;
        let is_same = match &current {
            Current::File(metadata) if metadata.len() == contents.len() as u64 => {
                fs::read(self.place(&path)).is_ok_and(|bytes| bytes == contents)
            }
            _ => false,
        };
        let (change, stamp) = if is_same {
            (None, current.stamp())
        } else {
            let change = current.change();
            self.check_change(&path, change)?;
            let unwritable = |error| self.unwritable(&self.place(&path), &error);
            let written = || self.write(&path, contents).map_err(unwritable);
            let is_written = self.writing == Writing::Files;
            (Some(change), is_written.then(written).transpose()?)
        };
        self.take(Taken {
            path: Arc::from(path),
            stamp: stamp.unwrap_or_default(),
            change,
            bytes: contents.len() as u64,
            of: of.cloned(),
        });
        Ok(())
    }

    /// Puts a file aside, all at once; says what it looks like on the disk.
    fn write(&self, path: &str, contents: &[u8]) -> io::Result<Stamp> {
        let mut file = self.begin(path)?;
        file.write_all(contents)?;
        Ok(Stamp::of(&file.metadata()?))
    }

    /// Begins a file that is put aside, and makes its folder if need be.
    pub(super) fn begin(&self, path: &str) -> io::Result<File> {
        self.start_finisher();
        let aside = self.staging.join(path);
        match File::create(&aside) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(aside.parent().ok_or(error)?)?;
                File::create(aside)
            }
            file => file,
        }
    }

    /// Whether the folder of a file is there already.
    ///
    /// # Errors
    ///
    /// The path leads out of the output folder, links included, or through something that is no folder.
    fn folder_is_there(&self, path: &str) -> Outcome<bool> {
        let outside = || Box::new(unsafe_output::outside(&shown(&self.root.join(path))));
        let is_plain = |path: &str| {
            let mut parts = Path::new(path).components();
            parts.all(|part| matches!(part, Component::Normal(_))) && !path.contains('\\')
        };
        let mut made = self.made();
        // Most files lie beside one that was looked at before.
        if let Some((folder, name)) = path.rsplit_once('/')
            && let Some(known) = made.folders.get(folder)
            && is_plain(name)
        {
            return Ok(*known);
        }
        if !is_plain(path) {
            return Err(outside());
        }
        let mut is_there = true;
        let ends = path.match_indices('/').map(|(end, _)| end);
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
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        if self.writing == Writing::Files {
            // It would remove the folder as well, and may still be at it.
            drop(self.running().take());
            // What is left is what was not moved; a later build sweeps it if this fails.
            let _ = fs::remove_dir_all(&self.staging);
        }
    }
}
