//! A new spec is put into the project.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::files::{Disk, Files, id, shown};
use super::{Outcome, Receiving, Workspace};
use crate::check::rules::{todo_left, unreadable_file};
use crate::diagnostics::Diagnostic;
use crate::scaffold::{self, Copied, NewSpec};
use crate::source::SourceFile;

/// The schema of the language, in the folder of the outputs.
const SCHEMA: &str = "schema/provider.schema.json";

/// What became of a new spec.
#[derive(Debug, Default)]
pub struct Created {
    /// Where it is, or would be.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// Of a copy, what in it is still about the other provider, or may be: the line, and why to look at it.
    pub look_at: Vec<(usize, &'static str)>,
    /// How many comments say what is left to do.
    pub todos: usize,
    /// What was found. With errors, nothing is written.
    pub outcome: Outcome,
    /// Why nothing could be made, where nothing is wrong with the project.
    pub refused: Option<String>,
}

/// A text that is no file yet.
pub(super) fn source(text: &str, path: &Path) -> SourceFile {
    SourceFile {
        id: id(usize::MAX),
        path: shown(path),
        text: text.into(),
    }
}

impl Receiving<'_> {
    /// Makes a spec, from that of another provider if one is named, and writes it unless it is only to be shown.
    pub fn create(self, mut new: NewSpec, from: Option<&str>, dry_run: bool) -> Created {
        if let Some(Err(refused)) = from.map(|code| self.check_source(code)) {
            return Created {
                refused: Some(refused),
                ..Created::default()
            };
        }
        let Receiving {
            workspace,
            catalogue,
            report,
        } = self;
        let mut created = Created {
            path: workspace.specs.join(format!("{}.yaml", new.code)),
            ..Created::default()
        };
        // A project may begin with its first spec.
        if !workspace.specs.exists()
            && !dry_run
            && let Err(error) = fs::create_dir_all(&workspace.specs)
        {
            let folder = workspace.specs.display();
            created.refused = Some(format!("cannot make `{folder}`: {error}"));
            return created;
        }
        new.schema = schema(workspace);
        created.text = match from {
            None => scaffold::spec(&new),
            Some(code) => {
                let Some(path) = catalogue.path_of(code) else {
                    return created;
                };
                let Some(other) =
                    Disk::default().read(path, id(0), &mut created.outcome.diagnostics)
                else {
                    return created;
                };
                let Copied { text, look_at } = scaffold::copy(&other.text, &new);
                created.look_at = look_at;
                text
            }
        };
        let source = source(&created.text, &created.path);
        let found = catalogue.look_at(&source, &new.code);
        // What is wrong with the rest of the project is for `check`, unless it is why this cannot be looked at.
        if found.iter().any(Diagnostic::is_error) {
            let broken = report.diagnostics.into_iter().filter(Diagnostic::is_error);
            created.outcome.diagnostics.extend(broken);
            created.outcome.sources = report.sources;
        }
        // What is left to do in it is said by the command that makes it.
        let told = found
            .into_iter()
            .filter(|found| !std::ptr::eq(found.rule, &todo_left::RULE));
        created.outcome.diagnostics.extend(told);
        created.todos = todo_left::count(&created.text);
        created.outcome.sources.insert(source);
        if !dry_run && !created.outcome.failed() {
            let written = write(&created.path, &created.text);
            let failure = written.err();
            let finding =
                failure.map(|error| unreadable_file::report(&shown(&created.path), &error));
            created.outcome.diagnostics.extend(finding);
        }
        created
    }
}

/// Writes a file that is not there yet.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    file.write_all(text.as_bytes())
}

/// The path from the specs to the schema.
fn schema(workspace: &Workspace) -> String {
    let absolute = |path: &Path| {
        let real = path.canonicalize().or_else(|_| std::path::absolute(path));
        real.unwrap_or_else(|_| path.to_owned())
    };
    let file = absolute(&workspace.generated).join(SCHEMA);
    scaffold::relative(&absolute(&workspace.specs), &file)
}
