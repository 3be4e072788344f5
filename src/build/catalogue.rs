//! All specs of a project, read and checked in parallel.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::discover::{Inputs, Workspace};
use super::picture::Beside;
use crate::check::picture::{Pictures, Unseen};
use crate::check::project::Config;
use crate::check::rules::{duplicate_code, file_too_large, too_many_findings, unreadable_file};
use crate::check::{self, SharedGroups};
use crate::diagnostics::{self, Diagnostic, Severity};
use crate::ir::{Project, Provider, Summary};
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax::schema::Grammar;
use crate::syntax::{self, Read};
use crate::yaml;

/// Hears how far the work is.
pub trait Progress: Sync {
    /// `total` providers will be looked at.
    fn start(&self, total: usize);
    /// One more is done.
    fn advance(&self);
}

/// What is done with each sound provider; see [`Catalogue::check`].
pub type Each<'a> = dyn Fn(&Provider, &mut Summary, bool) -> Option<Diagnostic> + Sync + 'a;

/// Nobody listens.
impl Progress for () {
    fn start(&self, _total: usize) {}
    fn advance(&self) {}
}

/// A project with its shared groups read and its specs found.
#[derive(Debug)]
pub struct Catalogue {
    config: Config,
    shared: SharedGroups,
    inputs: Inputs,
    /// Where the pictures are, if they are looked at.
    pictures: Option<Beside>,
}

/// What is known after looking at the specs.
#[derive(Debug, Default)]
pub struct Report {
    /// What was found, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that the findings point into.
    pub sources: Sources,
    /// The providers without errors, in order of code.
    pub summaries: Vec<Summary>,
}

impl Report {
    /// Whether there are errors.
    pub fn failed(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.rule.severity == Severity::Error)
    }

    /// Takes the findings about one file, and the file with them if there are any.
    fn add(&mut self, mut found: Vec<Diagnostic>, source: Option<SourceFile>) {
        too_many_findings::cap(&mut found);
        if !found.is_empty() {
            self.diagnostics.append(&mut found);
            source
                .into_iter()
                .for_each(|source| self.sources.insert(source));
        }
    }
}

impl Catalogue {
    /// Finds the specs, reads the project's file and the shared groups.
    pub fn open(workspace: &Workspace) -> (Self, Report) {
        // Each of the two grammars takes as long to compile as dozens of specs to be read.
        rayon::join(|| Self::read(workspace), || Grammar::Provider.prepare()).0
    }

    fn read(workspace: &Workspace) -> (Self, Report) {
        let mut report = Report::default();
        let mut config = Config::default();
        if let Some(path) = &workspace.config {
            let mut found = Vec::new();
            let source = read(path, FileId(0), &mut found);
            if let Some(source) = &source {
                config = check::project::read(&source.text, source.id, &mut found);
            }
            if let Some(brand) = workspace
                .brand
                .as_ref()
                .and_then(|it| config.brands.get(it))
            {
                config.project.brand = brand.clone();
            }
            report.add(found, source);
        }
        // Where the specs are, and which features and currencies they may name, is only known from a sound project.
        let inputs = if report.failed() {
            Inputs::default()
        } else {
            workspace.inputs().unwrap_or_else(|(folder, error)| {
                report
                    .diagnostics
                    .push(unreadable_file::report(&shown(&folder), &error));
                Inputs::default()
            })
        };
        let mut shared = SharedGroups::default();
        for (at, path) in inputs.shared.iter().enumerate() {
            let mut found = Vec::new();
            let source = read(path, id(1 + at), &mut found);
            let name = stem(path);
            let group = source.as_ref().and_then(|source| {
                let read: Read<syntax::SharedGroup> =
                    syntax::read(&source.text, source.id, Grammar::SharedGroup, &mut found);
                read.document
            });
            let sound = !found
                .iter()
                .any(|found| found.rule.severity == Severity::Error);
            match group {
                Some(group) if sound => {
                    check::shared_group(&group, &name, &config.project, &mut found);
                    shared.groups.insert(name, group);
                }
                _ => {
                    let text = source.as_ref().map_or("", |source| &source.text);
                    shared.lost.extend(words(text));
                    shared.broken.push(name);
                }
            }
            // Providers' findings may point into a group, so its text is kept in any case.
            source
                .iter()
                .for_each(|source| report.sources.insert(source.clone()));
            if let Some(source) = &source {
                check::drop_explained(&mut found, &source.text);
            }
            report.add(found, source);
        }
        (
            Self {
                config,
                shared,
                inputs,
                pictures: workspace.pictures.then(|| workspace.beside_specs()),
            },
            report,
        )
    }

