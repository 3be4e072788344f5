//! Where a change matters.

use std::path::{Path, PathBuf};

use crate::build::Workspace;

/// The places of a project's files, absolute.
#[derive(Debug)]
pub(super) struct Places {
    /// `provspec.toml`, the release file and the baseline, which need not be there.
    files: Vec<PathBuf>,
    specs: PathBuf,
    /// Where the command runs.
    here: PathBuf,
}

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
        Self {
            files: vec![
                absolute(&workspace.config_place()),
                absolute(&workspace.releases),
                absolute(&workspace.baseline),
            ],
            specs: absolute(&workspace.specs),
            here: absolute(Path::new(".")),
        }
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

    /// A changed path as it is shown, if the change matters.
    pub(super) fn shown(&self, path: &Path) -> Option<String> {
        let places = || self.files.iter().chain([&self.specs]);
        let is_above = || places().any(|place| place.starts_with(path));
        let is_it = path.starts_with(&self.specs) || is_above();
        is_it.then(|| {
            let inner = path.strip_prefix(&self.here).unwrap_or(path);
            inner.to_string_lossy().replace('\\', "/")
        })
    }
}
