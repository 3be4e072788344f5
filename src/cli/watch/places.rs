//! Where a change matters.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::build::Workspace;
use crate::cli::terminal::count;

/// The places of a project's files, absolute.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// `provspec.toml`, the release file and the baseline, which need not be there.
    files: Vec<PathBuf>,
    specs: PathBuf,
    /// Where the command runs.
    here: PathBuf,
    /// What there is of them, with the folders among the specs.
    there: BTreeSet<PathBuf>,
}

/// What names of a project's files end in: specs, the project, releases and the baseline, pictures.
const EXTENSIONS: &[&str] = &["yaml", "yml", "toml", "json", "png", "jpg", "jpeg", "webp"];

/// A folder that is watched.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// With all that is in it.
    pub(super) is_whole: bool,
}

impl Places {
    pub(super) fn of(workspace: &Workspace) -> Self {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.into());
        let mut places = Self {
            files: vec![
                absolute(&workspace.config_place()),
                absolute(&workspace.releases),
                absolute(&workspace.baseline),
            ],
            specs: absolute(&workspace.specs),
            here: absolute(Path::new(".")),
            there: BTreeSet::new(),
        };
        let files = places.files.iter().filter(|file| file.exists());
        places.there = files.cloned().collect();
        if places.specs.is_dir() {
            places.there.insert(places.specs.clone());
            collect(&places.specs, &mut places.there);
        }
        places
    }

    /// The folders to be watched: where one is not there yet, that in which it would come to be.
    pub(super) fn folders(&self) -> Vec<Folder> {
        let above = self.files.iter().filter_map(|file| file.parent());
        // Who takes the place of the folder of specs does so in the folder around it.
        let above = above.chain(self.specs.parent());
        let there = above.filter_map(|folder| folder.ancestors().find(|it| it.is_dir()));
        let mut folders: Vec<Folder> = Vec::new();
        for path in there {
            let folder = Folder {
                path: path.to_path_buf(),
                is_whole: false,
            };
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        if self.specs.is_dir() {
            folders.retain(|folder| !folder.path.starts_with(&self.specs));
            folders.push(Folder {
                path: self.specs.clone(),
                is_whole: true,
            });
        }
        folders
    }

    /// Whether a change of this path may matter. What editors put beside a file for a moment does not.
    pub(super) fn matters(&self, path: &Path) -> bool {
        let mut places = self.files.iter().chain([&self.specs]);
        let is_inside = path.starts_with(&self.specs)
            && (is_ours(path) || self.there.contains(path) || path.is_dir());
        is_inside || places.any(|place| place.starts_with(path))
    }

    /// What became of the files and folders at these paths since there was what there was `before`: none of those that are no
    /// files of the project and were none.
    pub(super) fn headline(&self, changed: &[PathBuf], before: &Self) -> Option<String> {
        let what = |path: &PathBuf| match (before.there.contains(path), self.there.contains(path)) {
            // A folder is another when something in it is, which is named itself.
            (true, true) => (!path.is_dir()).then_some("changed"),
            (true, false) => Some("removed"),
            (false, true) => Some("added"),
            (false, false) => None,
        };
        let all = changed.iter().filter_map(|path| Some((path, what(path)?)));
        let all: Vec<(&PathBuf, &str)> = all.collect();
        let ((path, what), more) = all.split_first()?;
        let inner = path.strip_prefix(&self.here).unwrap_or(path);
        let one = inner.to_string_lossy().replace('\\', "/");
        let is_same = more.iter().all(|(_, other)| other == what);
        let what = if is_same { what } else { "changed" };
        Some(match more.len() {
            0 => format!("{one} {what}"),
            number => format!("{one} and {} {what}", count(number, "other file")),
        })
    }
}

/// Whether a name may be that of a file of the project.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default();
    let is_known = |known: &str| extension.eq_ignore_ascii_case(known);
    !name.starts_with('.') && EXTENSIONS.iter().any(|it| is_known(it))
}

/// The folders in a folder, and the files that may be the project's.
fn collect(folder: &Path, there: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // Links are not followed: one may lead back.
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            collect(&path, there);
            there.insert(path);
        } else if is_ours(&path) {
            there.insert(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(there: &[&str]) -> Places {
        Places {
            files: vec![PathBuf::from("/p/provspec.toml")],
            specs: PathBuf::from("/p/specs"),
            here: PathBuf::from("/p"),
            there: there
                .iter()
                .map(|path| Path::new("/p").join(path))
                .collect(),
        }
    }

    #[test]
    fn what_editors_leave_beside_a_file_does_not_matter() {
        let places = places(&["provspec.toml", "specs", "specs/shared"]);
        let matter = |path: &str| places.matters(&Path::new("/p").join(path));
        for path in [
            "provspec.toml",
            "specs",
            "specs/a.yaml",
            "specs/images/a.PNG",
            "specs/shared",
        ] {
            assert!(matter(path), "{path}");
        }
        for path in [
            "specs/.a.yaml.swp",
            "specs/.a.yaml",
            "specs/a.yaml~",
            "specs/sedZgdQlG",
            "specs/4913",
            "notes.txt",
        ] {
            assert!(!matter(path), "{path}");
        }
    }

    #[test]
    fn what_came_and_what_went_is_named_and_what_was_there_for_a_moment_is_not() {
        let before = places(&["specs", "specs/a.yaml", "specs/b.yaml"]);
        let now = places(&["specs", "specs/a.yaml", "specs/c.yaml"]);
        let told = |changed: &[&str]| {
            let changed = changed.iter().map(|path| Path::new("/p").join(path));
            now.headline(&changed.collect::<Vec<_>>(), &before)
        };
        let due = |text: &str| Some(text.to_owned());
        assert_eq!(
            told(&["specs/x.yaml", "specs/a.yaml"]),
            due("specs/a.yaml changed")
        );
        assert_eq!(told(&["specs/b.yaml"]), due("specs/b.yaml removed"));
        assert_eq!(told(&["specs/c.yaml"]), due("specs/c.yaml added"));
        assert_eq!(
            told(&["specs/b.yaml", "specs/c.yaml"]),
            due("specs/b.yaml and 1 other file changed")
        );
        assert_eq!(told(&["specs/x.yaml"]), None);
    }
}
