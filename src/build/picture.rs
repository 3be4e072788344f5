//! The pictures beside the specs.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::check::picture::{Fault, Format, MOST_BYTES, Pictures};
use crate::check::rules::unreadable_file;

/// The folder of the specs, with the pictures in it.
#[derive(Debug, Clone)]
pub(super) struct Beside(pub(super) PathBuf);

impl Pictures for Beside {
    fn look(&self, path: &str) -> Result<(), Fault> {
        let unreadable = |error: io::Error| Fault::Unreadable(unreadable_file::reason(&error));
        let file = self.file(path)?;
        let mut head = Vec::new();
        let taken = File::open(&file).and_then(|file| file.take(12).read_to_end(&mut head));
        taken.map_err(unreadable)?;
        let found = Format::of_bytes(&head);
        if found.is_none() || found != Format::of_name(path) {
            return Err(Fault::OtherFormat(found));
        }
        Ok(())
    }
}

/// Pictures of which it is known whether any was looked at.
#[derive(Debug)]
pub(super) struct Watched<'a> {
    pictures: &'a Beside,
    has_looked: AtomicBool,
}

impl<'a> Watched<'a> {
    pub(super) fn new(pictures: &'a Beside) -> Self {
        Self {
            pictures,
            has_looked: AtomicBool::new(false),
        }
    }

    pub(super) fn has_looked(self) -> bool {
        self.has_looked.into_inner()
    }
}

impl Pictures for Watched<'_> {
    fn look(&self, path: &str) -> Result<(), Fault> {
        self.has_looked.store(true, Ordering::Relaxed);
        self.pictures.look(path)
    }
}

impl Beside {
    /// The file of a picture: a real one, of a size that is taken, not behind a link.
    fn file(&self, path: &str) -> Result<PathBuf, Fault> {
        let mut here = self.0.clone();
        let mut metadata = None;
        for part in path.split('/') {
            here.push(part);
            let found = fs::symlink_metadata(&here).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                    Fault::Missing(names_beside(&here))
                }
                _ => Fault::Unreadable(unreadable_file::reason(&error)),
            })?;
            if found.is_symlink() {
                return Err(Fault::Link);
            }
            metadata = Some(found);
        }
        match metadata {
            Some(found) if found.len() > MOST_BYTES && found.is_file() => {
                Err(Fault::TooLarge(found.len()))
            }
            Some(found) if found.is_file() => Ok(here),
            _ => Err(Fault::NoFile),
        }
    }

    /// The bytes of a picture that was looked at.
    pub(super) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let changed = || io::Error::other("it has changed since it was looked at");
        let mut bytes = Vec::new();
        let file = File::open(self.file(path).map_err(|_| changed())?)?;
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        if Format::of_bytes(&bytes) == Format::of_name(path) && bytes.len() as u64 <= MOST_BYTES {
            Ok(bytes)
        } else {
            Err(changed())
        }
    }
}

/// The pictures in the folder of a file that is not there.
fn names_beside(file: &Path) -> Vec<String> {
    let folder = file.parent().and_then(|folder| fs::read_dir(folder).ok());
    let mut names: Vec<String> = folder
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Format::of_name(name).is_some())
        .collect();
    names.sort();
    names
}
