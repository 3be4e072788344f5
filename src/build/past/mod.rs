//! What the specs are compared with: a state of the project in git or in a folder, or a package that was published.

mod git;
mod index;
mod scratch;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::files::shown;
use super::{Workspace, compared};
use crate::contract::{Contract, ReleaseFile};
use scratch::Scratch;

/// What the specs are compared with.
#[derive(Debug)]
pub(super) enum Past {
    /// A project, in a folder.
    Project {
        workspace: Box<Workspace>,
        /// Its root, which is not shown.
        root: PathBuf,
        /// What is shown in its place: `main:`, or nothing.
        prefix: String,
        /// The folder that was made for it, for as long as it is looked at.
        _scratch: Option<Scratch>,
    },
    /// What a package promised when it was released.
    Released(Box<Contract>),
    /// What the index of a package says.
    Index(index::Index),
}

/// Why there is nothing to compare with.
#[derive(Debug)]
pub struct Unreadable {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: Option<String>,
}

impl Unreadable {
    fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            help: None,
        }
    }

    fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.help {
            Some(help) => write!(f, "\nhelp: {help}"),
            None => Ok(()),
        }
    }
}

impl Past {
    /// What `against` names: a file or folder that there is, or a revision of the project's repository.
    pub(super) fn open(against: &str, workspace: &Workspace) -> Result<Self, Unreadable> {
        if against.starts_with('-') {
            return Err(Unreadable::new(format!(
                "`{against}` is neither a revision nor a path: those that begin with `-` are options of git"
            ))
            .help("write a path as `./-name`"));
        }
        let path = Path::new(against);
        let is_plain = !against.contains(['/', '\\', '.']);
        if path.exists() {
            // A branch and a folder may have the same name; the one would be taken for the other in silence.
            if is_plain && git::is_revision(against, &workspace.root()) {
                return Err(Unreadable::new(format!(
                    "`{against}` is a path and a revision as well"
                ))
                .help(format!(
                    "write `./{against}` for the path, or `refs/heads/{against}` for a branch"
                )));
            }
            return Self::at(path);
        }
        let (workspace, root, scratch) = git::checked_out(against, workspace)?;
        Ok(Self::Project {
            workspace: Box::new(workspace),
            root,
            prefix: format!("{against}:"),
            _scratch: Some(scratch),
        })
    }

    /// The project, where it is one.
    pub(super) fn workspace(&self) -> Option<&Workspace> {
        match self {
            Self::Project { workspace, .. } => Some(workspace),
            Self::Released(_) | Self::Index(_) => None,
        }
    }

    /// The file of a provider.
    pub(super) fn spec(&self, code: &str) -> Option<PathBuf> {
        compared::spec(self.workspace()?, code)
    }

    /// How a path in it is shown: as git has it, or as it is.
    pub(super) fn shown(&self, path: &Path) -> String {
        match self {
            Self::Project { root, prefix, .. } => {
                let path = path.strip_prefix(root).unwrap_or(path);
                format!("{prefix}{}", shown(path))
            }
            Self::Released(_) | Self::Index(_) => shown(path),
        }
    }

    fn at(path: &Path) -> Result<Self, Unreadable> {
        if path.is_dir() {
            let workspace = Workspace::at(path);
            if workspace.config.is_some() || workspace.specs.is_dir() {
                return Ok(Self::Project {
                    workspace: Box::new(workspace),
                    root: PathBuf::new(),
                    prefix: String::new(),
                    _scratch: None,
                });
            }
            for index in ["index.json", "frontend/index.json"] {
                let path = path.join(index);
                if path.is_file() {
                    return Self::file(&path);
                }
            }
            return Err(Unreadable::new(format!(
                "`{}` is neither a project nor a package",
                shown(path)
            ))
            .help("a project has a `provspec.toml` or a folder `specs`, a package has an `index.json`"));
        }
        Self::file(path)
    }

    fn file(path: &Path) -> Result<Self, Unreadable> {
        let name = shown(path);
        let text = match fs::metadata(path) {
            Ok(metadata) if metadata.is_file() => fs::read_to_string(path),
            Ok(_) => Err(std::io::Error::other("it is not a file")),
            Err(error) => Err(error),
        };
        let text =
            text.map_err(|error| Unreadable::new(format!("cannot read `{name}`: {error}")))?;
        if let Some(index) = index::read(&text) {
            return Ok(Self::Index(index));
        }
        match ReleaseFile::read(&text) {
            Ok(file) => Ok(Self::Released(Box::new(file.contract))),
            Err(fault) => Err(Unreadable::new(format!(
                "`{name}` is neither the `index.json` of a package nor a release file: {}",
                fault.message
            ))),
        }
    }
}
