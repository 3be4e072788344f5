//! All specs of a project, read and checked in parallel.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::discover::{Inputs, Workspace};
use super::languages::Languages;
use super::picture::Beside;
use crate::check::breaking::Breaking;
use crate::check::picture::{Pictures, Unseen};
use crate::check::project::Config;
use crate::check::rules::{duplicate_code, file_too_large, too_many_findings, unreadable_file};
use crate::check::{self, SharedGroups};
use crate::diagnostics::{self, Diagnostic, Severity};
use crate::ir::{Project, Provider, Summary};
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax::schema::Grammar;
use crate::syntax::{self, Coverage, Read};
use crate::yaml;

/// Hears how far the work is.
pub trait Progress: Sync {
    /// `total` providers will be looked at.
    fn start(&self, total: usize);
    /// One more is done.
    fn advance(&self);
}

/// What is done with each sound provider, in every language of the project, that of the specs first; see
/// [`Catalogue::check`].
pub type Each<'a> = dyn Fn(&[Provider], &mut [Summary], bool) -> Option<Diagnostic> + Sync + 'a;

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
    languages: Languages,
    /// Whether only some of the specs are looked at.
    is_part: bool,
    /// Whether it is kept what is not translated.
    keeps_coverage: bool,
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
    /// The same in each further language of the project.
    pub translated: Vec<Vec<Summary>>,
    /// By code, how much of each provider is translated into each further language; where it was asked for.
    pub coverage: BTreeMap<String, Vec<Coverage>>,
}

