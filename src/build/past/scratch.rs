//! A folder that is there for as long as it is needed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

/// A folder of our own, removed when it is dropped.
#[derive(Debug)]
pub(in crate::build) struct Scratch(PathBuf);

impl Scratch {
    /// Makes one among the temporary files, which nobody else may read.
    pub(super) fn new() -> io::Result<Self> {
        let parent = std::env::temp_dir();
        for number in 0_u32.. {
            let path = parent.join(format!("provspec-past-{}-{number}", process::id()));
            // One that is there already is somebody else's.
            match folder(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => {}
                Err(error) => return Err(error),
            }
        }
        unreachable!("there are fewer folders than numbers")
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

#[cfg(unix)]
fn folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is left to the system.
        let _ = fs::remove_dir_all(&self.0);
    }
}
