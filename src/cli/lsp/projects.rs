//! The projects that the editor works on, each open in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::Diagnostic;

use super::documents::Documents;
use crate::build::{Outcome, Session};

/// The name of the project's file.
const CONFIG: &str = "provspec.toml";
/// The folder of specs in a project that says nothing else.
const SPECS: &str = "specs";

/// A project that is open.
#[derive(Debug)]
pub(super) struct Project {
    pub(super) root: PathBuf,
    pub(super) session: Session,
    /// What is found in it now.
    pub(super) outcome: Outcome,
    /// What the editor was told, by absolute path.
    pub(super) published: BTreeMap<PathBuf, Vec<Diagnostic>>,
    /// Whether anything changed since.
    pub(super) is_dirty: bool,
}

impl Project {
    /// The path within the project.
    pub(super) fn inner<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        path.strip_prefix(&self.root).ok()
    }

    /// A text has changed in the editor.
    pub(super) fn edit(&mut self, path: &Path, documents: &Documents) {
        if let Ok(inner) = path.strip_prefix(&self.root) {
            let document = documents.get(path);
            self.session
                .edit(inner, document.map(|document| &*document.text));
            self.is_dirty = true;
        }
    }
}

/// The projects that are open.
#[derive(Debug, Default)]
pub(super) struct Projects(Vec<Project>);

impl Projects {
    /// Opens the project of a folder, if there is one in it or around it.
    pub(super) fn open_folder(&mut self, folder: &Path, documents: &Documents) {
        let around = folder.ancestors().find(|it| it.join(CONFIG).is_file());
        let itself = || folder.join(SPECS).is_dir().then_some(folder);
        if let Some(root) = around.or_else(itself) {
            self.open(root, documents);
        }
    }

    /// Opens the project of a file.
    pub(super) fn open_file(&mut self, path: &Path, documents: &Documents) {
        let folders = || path.ancestors().skip(1);
        let is_config = path.file_name().is_some_and(|name| name == CONFIG);
        let itself = path.parent().filter(|_| is_config);
        let around = || folders().find(|it| it.join(CONFIG).is_file());
        let known = || {
            let known = self.0.iter().map(|project| &*project.root);
            known.into_iter().find(|root| path.starts_with(root))
        };
        let specs = || folders().find(|it| it.file_name().is_some_and(|name| name == SPECS));
        let root = itself
            .or_else(around)
            .or_else(known)
            .or_else(|| specs()?.parent());
        if let Some(root) = root.map(Path::to_path_buf) {
            self.open(&root, documents);
        }
    }

    fn open(&mut self, root: &Path, documents: &Documents) {
        if self.0.iter().any(|project| project.root == root) {
            return;
        }
        let mut project = Project {
            root: root.to_path_buf(),
            session: Session::open(root),
            outcome: Outcome::default(),
            published: BTreeMap::new(),
            is_dirty: true,
        };
        for (path, _) in documents.iter() {
            project.edit(path, documents);
        }
        self.0.push(project);
    }

    /// Lets go of the projects in a folder.
    pub(super) fn close(&mut self, folder: &Path) -> Vec<Project> {
        let (closed, open) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|project| project.root.starts_with(folder));
        self.0 = open;
        closed
    }

    /// The project of a file: the innermost.
    pub(super) fn of(&mut self, path: &Path) -> Option<&mut Project> {
        let around = self.0.iter_mut();
        around
            .filter(|project| path.starts_with(&project.root))
            .max_by_key(|project| project.root.as_os_str().len())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Project> {
        self.0.iter()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Project> {
        self.0.iter_mut()
    }
}
