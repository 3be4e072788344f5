//! A new spec is put into the project.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::catalogue::{Catalogue, Report};
use super::files::{Disk, Files, id, shown};
use super::{Outcome, Workspace};
use crate::check::rules::{duplicate_code, malformed_value, todo_left, unreadable_file};
use crate::diagnostics::{Diagnostic, Fix, closest};
use crate::scaffold::{self, Copied, NewField, NewSpec};
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
    /// What was found. With errors, nothing is written.
    pub outcome: Outcome,
    /// Why nothing could be made, where nothing is wrong with the project.
    pub refused: Option<String>,
}

/// A project that a new provider is put into, as it is before.
#[derive(Debug)]
pub struct Receiving<'a> {
    workspace: &'a Workspace,
    catalogue: Catalogue,
    report: Report,
}

impl<'a> Receiving<'a> {
    /// Looks at a project.
    pub fn open(workspace: &'a Workspace) -> Self {
        let (catalogue, report) = Catalogue::open_untranslated(workspace);
        Self {
            workspace,
            catalogue,
            report,
        }
    }

    /// Whether a new provider can begin as a copy of that with this code.
    ///
    /// # Errors
    ///
    /// The sentence that says that there is none.
    pub fn check_source(&self, code: &str) -> Result<(), String> {
        if self.catalogue.path_of(code).is_some() {
            return Ok(());
        }
        let codes = self.catalogue.codes();
        let near = closest(code, codes.iter().map(String::as_str));
        let near = near.map(|near| format!("; did you mean `{near}`?"));
        Err(format!(
            "there is no provider `{code}` to begin from{}",
            near.unwrap_or_default()
        ))
    }

    /// Whether a new provider can have this code.
    ///
    /// # Errors
    ///
    /// The sentence that says why not.
    pub fn check_code(&self, code: &str) -> Result<(), String> {
        if !malformed_value::is_code(code) {
            let meant = malformed_value::nearest_code(code);
            let hint = if code.is_ascii() && !meant.is_empty() {
                format!("; use `{meant}`")
            } else {
                String::new()
            };
            return Err(format!(
                "the code cannot be `{code}`: {}{hint}",
                malformed_value::CODES
            ));
        }
        match self.catalogue.taken_by(code) {
            Some(first) => Err(taken(code, &shown(first))),
            None => Ok(()),
        }
    }

    /// Whether a new provider can have this name.
    ///
    /// # Errors
    ///
    /// The sentence that says why not.
    pub fn check_name(&self, name: &str) -> Result<(), String> {
        if name.trim().is_empty() {
            return Err("the name is empty".to_owned());
        }
        if name.contains(char::is_control) {
            return Err("the name is one line, without tabs and the like".to_owned());
        }
        self.probe(name, None)
    }

    /// Whether a new provider can have this website.
    ///
    /// # Errors
    ///
    /// The sentence that says why not.
    pub fn check_website(&self, website: &str) -> Result<(), String> {
        self.probe("Name", Some(website))
    }

    /// What a spec that says no more than this would be told.
    fn probe(&self, name: &str, website: Option<&str>) -> Result<(), String> {
        let free = (0..).map(|at| format!("new{at}"));
        let code = free
            .into_iter()
            .find(|code| self.catalogue.taken_by(code).is_none());
        let code = code.unwrap_or_default();
        let spec = NewSpec {
            code: code.clone(),
            name: name.to_owned(),
            website: website.map(str::to_owned),
            modes: Vec::new(),
            accounts: vec!["merchant".to_owned()],
            fields: NewField::parse("api_key").into_iter().collect(),
            schema: String::new(),
        };
        let text = scaffold::spec(&spec);
        let found = self.catalogue.look_at(&source(&text, Path::new("")), &code);
        match found.iter().find(|found| found.is_error()) {
            Some(wrong) => Err(sentence(wrong)),
            None => Ok(()),
        }
    }

    /// Makes a spec, from that of another provider if one is named, and writes it unless it is only to be shown.
    pub fn create(self, new: NewSpec, from: Option<&str>, dry_run: bool) -> Created {
        create(self, new, from, dry_run)
    }
}

/// A finding about what was typed, as a sentence: there is no file yet to point into.
fn sentence(finding: &Diagnostic) -> String {
    let reason = finding.notes.first().map(|note| format!(": {note}"));
    let meant = finding.fix.as_ref().and_then(Fix::replacement);
    let meant = meant.map(|meant| format!("; use `{meant}`"));
    let help = finding.helps.first().map(|help| format!("; {help}"));
    format!(
        "{}{}{}",
        finding.message,
        reason.unwrap_or_default(),
        meant.or(help).unwrap_or_default()
    )
}

/// The code is taken by the spec `first`.
fn taken(code: &str, first: &str) -> String {
    let finding = duplicate_code::report(code, first, first);
    let reason = finding.notes.first().map(|note| format!(": {note}"));
    format!("{}{}", finding.message, reason.unwrap_or_default())
}

/// A text that is no file yet.
fn source(text: &str, path: &Path) -> SourceFile {
    SourceFile {
        id: id(usize::MAX),
        path: shown(path),
        text: text.into(),
    }
}

fn create(project: Receiving<'_>, mut new: NewSpec, from: Option<&str>, dry_run: bool) -> Created {
    let Receiving {
        workspace,
        catalogue,
        report,
    } = project;
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
            let Some(other) = Disk::default().read(path, id(0), &mut created.outcome.diagnostics)
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
    created.outcome.sources.insert(source);
    if !dry_run && !created.outcome.failed() {
        let written = write(&created.path, &created.text);
        let failure = written.err();
        let finding = failure.map(|error| unreadable_file::report(&shown(&created.path), &error));
        created.outcome.diagnostics.extend(finding);
    }
    created
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
