//! The files of a project in memory: each as it was last read, or as an editor has it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::build::files::{self, Disk, Files, shown};
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, SourceFile};

/// A text, or why there is none.
type Text = Result<Arc<str>, Box<Diagnostic>>;

/// The disk, and over it what an editor has not saved.
#[derive(Debug, Default)]
pub(in crate::build) struct Memory {
    disk: Disk,
    texts: RwLock<Texts>,
}

#[derive(Debug, Default)]
struct Texts {
    /// What was read from the disk.
    read: BTreeMap<PathBuf, Text>,
    /// What an editor has.
    open: BTreeMap<PathBuf, Text>,
}

impl Memory {
    pub(in crate::build) fn new(root: &Path) -> Self {
        let disk = Disk {
            root: root.to_path_buf(),
        };
        Self {
            disk,
            texts: RwLock::default(),
        }
    }

    fn texts(&self) -> RwLockReadGuard<'_, Texts> {
        self.texts.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn texts_mut(&self) -> RwLockWriteGuard<'_, Texts> {
        self.texts.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file has this text in an editor; none = the editor no longer has it.
    pub(in crate::build) fn open(&self, path: &Path, text: Option<&str>) {
        let mut texts = self.texts_mut();
        match text {
            Some(text) => {
                let size = files::check_size(text.len() as u64, &shown(path));
                let decoded = size.and_then(|()| decoded(text.as_bytes(), path));
                texts.open.insert(path.to_path_buf(), decoded);
            }
            // What lies on the disk may have changed meanwhile.
            None => {
                texts.open.remove(path);
                texts.read.remove(path);
            }
        }
    }

    /// What was read of this file, or of those in this folder, is no longer known.
    pub(super) fn forget(&self, path: &Path) {
        let mut texts = self.texts_mut();
        texts.read.retain(|known, _| !known.starts_with(path));
    }

    /// Nothing that was read is known any more.
    pub(super) fn forget_all(&self) {
        self.texts_mut().read.clear();
    }

    /// Whether there is such a file.
    pub(super) fn is_file(&self, path: &Path) -> bool {
        self.is_open(path) || self.place(path).is_file()
    }

    /// Whether there is anything of this name.
    pub(super) fn is_there(&self, path: &Path) -> bool {
        self.is_open(path) || self.place(path).symlink_metadata().is_ok()
    }

    fn is_open(&self, path: &Path) -> bool {
        self.texts().open.contains_key(path)
    }

    fn text(&self, path: &Path) -> Text {
        let texts = self.texts();
        if let Some(text) = texts.open.get(path).or_else(|| texts.read.get(path)) {
            return text.clone();
        }
        drop(texts);
        let bytes = files::bytes(&self.place(path), &shown(path));
        let text = bytes.and_then(|bytes| decoded(&bytes, path));
        let mut texts = self.texts_mut();
        texts.read.insert(path.to_path_buf(), text.clone());
        text
    }
}

fn decoded(bytes: &[u8], path: &Path) -> Text {
    files::text(bytes, path, FileId::default()).map(|source| source.text)
}

impl Files for Memory {
    fn read(&self, path: &Path, id: FileId, found: &mut Vec<Diagnostic>) -> Option<SourceFile> {
        let text = self.text(path).map_err(|finding| found.push(*finding));
        let path = shown(path);
        text.ok().map(|text| SourceFile { id, path, text })
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let texts = self.texts();
        let below = texts
            .open
            .keys()
            .filter_map(|path| path.strip_prefix(folder).ok()?.components().next());
        let mut entries: BTreeSet<PathBuf> = below.map(|name| folder.join(name)).collect();
        match self.disk.entries(folder) {
            Ok(on_disk) => entries.extend(on_disk),
            Err(error) if entries.is_empty() => return Err(error),
            Err(_) => {}
        }
        Ok(entries.into_iter().collect())
    }

    fn is_folder(&self, path: &Path) -> bool {
        let below = |open: &PathBuf| open != path && open.starts_with(path);
        self.disk.is_folder(path) || self.texts().open.keys().any(below)
    }

    fn place(&self, path: &Path) -> PathBuf {
        self.disk.place(path)
    }
}
