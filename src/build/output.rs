//! The output folder: what changed is written, the rest is left alone.
//!
//! Files are first written beside their place, into a tree like that of the outputs in a folder of this build
//! (`.staging-…`), and moved only when everything is made: a build that fails or is killed before that leaves
//! the old outputs. Which files are ours is kept in `manifest.txt`; nothing else is ever overwritten or deleted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Workspace;
use super::files::shown;
use super::finisher::{self, Finisher, Running};
use super::journal::{self, Step};
use super::moves::Failed;
use super::part::Part;
use super::release::{self, Aside};
use super::state::Stamp;
use crate::check::rules::{unsafe_output, unwritable_output};
use crate::diagnostics::Diagnostic;
use crate::target::OutputFile;

/// The list of the files that a build made, relative to the output folder, one a line.
pub(super) const MANIFEST: &str = "manifest.txt";
/// The one that holds while files move, among what was put aside.
const MEANWHILE: &str = ".manifest.txt";

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
    /// How the process that moves the files is started, where there is to be one.
    finisher: Option<Finisher>,
    /// Whether it was started, or could not be.
    begun: AtomicBool,
    running: Mutex<Option<Running>>,
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

/// Ends what builds that were killed left behind, and waits while files of other builds move. Says whether there was any.
pub(super) fn settle(workspace: &Workspace, writing: Writing) -> bool {
    let mut any = false;
    let root = &workspace.generated;
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(owner) = name
            .to_str()
            .and_then(|name| name.strip_prefix(".staging-"))
        else {
            continue;
        };
        let staging = entry.path();
        let owner: Option<u32> = owner.parse().ok();
        let alive = owner.is_some_and(|owner| {
            owner != std::process::id() && Path::new("/proc").join(owner.to_string()).exists()
        });
        if !alive && writing == Writing::Files {
            let release = owner.and_then(|owner| release::step(&workspace.releases, owner));
            finisher::mend(&staging, release.as_ref());
            any = true;
        } else if journal::is_published(&staging) {
            journal::wait(&staging);
            any = true;
        }
    }
    any
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
        }
        if writing == Writing::Files {
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

    fn unwritable(&self, path: &Path, error: &io::Error) -> Box<Diagnostic> {
        Box::new(unwritable_output::report(&shown(path), error))
    }

    /// Starts the process that moves the files, once.
    fn start_finisher(&self) {
        if !self.begun.swap(true, Ordering::Relaxed) {
            let running = self.finisher.as_ref();
            *self.running() = running.and_then(|it| it.start(&self.staging));
        }
    }

    fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
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
                self.start_finisher();
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

    /// Moves everything to its place and removes what is no longer made; the memory of a release goes with it, last: until
    /// then the next build goes by the release before.
    pub(super) fn commit(&self, release: Option<&Aside>) -> Outcome<Written> {
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
        let mut steps = steps(&made, &removed);
        if !same {
            // While files move, the manifest names the old and the new ones: nothing lies there that the next build does
            // not know.
            let both = self.known.iter().chain(paths.iter().copied()).collect();
            self.write_manifest(MEANWHILE, both)?;
            let manifest = |aside: &str| Step::File {
                aside: aside.to_owned(),
                place: MANIFEST.to_owned(),
            };
            steps.insert(0, manifest(MEANWHILE));
            // Of a first build that is the whole manifest already.
            if !self.known.is_empty() {
                self.write_manifest(MANIFEST, paths)?;
                steps.push(manifest(MANIFEST));
            }
        }
        let last = release.and_then(Aside::step);
        steps.extend(last.clone());
        self.carry_out(&steps).map_err(|failed| {
            let of_release = last.is_some_and(
                |step| matches!(step, Step::File { place, .. } if place == failed.place),
            );
            match release.filter(|_| of_release) {
                Some(release) => release.unwritable(&failed.error),
                None => self.unwritable(&self.root.join(failed.place), &failed.error),
            }
        })?;
        let outputs = self.outputs(made, &steps);
        Ok(Written { changes, outputs })
    }

    /// Does the steps, all of them or none.
    fn carry_out(&self, steps: &[Step]) -> Result<(), Failed> {
        if steps.is_empty() {
            return Ok(());
        }
        self.start_finisher();
        journal::publish(&self.staging, steps).map_err(|error| Failed {
            place: MANIFEST.to_owned(),
            error,
        })?;
        let mut running = self.running();
        let began = running.is_some();
        let said = running.as_mut().and_then(Running::finish);
        said.unwrap_or_else(|| finisher::take_over(&self.staging, began))
    }

    /// What the files look like now: to move one is a change to the disk.
    fn outputs(&self, mut made: Made, steps: &[Step]) -> Vec<(String, Stamp, Option<Arc<str>>)> {
        for step in steps {
            let Step::File { place, .. } = step else {
                continue;
            };
            let now = fs::symlink_metadata(self.root.join(place));
            let (
                Some(Staged {
                    stamp: Some(stamp), ..
                }),
                Ok(now),
            ) = (made.files.get_mut(place), now)
            else {
                continue;
            };
            let now = Stamp::of(&now);
            // What somebody changed since is not what this build made, and the next one sees that.
            if stamp.has_content_of(now) {
                *stamp = now;
            }
        }
        let outputs = made.files.into_iter();
        let outputs = outputs.filter_map(|(path, it)| Some((path, it.stamp?, it.of)));
        outputs.collect()
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

    /// Puts a manifest aside.
    fn write_manifest(&self, name: &str, paths: BTreeSet<&String>) -> Outcome<()> {
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
        fs::write(self.staging.join(name), text)
            .map_err(|error| self.unwritable(&self.root.join(MANIFEST), &error))
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

/// What is moved where: what is new before what takes its place, so that nothing ever names a file that is not there; then
/// what is no longer made is taken away.
fn steps(made: &Made, removed: &[&String]) -> Vec<Step> {
    let new_folder = |path: &str| {
        let mut ends = path.match_indices('/').map(|(end, _)| end);
        ends.find(|end| made.folders.get(&path[..*end]) == Some(&false))
    };
    let mut steps = Vec::new();
    let mut moved: Option<&str> = None;
    for wanted in [Change::Added, Change::Changed] {
        let staged = made.files.iter();
        for (path, _) in staged.filter(|(_, it)| it.change == Some(wanted)) {
            let folder = new_folder(path).map(|end| &path[..end]);
            match folder {
                Some(folder) if moved == Some(folder) => {}
                Some(folder) => steps.push(Step::Folder(folder.to_owned())),
                None => steps.push(Step::file(path)),
            }
            moved = folder.or(moved);
        }
    }
    steps.extend(removed.iter().map(|path| Step::Away((*path).clone())));
    steps
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
