//! Files go from where they were put aside to their place, all of them or none.
//!
//! What was there stays at hand, as a second name of the same file, until all is done: when a move fails, those before
//! it are undone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::state::Stamp;

/// Where the old files stay at hand, in the folder of what was put aside.
const OLD: &str = ".old";

/// The moves of one build so far.
pub(super) struct Moves<'a> {
    root: &'a Path,
    staging: &'a Path,
    done: Vec<Move>,
    /// How many old files are at hand.
    old: usize,
}

/// A move that can be undone. Paths are relative to the output folder.
enum Move {
    /// A folder that was not there.
    Folder(String),
    /// A file in the place of another, if there was one.
    File { path: String, old: Option<PathBuf> },
    /// A file that was taken away.
    Away { path: String, old: PathBuf },
}

impl<'a> Moves<'a> {
    /// From `staging`, which has a tree like that of `root`, to `root`.
    pub(super) fn new(root: &'a Path, staging: &'a Path) -> Self {
        Self {
            root,
            staging,
            done: Vec::new(),
            old: 0,
        }
    }

    /// Moves a folder that is not there yet, with all that is in it.
    pub(super) fn folder(&mut self, path: &str) -> io::Result<()> {
        fs::rename(self.staging.join(path), self.root.join(path))?;
        self.done.push(Move::Folder(path.to_owned()));
        Ok(())
    }

    /// Moves a file; says what it looks like now, since moving it is a change to the disk.
    pub(super) fn file(&mut self, path: &str) -> io::Result<Stamp> {
        let target = self.root.join(path);
        let old = self.keep(&target)?;
        let aside = self.staging.join(path);
        match (fs::rename(&aside, &target), target.parent()) {
            (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(folder)?;
                fs::rename(&aside, &target)?;
            }
            (moved, _) => moved?,
        }
        let path = path.to_owned();
        self.done.push(Move::File { path, old });
        Ok(Stamp::of(&fs::symlink_metadata(&target)?))
    }

    /// Takes a file away. That it is not there any more is as well.
    pub(super) fn away(&mut self, path: &str) -> io::Result<()> {
        let old = self.place_for_old()?;
        match fs::rename(self.root.join(path), &old) {
            Ok(()) => {
                let path = path.to_owned();
                self.done.push(Move::Away { path, old });
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Undoes all moves, the last first. What cannot be undone is made anew by the next build: it differs.
    pub(super) fn undo(self) {
        for one in self.done.into_iter().rev() {
            let _ = match one {
                Move::Folder(path) => {
                    let folder = self.root.join(&path);
                    fs::rename(&folder, self.staging.join(&path))
                }
                Move::File { path, old: None } => fs::remove_file(self.root.join(path)),
                Move::File {
                    path,
                    old: Some(old),
                }
                | Move::Away { path, old } => fs::rename(old, self.root.join(path)),
            };
        }
    }

    /// Gives the file that is there, if one is, a second name.
    fn keep(&mut self, target: &Path) -> io::Result<Option<PathBuf>> {
        match fs::symlink_metadata(target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
            Ok(_) => {}
        }
        let old = self.place_for_old()?;
        // Not every disk knows second names; a copy does as well.
        fs::hard_link(target, &old).or_else(|_| fs::copy(target, &old).map(drop))?;
        Ok(Some(old))
    }

    fn place_for_old(&mut self) -> io::Result<PathBuf> {
        let folder = self.staging.join(OLD);
        if self.old == 0 {
            fs::create_dir_all(&folder)?;
        }
        self.old += 1;
        Ok(folder.join(self.old.to_string()))
    }
}
