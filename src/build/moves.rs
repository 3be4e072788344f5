//! Files go from where they were put aside to their place, all of them or none.
//!
//! What was there stays at hand, as a second name of the same file, until all is done: when a move fails, those before
//! it are undone. What another process did before it ended is told from what is left, so that the rest can be done.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::journal::{self, Step};

/// Where the old files stay at hand, in the folder of what was put aside.
pub(super) const OLD: &str = ".old";

/// Why files could not be moved. Those that were are back.
#[derive(Debug)]
pub(super) struct Failed {
    /// What could not be made or taken away, as the step names it.
    pub(super) place: String,
    pub(super) error: io::Error,
}

/// Does all steps, from `staging`, which has a tree like that of `root`, to `root`. Where somebody began with them and did
/// not come to an end, `again`.
///
/// # Errors
///
/// One could not be done; then none is.
pub(super) fn carry_out(
    root: &Path,
    staging: &Path,
    steps: &[Step],
    again: bool,
) -> Result<(), Failed> {
    let mut moves = Moves {
        root,
        staging,
        again,
        done: Vec::new(),
    };
    for (number, step) in steps.iter().enumerate() {
        if let Err(failed) = moves.step(number, step) {
            moves.undo();
            return Err(failed);
        }
    }
    for step in steps {
        if let Step::Away(path) = step {
            remove_empty_folders(root, Path::new(path));
        }
    }
    Ok(())
}

/// The moves so far.
struct Moves<'a> {
    root: &'a Path,
    staging: &'a Path,
    again: bool,
    done: Vec<Move>,
}

/// A move that can be undone.
enum Move {
    /// A folder that was not there.
    Folder(String),
    /// A file in the place of another, if there was one.
    File {
        place: PathBuf,
        old: Option<PathBuf>,
    },
    /// A file that was taken away.
    Away { place: PathBuf, old: PathBuf },
}

impl Moves<'_> {
    fn step(&mut self, number: usize, step: &Step) -> Result<(), Failed> {
        let old = self.staging.join(OLD).join(number.to_string());
        match step {
            Step::Folder(path) => self.folder(path, &old),
            Step::File { aside, place } => self.file(aside, place, old),
            Step::Away(path) => self.away(path, old).map_err(|error| Failed {
                place: path.clone(),
                error,
            }),
        }
    }

    /// Moves a folder that is not there yet, with all that is in it. Where another build made it meanwhile, its files.
    fn folder(&mut self, path: &str, old: &Path) -> Result<(), Failed> {
        let aside = self.staging.join(path);
        let was_moved = self.again && !aside.exists();
        if was_moved || fs::rename(&aside, self.root.join(path)).is_ok() {
            self.done.push(Move::Folder(path.to_owned()));
            return Ok(());
        }
        let mut files = Vec::new();
        list(&aside, path, &mut files).map_err(|error| Failed {
            place: path.to_owned(),
            error,
        })?;
        let mut taken = 0;
        for file in files {
            let mut free = || {
                taken += 1;
                old.with_extension(taken.to_string())
            };
            let mut old = free();
            while self.again && old.exists() {
                old = free();
            }
            self.file(&file, &file, old)?;
        }
        Ok(())
    }

    fn file(&mut self, aside: &str, place: &str, old: PathBuf) -> Result<(), Failed> {
        let moved = self.try_file(&self.staging.join(aside), &self.root.join(place), old);
        self.done.push(moved.map_err(|error| Failed {
            place: place.to_owned(),
            error,
        })?);
        Ok(())
    }

    fn try_file(&self, aside: &Path, place: &Path, old: PathBuf) -> io::Result<Move> {
        let place = place.to_path_buf();
        if self.again && !aside.exists() {
            let old = Some(old).filter(|old| old.exists());
            return Ok(Move::File { place, old });
        }
        let old = keep(&place, old)?;
        match (fs::rename(aside, &place), place.parent()) {
            (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(folder)?;
                fs::rename(aside, &place)?;
            }
            (moved, _) => moved?,
        }
        Ok(Move::File { place, old })
    }

    /// Takes a file away. That it is not there any more is as well.
    fn away(&mut self, path: &str, old: PathBuf) -> io::Result<()> {
        let place = self.root.join(path);
        if !(self.again && old.exists()) {
            match into_old(&old, || fs::rename(&place, &old)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
                moved => moved?,
            }
        }
        self.done.push(Move::Away { place, old });
        Ok(())
    }

    /// Undoes all moves, the last first. What cannot be undone is made anew by the next build: it differs.
    fn undo(self) {
        journal::forget(self.staging);
        for one in self.done.into_iter().rev() {
            let _ = match one {
                Move::Folder(path) => {
                    let folder = self.root.join(&path);
                    fs::rename(&folder, self.staging.join(&path))
                }
                Move::File { place, old: None } => fs::remove_file(place),
                Move::File {
                    place,
                    old: Some(old),
                } => fs::rename(old, place),
                // Its folder may have been removed for being empty.
                Move::Away { place, old } => place
                    .parent()
                    .map_or(Ok(()), fs::create_dir_all)
                    .and_then(|()| fs::rename(old, &place)),
            };
        }
    }
}

/// Gives the file that is there, if one is, a second name.
fn keep(place: &Path, old: PathBuf) -> io::Result<Option<PathBuf>> {
    let kept = into_old(&old, || match fs::hard_link(place, &old) {
        // Whoever began with it came no further than here.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(&old)?;
            fs::hard_link(place, &old)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
        // Not every disk knows second names; a copy does as well.
        Err(_) => fs::copy(place, &old).map(drop),
        linked => linked,
    });
    match kept {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        kept => kept.map(|()| Some(old)),
    }
}

