//! What no compiler can be faster than: the same bytes read and written, and every file looked at.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;

use super::measure::{self, Usage};
use crate::command::Result;

/// A file of a tree.
#[derive(Debug)]
pub(super) struct Entry {
    /// Relative to the tree.
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
    pub(super) modified: SystemTime,
}

/// Every file of a folder, and of those in it.
pub(super) fn tree(folder: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(folder.join(&inner))? {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                open.push(path);
                continue;
            }
            let metadata = entry.metadata()?;
            entries.push(Entry {
                path,
                bytes: metadata.len(),
                modified: metadata.modified()?,
            });
        }
    }
    Ok(entries)
}

/// The bytes of some files.
pub(super) fn bytes(entries: &[Entry]) -> u64 {
    entries.iter().map(|entry| entry.bytes).sum()
}

/// Looks at every file of some folders.
pub(super) fn walk(folders: &[&Path]) -> Result<Usage> {
    measure::inside(|| folders.iter().try_for_each(|folder| tree(folder).map(drop)))
}

/// One thread: what is done is a loop.
pub(super) const ALONE: NonZero<usize> = NonZero::<usize>::MIN;

/// Reads the files of one folder, then writes files with the names and sizes of others into an empty one; each of so many
/// threads has a part of the files.
pub(super) fn read_and_write(
    inputs: &Path,
    outputs: &[Entry],
    to: &Path,
    threads: NonZero<usize>,
) -> Result<Usage> {
    let read = measure::inside(|| {
        shared(&tree(inputs)?, threads, |entries| {
            for entry in entries {
                fs::read(inputs.join(&entry.path))?;
            }
            Ok(())
        })
    })?;
    Ok(read.and(write(outputs, to, threads)?))
}

/// Writes files with the names and sizes of others into an empty folder; each of so many threads has a part of them.
pub(super) fn write(outputs: &[Entry], to: &Path, threads: NonZero<usize>) -> Result<Usage> {
    let longest = outputs.iter().map(|entry| entry.bytes).max();
    let text = vec![b'x'; usize::try_from(longest.unwrap_or(0))?];
    measure::inside(|| {
        shared(outputs, threads, |outputs| {
            let mut last = None;
            for entry in outputs {
                let parent = entry.path.parent();
                if parent != last {
                    fs::create_dir_all(to.join(parent.unwrap_or(Path::new(""))))?;
                    last = parent;
                }
                let text = &text[..usize::try_from(entry.bytes)?];
                fs::write(to.join(&entry.path), text)?;
            }
            Ok(())
        })
    })
}

/// Has each of so many threads do something with a part of some files.
fn shared(
    entries: &[Entry],
    threads: NonZero<usize>,
    work: impl Fn(&[Entry]) -> Result + Sync,
) -> Result {
    let each = entries.len().div_ceil(threads.get()).max(1);
    let work = |entries| work(entries).map_err(|error| error.to_string());
    thread::scope(|scope| {
        let started: Vec<_> = entries
            .chunks(each)
            .map(|entries| scope.spawn(move || work(entries)))
            .collect();
        let mut ended = started.into_iter().map(|thread| thread.join());
        ended.try_for_each(|ended| ended.unwrap_or_else(|_| Err("a thread panicked".to_owned())))
    })
    .map_err(Into::into)
}
