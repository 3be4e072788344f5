//! A catalogue as the other tools can take it: files in folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::schemas::{Conditions, write_schemas};
use crate::command::Result;

/// A catalogue as others can take it.
#[derive(Debug)]
pub(super) struct Inputs {
    folder: PathBuf,
    pub(super) forms_in_all: usize,
}

impl Inputs {
    /// Makes them of a project that is built.
    pub(super) fn write(provspec: &Path, project: &Path, folder: &Path) -> Result<Self> {
        let this = Self::empty(folder)?;
        for spec in fs::read_dir(project.join("specs"))? {
            let spec = spec?;
            if spec.file_type()?.is_file() {
                // Some read YAML 1.1, where this is no text.
                let text = fs::read_to_string(spec.path())?.replace("is: off", "is: \"off\"");
                fs::write(this.specs().join(spec.file_name()), text)?;
            }
        }
        let output = Command::new(provspec).arg("schema").output()?;
        fs::write(this.language(), output.stdout)?;
        let frontend = project.join("generated/frontend");
        write_schemas(&frontend, &this.forms(), Conditions::Kept)?;
        let forms_in_all = write_schemas(&frontend, &this.types(), Conditions::LeftOut)?;
        Ok(Self {
            forms_in_all,
            ..this
        })
    }

    fn empty(folder: &Path) -> Result<Self> {
        let this = Self {
            folder: folder.to_owned(),
            forms_in_all: 0,
        };
        for inner in [this.specs(), this.forms(), this.types()] {
            let _ = fs::remove_dir_all(&inner);
            fs::create_dir_all(inner)?;
        }
        Ok(this)
    }

    /// One spec that is not valid.
    pub(super) fn broken(&self) -> Result<Self> {
        let this = Self::empty(&self.folder.join("broken"))?;
        fs::copy(self.language(), this.language())?;
        let text = fs::read_to_string(self.specs().join("pay00000.yaml"))?;
        let broken = text.replace("\nname: ", "\nnome: ");
        fs::write(this.specs().join("pay00000.yaml"), broken)?;
        Ok(this)
    }

    /// The same in two parts, file by file.
    pub(super) fn halves(&self) -> Result<[Self; 2]> {
        let halves = [
            Self::empty(&self.folder.join("half-1"))?,
            Self::empty(&self.folder.join("half-2"))?,
        ];
        for half in &halves {
            fs::copy(self.language(), half.language())?;
        }
        for folder in ["specs", "forms", "types"] {
            let mut names = Vec::new();
            for entry in fs::read_dir(self.folder.join(folder))? {
                names.push(entry?.file_name());
            }
            names.sort();
            for (name, half) in names.iter().zip(halves.iter().cycle()) {
                let from = self.folder.join(folder).join(name);
                fs::copy(from, half.folder.join(folder).join(name))?;
            }
        }
        Ok(halves)
    }

    /// The specs themselves.
    pub(super) fn specs(&self) -> PathBuf {
        self.folder.join("specs")
    }

    /// The JSON Schema of the language.
    pub(super) fn language(&self) -> PathBuf {
        self.folder.join("language.json")
    }

    /// A JSON Schema of each form.
    pub(super) fn forms(&self) -> PathBuf {
        self.folder.join("forms")
    }

    /// The same without the cases in which a field is asked for: types have no place for them.
    pub(super) fn types(&self) -> PathBuf {
        self.folder.join("types")
    }

    /// The specs one by one, for those who take no folder.
    pub(super) fn every_spec(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.specs()).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths
    }
}