impl Report {
    /// Whether there are errors.
    pub fn failed(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.rule.severity == Severity::Error)
    }

    /// Takes the findings about one file, and the file with them if there are any.
    pub(super) fn add(&mut self, mut found: Vec<Diagnostic>, source: Option<SourceFile>) {
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
        let read = || Self::read(workspace, true);
        rayon::join(read, || Grammar::Provider.prepare()).0
    }

    /// The same for those who want the language of the specs only.
    pub(super) fn open_untranslated(workspace: &Workspace) -> (Self, Report) {
        let read = || Self::read(workspace, false);
        rayon::join(read, || Grammar::Provider.prepare()).0
    }

    fn read(workspace: &Workspace, translates: bool) -> (Self, Report) {
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
        let mut groups = BTreeMap::new();
        let is_translated = translates && config.project.locales.len() > 1;
        for (at, path) in inputs.shared.iter().enumerate() {
            let mut found = Vec::new();
            let source = read(path, id(1 + at), &mut found);
            let name = stem(path);
            let mut read: Option<Read<syntax::SharedGroup>> = source.as_ref().map(|source| {
                syntax::read(&source.text, source.id, Grammar::SharedGroup, &mut found)
            });
            let sound = !found
                .iter()
                .any(|found| found.rule.severity == Severity::Error);
            // To be translated it is needed as it was read, too.
            let group = match &mut read {
                Some(read) if is_translated => read.document.clone(),
                read => read.as_mut().and_then(|read| read.document.take()),
            };
            match group {
                Some(group) if sound => {
                    check::shared_group(&group, &name, &config.project, &mut found);
                    if is_translated {
                        groups.extend(read.map(|read| (name.clone(), read)));
                    }
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
        let languages = match translates {
            true => Languages::open(&inputs, &config.project, &shared, &groups, &mut report),
            false => Languages::default(),
        };
        let catalogue = Self {
            config,
            shared,
            inputs,
            languages,
            pictures: workspace.pictures.then(|| workspace.beside_specs()),
            is_part: false,
            keeps_coverage: false,
        };
        (catalogue, report)
    }

    /// The project in every language, that of the specs first.
    pub fn projects(&self) -> Vec<&Project> {
        std::iter::once(self.project())
            .chain(self.languages.projects())
            .collect()
    }

    /// How much of what all providers have in common is translated into each further language.
    pub fn common_coverage(&self) -> Vec<Coverage> {
        self.languages.common_coverage().collect()
    }

    /// Keeps what is not translated of each provider.
    pub fn keep_coverage(&mut self) {
        self.keeps_coverage = true;
    }

    /// What the company says once for all providers.
    pub fn project(&self) -> &Project {
        &self.config.project
    }

    /// What `provspec breaking` looks at.
    pub(super) fn breaking(&self) -> &Breaking {
        &self.config.breaking
    }

    /// The codes of the specs, by the names of their files.
    pub(super) fn codes(&self) -> Vec<String> {
        self.inputs.specs.iter().map(|path| stem(path)).collect()
    }

    /// Leaves only the specs whose code is wanted.
    pub(super) fn retain(&mut self, wanted: &dyn Fn(&str) -> bool) {
        let before = self.inputs.specs.len();
        self.inputs.specs.retain(|path| wanted(&stem(path)));
        self.is_part |= self.inputs.specs.len() < before;
    }

    /// Checks every spec. `each` gets each sound provider, on any thread and in any order, with its summary, to
    /// which it may add, and whether anything was wrong so far; what it returns is one more finding. Only findings
    /// and summaries are kept, so that memory does not grow with the size of the specs.
    pub fn check(&self, mut report: Report, progress: &dyn Progress, each: &Each<'_>) -> Report {
        let failed = AtomicBool::new(report.failed());
        report.translated = vec![Vec::new(); self.languages.len()];
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
        for (path, looked) in self.inputs.specs.iter().zip(results) {
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
            looked
                .sources
                .into_iter()
                .for_each(|source| report.sources.insert(source));
            report.add(looked.found, None);
            report.add(looked.of_translations, None);
            if self.keeps_coverage && !looked.summaries.is_empty() {
                report.coverage.insert(stem(path), looked.coverage);
            }
            let mut summaries = looked.summaries.into_iter();
            report.summaries.extend(summaries.next());
            for (all, summary) in report.translated.iter_mut().zip(summaries) {
                all.push(summary);
            }
        }
        // A text may stand in what was not looked at, or could not be read.
        if !self.is_part && !report.failed() {
            report.add(self.languages.unmet(), None);
        }
        diagnostics::sort(&mut report.diagnostics);
        report.summaries.sort_by(|a, b| a.code.cmp(&b.code));
        for summaries in &mut report.translated {
            summaries.sort_by(|a, b| a.code.cmp(&b.code));
        }
        report
    }

    fn provider(&self, path: &Path, id: FileId, failed: &AtomicBool, each: &Each<'_>) -> Looked {
        let mut looked = Looked::default();
        let found = &mut looked.found;
        let source = read(path, id, found);
        let spec = source.as_ref().and_then(|source| {
            let (shared, project) = (&self.shared, &self.config.project);
            let pictures: &dyn Pictures = match &self.pictures {
                Some(pictures) => pictures,
                None => &Unseen,
            };
            let stem = stem(path);
            crate::spec(source, &stem, shared, project, pictures, found)
        });
        if let Some(spec) = spec {
            let translated = self.languages.translate(&spec, &self.inputs);
            looked.coverage = translated.coverage;
            looked.of_translations = translated.found;
            looked.sources = translated.sources;
            if !looked.of_translations.iter().any(Diagnostic::is_error) {
                let mut providers = vec![spec.provider];
                providers.extend(translated.providers);
                looked.summaries = providers.iter().map(Provider::summary).collect();
                let failed = failed.load(Ordering::Relaxed);
                let finding = each(&providers, &mut looked.summaries, failed);
                looked.found.extend(finding);
            }
        }
        let mut all = looked.found.iter().chain(&looked.of_translations);
        if all.any(Diagnostic::is_error) {
            failed.store(true, Ordering::Relaxed);
        }
        // The text is only needed to show findings.
        if !looked.found.is_empty() || !looked.of_translations.is_empty() {
            looked.sources.extend(source);
        }
        looked
    }
}

/// What became of a spec.
#[derive(Default)]
struct Looked {
    found: Vec<Diagnostic>,
    /// What was found in translations.
    of_translations: Vec<Diagnostic>,
    sources: Vec<SourceFile>,
    /// In every language; none where something is wrong.
    summaries: Vec<Summary>,
    coverage: Vec<Coverage>,
}

pub(super) fn id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Reads a file; a file that cannot be read or is no text is a finding.
pub(super) fn read(path: &Path, id: FileId, found: &mut Vec<Diagnostic>) -> Option<SourceFile> {
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