/// Puts something among the old files; the folder for them is made when it is missing.
fn into_old(old: &Path, put: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match (put(), old.parent()) {
        (Err(error), Some(folder))
            if error.kind() == io::ErrorKind::NotFound && !folder.exists() =>
        {
            fs::create_dir_all(folder)?;
            put()
        }
        (done, _) => done,
    }
}

/// The files in a folder, in order of path.
fn list(folder: &Path, path: &str, files: &mut Vec<String>) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // What was put aside has names of our own.
        let name = entry.file_name().to_string_lossy().into_owned();
        names.push((name, entry.file_type()?.is_dir()));
    }
    names.sort();
    for (name, is_folder) in names {
        let inside = format!("{path}/{name}");
        if is_folder {
            list(&folder.join(name), &inside, files)?;
        } else {
            files.push(inside);
        }
    }
    Ok(())
}

fn remove_empty_folders(root: &Path, path: &Path) {
    let above = path.ancestors().skip(1);
    for folder in above.filter(|folder| !folder.as_os_str().is_empty()) {
        // A folder with something in it stays.
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// What is there is taken away, changed, or new, alone or in a folder.
    const PLACES: [(&str, &str); 4] = [
        ("changed", "old"),
        ("folder/changed", "old"),
        ("gone/file", "old"),
        ("others", "others"),
    ];
    const ASIDE: [(&str, &str); 5] = [
        ("changed", "new"),
        ("folder/changed", "new"),
        ("folder/new", "new"),
        ("fresh/a/b", "new"),
        ("fresh/c", "new"),
    ];

    fn steps() -> Vec<Step> {
        vec![
            Step::Folder("fresh".to_owned()),
            Step::file("folder/new"),
            Step::file("changed"),
            Step::file("folder/changed"),
            Step::Away("gone/file".to_owned()),
        ]
    }

    struct Folder(PathBuf);

    impl Folder {
        fn new(test: &str) -> Self {
            let name = format!("provspec-moves-{}-{test}", std::process::id());
            let folder = Self(std::env::temp_dir().join(name));
            let _ = fs::remove_dir_all(&folder.0);
            for (path, contents) in PLACES {
                folder.write(path, contents);
            }
            for (path, contents) in ASIDE {
                folder.write(&format!(".staging/{path}"), contents);
            }
            folder
        }

        fn write(&self, path: &str, contents: &str) {
            let path = self.0.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, contents).unwrap();
        }

        fn moves(&self, steps: &[Step], again: bool) -> Result<(), Failed> {
            carry_out(&self.0, &self.0.join(".staging"), steps, again)
        }

        fn tree(&self) -> BTreeMap<String, String> {
            let mut files = Vec::new();
            list(&self.0, "", &mut files).unwrap();
            let files = files.iter().map(|path| path.trim_start_matches('/'));
            let files = files.filter(|path| !path.starts_with(".staging"));
            let contents = |path| fs::read_to_string(self.0.join(path)).unwrap();
            files
                .map(|path| (path.to_owned(), contents(path)))
                .collect()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn tree(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        let owned = |(path, contents): &(&str, &str)| ((*path).to_owned(), (*contents).to_owned());
        files.iter().map(owned).collect()
    }

    fn new() -> BTreeMap<String, String> {
        let mut new = tree(&ASIDE);
        new.insert("others".to_owned(), "others".to_owned());
        new
    }

    #[test]
    fn the_rest_is_done_wherever_somebody_ended() {
        for done in 0..=steps().len() {
            let folder = Folder::new(&format!("rest-{done}"));
            folder.moves(&steps()[..done], false).unwrap();
            folder.moves(&steps(), true).unwrap();
            assert_eq!(folder.tree(), new(), "after {done} steps");
            assert!(!folder.0.join("gone").exists(), "after {done} steps");
        }
    }

    #[test]
    fn a_file_whose_second_name_is_there_is_not_lost() {
        let folder = Folder::new("second-name");
        fs::create_dir(folder.0.join(".staging/.old")).unwrap();
        let old = folder.0.join(".staging/.old/2");
        fs::hard_link(folder.0.join("changed"), &old).unwrap();
        folder.moves(&steps(), true).unwrap();
        assert_eq!(folder.tree(), new());
        assert_eq!(fs::read_to_string(old).unwrap(), "old");
    }

    #[test]
    fn what_somebody_else_did_is_undone_as_well() {
        for done in 0..=steps().len() {
            let folder = Folder::new(&format!("undone-{done}"));
            folder.moves(&steps()[..done], false).unwrap();
            // It is a folder, and not to be replaced by a file.
            fs::create_dir(folder.0.join("full")).unwrap();
            folder.write("full/file", "others");
            folder.write(".staging/last", "new");
            let mut steps = steps();
            steps.push(Step::File {
                aside: "last".to_owned(),
                place: "full".to_owned(),
            });
            let failed = folder.moves(&steps, true).unwrap_err();
            assert_eq!(failed.place, "full");
            let mut old = tree(&PLACES);
            old.insert("full/file".to_owned(), "others".to_owned());
            assert_eq!(folder.tree(), old, "after {done} steps");
        }
    }

    #[test]
    fn a_folder_that_another_build_made_takes_its_files() {
        let folder = Folder::new("folder");
        folder.write("fresh/a/b", "another");
        folder.moves(&steps(), false).unwrap();
        assert_eq!(folder.tree(), new());
    }
}
