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

    /// Whether a change of this path may matter.
    pub(super) fn matters(&self, path: &Path) -> bool {
        let mut places = self.files.iter().chain([&self.specs]);
        path.starts_with(&self.specs) || places.any(|place| place.starts_with(path))
    }

    /// A path that matters as it is shown; none = it is a file that editors put beside others for a moment.
    pub(super) fn shown(&self, path: &Path) -> Option<String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let extension = path.extension().and_then(|it| it.to_str());
        let is_known = extension.is_some_and(|it| EXTENSIONS.contains(&it));
        let is_ours = !name.starts_with('.') && (is_known || path.is_dir());
        is_ours.then(|| {
            let inner = path.strip_prefix(&self.here).unwrap_or(path);
            inner.to_string_lossy().replace('\\', "/")
        })
    }
}