    /// What the company says once for all providers.
    pub fn project(&self) -> &Project {
        &self.config.project
    }

    /// The codes of the specs, by the names of their files.
    pub(super) fn codes(&self) -> Vec<String> {
        self.inputs.specs.iter().map(|path| stem(path)).collect()
    }

    /// Leaves only the specs whose code is wanted.
    pub(super) fn retain(&mut self, wanted: &dyn Fn(&str) -> bool) {
        self.inputs.specs.retain(|path| wanted(&stem(path)));
    }

    /// Checks every spec. `each` gets each sound provider, on any thread and in any order, with its summary, to
    /// which it may add, and whether anything was wrong so far; what it returns is one more finding. Only findings
    /// and summaries are kept, so that memory does not grow with the size of the specs.
    pub fn check(&self, mut report: Report, progress: &dyn Progress, each: &Each<'_>) -> Report {
        let failed = AtomicBool::new(report.failed());
        progress.start(self.inputs.specs.len());
        let results: Vec<_> = self
            .inputs
            .specs
            .par_iter()
            .enumerate()
            .map(|(at, path)| {
                let result =
                    self.provider(path, id(1 + self.inputs.shared.len() + at), &failed, each);
                progress.advance();
                result
            })
            .collect();
        let mut modules: std::collections::HashMap<String, PathBuf> =
            std::collections::HashMap::new();
        for (path, (found, source, summary)) in self.inputs.specs.iter().zip(results) {
            let module = stem(path).replace('-', "_");
            match modules.get(&module) {
                None => {
                    modules.insert(module, path.clone());
                }
                Some(first) => {
                    let finding = duplicate_code::report(&stem(path), &shown(first), &shown(path));
                    report.diagnostics.push(finding);
                }
            }
            report.add(found, source);
            report.summaries.extend(summary);
        }
        diagnostics::sort(&mut report.diagnostics);
        report.summaries.sort_by(|a, b| a.code.cmp(&b.code));
        report
    }

    fn provider(
        &self,
        path: &Path,
        id: FileId,
        failed: &AtomicBool,
        each: &Each<'_>,
    ) -> (Vec<Diagnostic>, Option<SourceFile>, Option<Summary>) {
        let mut found = Vec::new();
        let mut summary = None;
        let source = read(path, id, &mut found);
        let provider = source.as_ref().and_then(|source| {
            let (shared, project) = (&self.shared, &self.config.project);
            let pictures: &dyn Pictures = match &self.pictures {
                Some(pictures) => pictures,
                None => &Unseen,
            };
            let stem = stem(path);
            crate::provider_with_pictures(source, &stem, shared, project, pictures, &mut found)
        });
        if let Some(provider) = provider {
            let mut about = provider.summary();
            found.extend(each(&provider, &mut about, failed.load(Ordering::Relaxed)));
            summary = Some(about);
        }
        if found
            .iter()
            .any(|found| found.rule.severity == Severity::Error)
        {
            failed.store(true, Ordering::Relaxed);
        }
        // The text is only needed to show findings.
        let source = source.filter(|_| !found.is_empty());
        (found, source, summary)
    }
}

fn id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Reads a file; a file that cannot be read or is no text is a finding.
fn read(path: &Path, id: FileId, found: &mut Vec<Diagnostic>) -> Option<SourceFile> {
    let name = shown(path);
    let file = |bytes: &[u8], found: &mut Vec<Diagnostic>| match yaml::decode(bytes, id) {
        Ok(text) => Some(SourceFile {
            id,
            path: name.clone(),
            text: text.into(),
        }),
        Err(mut finding) => {
            // There is no text to point into.
            finding.labels.clear();
            finding.path = Some(name.clone());
            found.push(*finding);
            None
        }
    };
    // A device or a pipe has no size and may never end.
    let size = std::fs::metadata(path).and_then(|metadata| {
        if metadata.is_file() {
            Ok(metadata.len())
        } else {
            Err(std::io::Error::new(
                std::io::ErrorKind::InvalidInput,
                if metadata.is_dir() {
                    "it is a folder"
                } else {
                    "it is not a file"
                },
            ))
        }
    });
    match size {
        Ok(size) if size > yaml::MAX_BYTES => {
            found.push(file_too_large::report(&name, size, yaml::MAX_BYTES));
            None
        }
        Ok(_) => match std::fs::read(path) {
            Ok(bytes) => file(&bytes, found),
            Err(error) => {
                found.push(unreadable_file::report(&name, &error));
                None
            }
        },
        Err(error) => {
            found.push(unreadable_file::report(&name, &error));
            None
        }
    }
}

/// The words of a text that may be names.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}

/// The file's name without extension.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// A path as it is shown: with `/` on every system.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
