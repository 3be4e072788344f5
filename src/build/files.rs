//! Where texts come from: the disk, or what an editor has in memory.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::check::rules::{file_too_large, unreadable_file};
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, SourceFile};
use crate::yaml;

/// The files of a project, as whoever looks at it sees them. Paths are as they are shown.
pub(super) trait Files: fmt::Debug + Send + Sync {
    /// A file; one that cannot be read or is no text is a finding.
    fn read(&self, path: &Path, id: FileId, found: &mut Vec<Diagnostic>) -> Option<SourceFile>;

    /// What is in a folder, in any order.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Whether it is a folder.
    fn is_folder(&self, path: &Path) -> bool;

    /// Where a file or folder lies on the disk.
    fn place(&self, path: &Path) -> PathBuf;
}

/// The disk. Paths are relative to a folder; that of the process if it is empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Disk {
    pub(super) root: PathBuf,
}

impl Files for Disk {
    fn read(&self, path: &Path, id: FileId, found: &mut Vec<Diagnostic>) -> Option<SourceFile> {
        let bytes = bytes(&self.place(path), &shown(path));
        let read = bytes.and_then(|bytes| text(&bytes, path, id));
        read.map_err(|finding| found.push(*finding)).ok()
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(self.place(folder))?;
        entries
            .map(|entry| Ok(folder.join(entry?.file_name())))
            .collect()
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.place(path).is_dir()
    }

    fn place(&self, path: &Path) -> PathBuf {
        self.root.join(path)
    }
}

/// The bytes of a file, which is shown as `name`.
pub(super) fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |error: io::Error| Box::new(unreadable_file::report(name, &error));
    // A device or a pipe has no size and may never end.
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        let what = match metadata.is_dir() {
            true => "it is a folder",
            false => "it is not a file",
        };
        return Err(unreadable(io::Error::new(
            io::ErrorKind::InvalidInput,
            what,
        )));
    }
    check_size(metadata.len(), name)?;
    std::fs::read(path).map_err(unreadable)
}

/// Refuses what is too large to be read.
pub(super) fn check_size(size: u64, name: &str) -> Result<(), Box<Diagnostic>> {
    match size > yaml::MAX_BYTES {
        true => Err(Box::new(file_too_large::report(
            name,
            size,
            yaml::MAX_BYTES,
        ))),
        false => Ok(()),
    }
}

/// Bytes as the text of a file.
pub(super) fn text(bytes: &[u8], path: &Path, id: FileId) -> Result<SourceFile, Box<Diagnostic>> {
    let path = shown(path);
    match yaml::decode(bytes, id) {
        Ok(text) => Ok(SourceFile {
            id,
            path,
            text: text.into(),
        }),
        Err(mut finding) => {
            // There is no text to point into.
            finding.labels.clear();
            finding.path = Some(path);
            Err(finding)
        }
    }
}

/// The number of a file, by its place among the files of the project.
pub(super) fn id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// The file's name without extension.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// A path as it is shown: with `/` on every system.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
