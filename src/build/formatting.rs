//! Files are formatted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::discover::is_yaml;
use super::files;
use super::rewrite::BYTE_ORDER_MARK;
use super::{Outcome, Workspace};
use crate::check::rules::unreadable_file;
use crate::diagnostics::Diagnostic;
use crate::fmt::{self, Unformatted};
use crate::source::{FileId, SourceFile};
use crate::syntax::schema::Grammar;
use crate::yaml;

/// What became of the files.
#[derive(Debug, Default)]
pub struct Formatted {
    /// Those that could be read, in the order in which they were named.
    pub files: Vec<FormattedFile>,
    /// Those that would mean something else, by name: a mistake of the formatter.
    pub altered: Vec<String>,
    /// What was found in those that cannot be read.
    pub outcome: Outcome,
}

/// A file that could be read.
#[derive(Debug)]
pub struct FormattedFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called in messages.
    pub name: String,
    /// Its text, as it is.
    pub before: Arc<str>,
    /// Its text, as it should be.
    pub after: String,
    /// Whether the file on the disk is anything else.
    pub changed: bool,
}

/// A file that was looked at.
enum Looked {
    Fine(FormattedFile),
    Altered(String),
    Broken(Vec<Diagnostic>, Option<SourceFile>),
}

/// Formats files and writes nothing. Of a folder, all specs that are in it; without any, those of the project.
pub fn format(workspace: &Workspace, named: &[PathBuf]) -> Formatted {
    let mut found = Vec::new();
    let paths = match workspace.documents(named) {
        Ok(paths) => paths,
        Err((path, error)) => {
            found.push(unreadable_file::report(&path.display().to_string(), &error));
            Vec::new()
        }
    };
    let look = |(at, path): (usize, &PathBuf)| {
        if path.is_file() && !is_yaml(path) {
            let finding = unreadable_file::no_document(&path.display().to_string());
            return Looked::Broken(vec![finding], None);
        }
        let read = files::bytes(path, &files::shown(path)).and_then(|bytes| {
            let source = files::text(&bytes, path, files::id(at))?;
            Ok((source, bytes.starts_with(BYTE_ORDER_MARK)))
        });
        match read {
            Ok((source, is_marked)) => look(workspace, path, source, is_marked),
            Err(finding) => Looked::Broken(vec![*finding], None),
        }
    };
    let looked: Vec<Looked> = paths.par_iter().enumerate().map(look).collect();
    let mut formatted = Formatted::default();
    formatted.outcome.diagnostics = found;
    looked.into_iter().for_each(|file| formatted.add(file));
    formatted
}

/// Formats a text that is no file, or not yet, as the file of that name.
pub fn format_text(workspace: &Workspace, path: &Path, bytes: &[u8]) -> Formatted {
    let mut formatted = Formatted::default();
    let name = path.display().to_string();
    formatted.add(match yaml::decode(bytes, FileId(0)) {
        Ok(text) => {
            let source = SourceFile {
                id: FileId(0),
                path: name,
                text: text.into(),
            };
            look(workspace, path, source, bytes.starts_with(BYTE_ORDER_MARK))
        }
        Err(mut finding) => {
            finding.labels.clear();
            finding.path = Some(name);
            Looked::Broken(vec![*finding], None)
        }
    });
    formatted
}

fn look(workspace: &Workspace, path: &Path, source: SourceFile, is_marked: bool) -> Looked {
    let grammar = workspace.grammar(path);
    let grammar = grammar.unwrap_or_else(|| fmt::grammar_of(&source.text));
    match fmt::format_source(&source.text, source.id, grammar) {
        Ok(after) => Looked::Fine(FormattedFile {
            path: path.to_owned(),
            changed: is_marked || *source.text != after,
            name: source.path,
            before: source.text,
            after,
        }),
        Err(Unformatted::Unreadable(found)) => Looked::Broken(found, Some(source)),
        Err(Unformatted::Altered) => Looked::Altered(source.path),
    }
}

impl Formatted {
    fn add(&mut self, file: Looked) {
        match file {
            Looked::Fine(file) => self.files.push(file),
            Looked::Altered(name) => self.altered.push(name),
            Looked::Broken(found, source) => {
                self.outcome.diagnostics.extend(found);
                source
                    .into_iter()
                    .for_each(|source| self.outcome.sources.insert(source));
            }
        }
    }
}

impl Workspace {
    /// What a file of the project is by the folder that it lies in; none of other files.
    fn grammar(&self, path: &Path) -> Option<Grammar> {
        let absolute = |path: &Path| {
            let real = path.canonicalize();
            real.or_else(|_| std::path::absolute(path))
                .unwrap_or_default()
        };
        let folder = absolute(
            path.parent()
                .filter(|it| *it != Path::new(""))
                .unwrap_or(Path::new(".")),
        );
        if folder == absolute(&self.shared()) {
            Some(Grammar::SharedGroup)
        } else if folder.starts_with(absolute(&self.translations())) {
            Some(Grammar::Translations)
        } else {
            (folder == absolute(&self.specs)).then_some(Grammar::Provider)
        }
    }
}
