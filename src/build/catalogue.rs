//! All specs of a project, read and checked in parallel.

use std::collections::hash_map::{DefaultHasher, Entry};
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use serde::Deserialize;

use super::discover::{Inputs, Workspace};
use super::files::{Disk, Files, id, shown, stem};
use super::languages::{Common, Languages, Reads, Reworded};
use super::part::Part;
use super::picture::{Beside, Watched};
use super::screen::Screen;
use super::session::Before;
use super::state::{Block, Seen};
use crate::ReadSpec;
use crate::Surroundings;
use crate::breaking;
use crate::check::breaking::Breaking;
use crate::check::levels::Levels;
use crate::check::picture::Unseen;
use crate::check::project::Config;
use crate::check::rules::{duplicate_code, unreadable_file};
use crate::check::suppression::Suppressions;
use crate::check::{self, Asked, SharedGroups};
use crate::diagnostics::{self, Diagnostic, Hidden};
use crate::ir::{Project, Provider, Summary};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax::schema::Grammar;
use crate::syntax::{self, Coverage, Read};

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
    /// Whether the further languages are looked at.
    translates: bool,
    /// Where texts come from.
    files: Arc<dyn Files>,
    screen: Screen,
    workspace: Workspace,
    /// Whether only some of the specs are looked at.
    is_part: bool,
    /// Whether nothing was found in what all specs have in common when it was read before.
    is_read_again: bool,
    /// Whether every rule is looked at, so that what a comment allows and is not found is not there.
    is_thorough: bool,
    /// Whether it is kept what is not translated.
    keeps_coverage: bool,
    /// Whether it is kept what outputs about all providers say of each.
    keeps_summaries: bool,
    /// Where the pictures are, if they are looked at.
    pictures: Option<Beside>,
}

/// What is known after looking at the specs.
#[derive(Debug, Default)]
pub struct Report {
    /// What was found, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is not told.
    pub hidden: Vec<Hidden>,
    /// The files that the findings point into.
    pub sources: Sources,
    /// How many providers are without errors.
    pub sound: usize,
    /// The providers without errors, in order of code; none where nobody wants them.
    pub summaries: Vec<Summary>,
    /// The same in each further language of the project.
    pub translated: Vec<Vec<Summary>>,
    /// By code, what is remembered of each sound provider; where summaries are kept.
    pub(super) seen: BTreeMap<String, Seen>,
    /// By code, how much of each provider is translated into each further language; where it was asked for.
    pub coverage: BTreeMap<String, Vec<Coverage>>,
}

impl Report {
    /// Whether there are errors.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Takes the findings about one file, and the file with them if there are any.
    pub(super) fn add(
        &mut self,
        mut found: Vec<Diagnostic>,
        source: Option<SourceFile>,
        screen: &Screen,
    ) {
        screen.thin(&mut found);
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
        let read = || Self::read(workspace, true, Arc::new(Disk::default()), None);
        rayon::join(read, || Grammar::Provider.prepare()).0
    }

    /// The same of a part, whose files were found before. What concerns all providers is what it was: otherwise there is no
    /// part.
    pub(super) fn open_part(workspace: &Workspace, part: &Part<'_>) -> (Self, Report) {
        let files = Arc::new(Disk::default());
        let read = || Self::read(workspace, true, files, Some(part));
        let (mut catalogue, mut report) = rayon::join(read, || Grammar::Provider.prepare()).0;
        if !report.failed() {
            catalogue.leave_out(part, &mut report);
        }
        (catalogue, report)
    }

    /// The same for those who want the language of the specs only.
    pub(super) fn open_untranslated(workspace: &Workspace) -> (Self, Report) {
        let read = || Self::read(workspace, false, Arc::new(Disk::default()), None);
        rayon::join(read, || Grammar::Provider.prepare()).0
    }

    /// The same of files that may be others than those on the disk.
    pub(super) fn open_in(workspace: &Workspace, files: Arc<dyn Files>) -> (Self, Report) {
        Self::read(workspace, true, files, None)
    }

    fn read(
        workspace: &Workspace,
        translates: bool,
        files: Arc<dyn Files>,
        part: Option<&Part<'_>>,
    ) -> (Self, Report) {
        let mut report = Report::default();
        let mut catalogue = Self::alone(workspace, files, None, &mut report);
        match part {
            Some(part) if catalogue.is_known() => {
                catalogue.inputs = part.inputs.clone();
                catalogue.is_read_again = !part.record.has_findings;
            }
            _ => catalogue.find(&mut report),
        }
        let mut reads = BTreeMap::new();
        catalogue.translates = translates;
        catalogue.is_thorough &= translates;
        for at in 0..catalogue.inputs.shared.len() {
            let group = catalogue.group(at, &mut report);
            reads.extend(group.read.map(|read| (group.name, read)));
        }
        if translates {
            catalogue.open_languages(&reads, &mut report);
        }
        (catalogue, report)
    }

    /// Reads the project's file, and finds the others. `instead` is a text to be read in its place.
    pub(super) fn project_of(
        workspace: &Workspace,
        files: Arc<dyn Files>,
        instead: Option<&str>,
        report: &mut Report,
    ) -> Self {
        let mut catalogue = Self::alone(workspace, files, instead, report);
        catalogue.find(report);
        catalogue
    }

    /// The project's file, without any other.
    fn alone(
        workspace: &Workspace,
        files: Arc<dyn Files>,
        instead: Option<&str>,
        report: &mut Report,
    ) -> Self {
        let mut config = Config::default();
        let screen;
        if let Some(path) = &workspace.config {
            let mut found = Vec::new();
            let source = match instead {
                Some(text) => Some(SourceFile {
                    id: FileId(0),
                    path: shown(path),
                    text: text.into(),
                }),
                None => files.read(path, FileId(0), &mut found),
            };
            match &source {
                Some(source) => {
                    config = check::project::read(&source.text, source.id, &mut found);
                    found.extend(breaking::unknown(&config.breaking));
                }
                None => config.is_known = false,
            }
            if let Some(brand) = workspace
                .brand
                .as_ref()
                .and_then(|it| config.brands.get(it))
            {
                config.project.brand = brand.clone();
            }
            let levels = config.levels.clone();
            screen = Screen::open(workspace, &*files, levels, &mut found, &mut report.sources);
            report.add(found, source, &screen);
        } else {
            let Report {
                diagnostics,
                sources,
                ..
            } = report;
            screen = Screen::open(workspace, &*files, Vec::new(), diagnostics, sources);
        }
        let pictures = Beside(files.place(&workspace.specs));
        Self {
            config,
            shared: SharedGroups::default(),
            inputs: Inputs::default(),
            languages: Languages::default(),
            translates: true,
            pictures: workspace.pictures.then_some(pictures),
            files,
            screen,
            workspace: workspace.clone(),
            is_part: false,
            is_read_again: false,
            is_thorough: workspace.pictures,
            keeps_coverage: false,
            keeps_summaries: true,
        }
    }

    /// Finds the files of the project. Where the specs are, and which features and currencies they may name, is only known
    /// from a project that can be read.
    fn find(&mut self, report: &mut Report) {
        if self.is_known() {
            self.find_all(report);
        }
    }

    /// Finds the files, whatever is known.
    pub(super) fn find_all(&mut self, report: &mut Report) {
        match self.workspace.inputs_in(&*self.files) {
            Ok(inputs) => self.inputs = inputs,
            Err((folder, error)) => {
                let shown = shown(&folder);
                let is_missing = error.kind() == std::io::ErrorKind::NotFound;
                let is_nowhere = self.workspace.config.is_none() && shown == "specs";
                report.diagnostics.push(if is_missing && is_nowhere {
                    unreadable_file::no_project(&shown)
                } else {
                    unreadable_file::report(&shown, &error)
                });
            }
        }
    }

    /// Whether all is known of the project that specs depend on. If not, there are none, until they are looked for.
    pub(super) fn is_known(&self) -> bool {
        self.config.is_known
    }

    /// Reads a shared group, and takes it up among those that specs may use.
    pub(super) fn group(&mut self, at: usize, report: &mut Report) -> Group {
        let path = &self.inputs.shared[at];
        let mut found = Vec::new();
        let source = self.files.read(path, id(1 + at), &mut found);
        let name = stem(path);
        let reads = self.reads();
        let mut read: Option<Read<syntax::SharedGroup>> = source
            .as_ref()
            .map(|source| reads(&source.text, source.id, Grammar::SharedGroup, &mut found));
        let sound = !found.iter().any(Diagnostic::is_error);
        let uses_others = read
            .as_ref()
            .is_some_and(|it| !it.values_of("use").is_empty());
        // To be translated it is needed as it was read, too.
        let is_translated = self.translates && self.config.project.locales.len() > 1;
        let group = match &mut read {
            Some(read) if is_translated => read.document.clone(),
            read => read.as_mut().and_then(|read| read.document.take()),
        };
        let mut kept = None;
        match group {
            Some(group) if sound => {
                check::shared_group(&group, &name, &self.config.project, &mut found);
                kept = read.filter(|_| is_translated);
                self.shared.groups.insert(name.clone(), group);
            }
            _ => {
                let text = source.as_ref().map_or("", |source| &source.text);
                let lost = self.shared.broken.entry(name.clone()).or_default();
                lost.extend(words(text));
            }
        }
        self.screen.unshare(id(1 + at));
        // Providers' findings may point into a group, so its text is kept in any case.
        source
            .iter()
            .for_each(|source| report.sources.insert(source.clone()));
        if let Some(source) = &source {
            check::drop_explained(&mut found, &source.text);
            self.screen.share(source, &mut found);
        }
        report.hidden.extend(self.screen.hide(&[], &mut found));
        report.add(found, source, &self.screen);
        Group {
            name,
            read: kept,
            uses_others,
        }
    }

    /// How what all specs have in common is read.
    fn reads<T: for<'n> Deserialize<'n>>(&self) -> Reads<T> {
        match self.is_read_again {
            true => syntax::read_again,
            false => syntax::read,
        }
    }

    /// Forgets a shared group, and says what was known of it.
    pub(super) fn take_group(&mut self, name: &str) -> Before {
        Before {
            is_sound: self.shared.groups.remove(name).is_some(),
            lost: self.shared.broken.remove(name).unwrap_or_default(),
        }
    }

    /// Takes a shared group that was read again up in every language.
    pub(super) fn translate_group(&mut self, group: &Group) {
        let lost = self.shared.broken.get(&group.name);
        let read = group.read.as_ref();
        self.languages.replace_group(&group.name, read, lost);
    }

    /// Finds out anew which comments of files that several specs lead to are of use, where this is all that is hidden.
    pub(super) fn recount<'a>(&self, hidden: impl Iterator<Item = &'a Hidden>) {
        self.screen.recount(hidden);
    }

    /// The shared groups.
    pub(super) fn shared(&self) -> &SharedGroups {
        &self.shared
    }

    /// The files of the project.
    pub(super) fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// What is translated for all providers and stands nowhere, where each spec met so much.
    pub(super) fn unmet_by<'a>(
        &self,
        specs: impl Iterator<Item = &'a [Coverage]> + Clone,
    ) -> Vec<Diagnostic> {
        self.languages.unmet_by(specs)
    }

    /// Reads the translations for all providers. `groups` are the shared groups as they were read.
    fn open_languages(
        &mut self,
        groups: &BTreeMap<String, Read<syntax::SharedGroup>>,
        report: &mut Report,
    ) {
        for number in 0..self.place_languages(report) {
            self.read_language(number, groups, report);
        }
    }

    /// Finds out what the files of translations are for. How many further languages there are to be read, one after the other.
    pub(super) fn place_languages(&mut self, report: &mut Report) -> usize {
        self.languages = Languages::placed(&self.inputs, &self.config.project, report);
        self.config.project.locales.len().saturating_sub(1)
    }

    /// Reads the translations for all providers into one language, and says what became of those that were read before.
    pub(super) fn read_language(
        &mut self,
        number: usize,
        groups: &BTreeMap<String, Read<syntax::SharedGroup>>,
        report: &mut Report,
    ) -> Option<Reworded> {
        let common = Common {
            inputs: &self.inputs,
            files: &*self.files,
            project: &self.config.project,
            shared: &self.shared,
            groups,
            reads: self.reads(),
        };
        self.languages
            .read(number, &common, &mut self.screen, report)
    }

    /// The language that a file of translations is for, if it is for all providers.
    pub(super) fn language_of_file(&self, at: usize) -> Option<usize> {
        self.languages.of_file(at)
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

    /// Keeps no summaries: for those who make nothing of them.
    pub(super) fn forget_summaries(&mut self) {
        self.keeps_summaries = false;
    }

    /// What the company says once for all providers.
    pub fn project(&self) -> &Project {
        &self.config.project
    }

    /// What is found in a spec of that code that is not there yet; errors and warnings.
    pub(super) fn look_at(&self, source: &SourceFile, code: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if let Some(first) = self.taken_by(code) {
            found.push(duplicate_code::report(code, &shown(first), &source.path));
            return found;
        }
        let surroundings = Surroundings {
            shared: &self.shared,
            project: &self.config.project,
            pictures: &Unseen,
            asked: None,
        };
        let read = Arc::new(ReadSpec::of(source));
        crate::spec(&read, source, code, &surroundings, &mut found);
        found
    }

    /// How bad each rule is here.
    pub(super) fn levels(&self) -> &Levels {
        self.screen.levels()
    }

    /// What `provspec breaking` looks at.
    pub(super) fn breaking(&self) -> &Breaking {
        &self.config.breaking
    }

    /// Where the project names what forms choose from.
    pub(super) fn lists(&self) -> BTreeMap<breaking::List, Span> {
        let lists = [
            (breaking::List::Currencies, self.config.currencies),
            (breaking::List::Features, self.config.features),
        ];
        lists
            .into_iter()
            .filter_map(|(list, span)| Some((list, span?)))
            .collect()
    }

    /// The file of the spec with this code.
    pub(super) fn path_of(&self, code: &str) -> Option<&PathBuf> {
        self.inputs.specs.iter().find(|path| stem(path) == code)
    }

    /// The spec whose code leaves no room for this one.
    pub(super) fn taken_by(&self, code: &str) -> Option<&PathBuf> {
        let clash = |path: &&PathBuf| stem(path).replace('-', "_") == code.replace('-', "_");
        self.inputs.specs.iter().find(clash)
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

    /// Leaves only the specs that a part of the project has to look at. Of the others it is known that nothing is found in
    /// them, so that what is found is still all there is.
    fn leave_out(&mut self, part: &Part<'_>, report: &mut Report) {
        let before = self.inputs.specs.len();
        self.inputs.specs.retain(|path| part.looks_at(&stem(path)));
        report.sound += before - self.inputs.specs.len();
        let left_out = part.kept().filter(|block| !part.looks_at(block.code));
        self.languages.meet(left_out.flat_map(Block::met));
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
            .map(|(at, _)| {
                let result = self.look(at, &self.opened(at), None, &failed, each);
                progress.advance();
                result
            })
            .collect();
        // A text may stand in what was not looked at.
        let unmet = || match self.is_part {
            true => Vec::new(),
            false => self.languages.unmet(),
        };
        self.conclude(report, results, &unmet)
    }

    /// Puts together what was found. `results` are of the specs in their order; `unmet` says what is translated and stands
    /// nowhere.
    pub(super) fn conclude(
        &self,
        mut report: Report,
        results: Vec<Looked>,
        unmet: &dyn Fn() -> Vec<Diagnostic>,
    ) -> Report {
        let mut modules: HashMap<String, &Path> = HashMap::new();
        // Room for all of them and no more.
        let sound = results.iter().filter(|it| !it.summaries.is_empty()).count();
        report.summaries.reserve_exact(sound);
        for summaries in &mut report.translated {
            summaries.reserve_exact(sound);
        }
        for (path, looked) in self.inputs.specs.iter().zip(results) {
            let module = stem(path).replace('-', "_");
            match modules.entry(module) {
                Entry::Vacant(free) => {
                    free.insert(path);
                }
                Entry::Occupied(first) => {
                    let (first, second) = (shown(first.get()), shown(path));
                    let finding = duplicate_code::report(&stem(path), &first, &second);
                    report.diagnostics.push(finding);
                }
            }
            looked
                .sources
                .into_iter()
                .for_each(|source| report.sources.insert(source));
            report.hidden.extend(looked.hidden);
            report.add(looked.found, None, &self.screen);
            report.add(looked.of_translations, None, &self.screen);
            report.sound += usize::from(looked.is_sound);
            if self.keeps_summaries && looked.is_sound {
                report.seen.insert(stem(path), looked.seen);
            }
            if self.keeps_coverage && looked.is_sound {
                report.coverage.insert(stem(path), looked.coverage);
            }
            let mut summaries = looked.summaries.into_iter();
            report.summaries.extend(summaries.next());
            for (all, summary) in report.translated.iter_mut().zip(summaries) {
                all.push(summary);
            }
        }
        // A text may stand in what could not be read.
        if !report.failed() {
            let mut unmet = unmet();
            report.hidden.extend(self.screen.hide(&[], &mut unmet));
            report.add(unmet, None, &self.screen);
        }
        let known = self.screen.conclude(
            &self.workspace,
            self.is_thorough && !self.is_part,
            &mut report.diagnostics,
            &report.sources,
        );
        report.hidden.extend(known);
        diagnostics::sort_hidden(&mut report.hidden);
        diagnostics::sort(&mut report.diagnostics);
        report.summaries.sort_by(|a, b| a.code.cmp(&b.code));
        for summaries in &mut report.translated {
            summaries.sort_by(|a, b| a.code.cmp(&b.code));
        }
        report
    }

    /// The text of the spec with this number.
    pub(super) fn source(&self, at: usize, found: &mut Vec<Diagnostic>) -> Option<SourceFile> {
        let id = id(1 + self.inputs.shared.len() + at);
        self.files.read(&self.inputs.specs[at], id, found)
    }

    fn opened(&self, at: usize) -> Opened {
        let mut found = Vec::new();
        let source = self.source(at, &mut found);
        Opened::new(source, found)
    }

    /// Looks at the spec with this number, which was read.
    pub(super) fn look(
        &self,
        at: usize,
        opened: &Opened,
        asked: Option<&Asked>,
        failed: &AtomicBool,
        each: &Each<'_>,
    ) -> Looked {
        let mut looked = Looked {
            found: opened.found.clone(),
            ..Looked::default()
        };
        let found = &mut looked.found;
        let path = &self.inputs.specs[at];
        let pictures = self.pictures.as_ref().map(Watched::new);
        let mut own = Vec::new();
        let surroundings = Surroundings {
            shared: &self.shared,
            project: &self.config.project,
            pictures: match &pictures {
                Some(pictures) => pictures,
                None => &Unseen,
            },
            asked,
        };
        let text = opened.text.as_ref();
        let source = text.map(|(source, _)| source);
        let spec = text.and_then(|(source, read)| {
            crate::spec(read, source, &stem(path), &surroundings, found)
        });
        looked.has_pictures = pictures.is_some_and(Watched::has_looked);
        if let Some(spec) = spec {
            let (languages, files) = (&self.languages, &*self.files);
            let covers = self.keeps_coverage;
            let translated = languages.translate(&spec, covers, &self.inputs, files, asked);
            looked.seen.met = translated.coverage.iter().map(met).collect();
            if self.keeps_coverage {
                looked.coverage = translated.coverage;
            }
            looked.of_translations = translated.found;
            looked.sources = translated.sources;
            own.extend(translated.suppressions);
            if !looked.of_translations.iter().any(Diagnostic::is_error) {
                let mut providers = vec![spec.provider];
                providers.extend(translated.providers);
                looked.is_sound = true;
                if self.keeps_summaries {
                    looked.summaries = providers.iter().map(Provider::summary).collect();
                    looked.seen.fingerprint = fingerprint(&looked.summaries);
                    if let [first, further @ ..] = looked.summaries.as_mut_slice() {
                        further.iter_mut().for_each(|summary| summary.share(first));
                    }
                }
                let failed = failed.load(Ordering::Relaxed);
                let finding = each(&providers, &mut looked.summaries, failed);
                looked.found.extend(finding);
            }
        }
        if let Some(source) = source {
            let suppressions = Suppressions::read(source, &mut looked.found);
            own.push((source.id, suppressions));
        }
        own.retain(|(_, suppressions)| !suppressions.is_empty());
        looked.hidden = self.screen.hide(&own, &mut looked.found);
        let hidden = self.screen.hide(&own, &mut looked.of_translations);
        looked.hidden.extend(hidden);
        let mut all = looked.found.iter().chain(&looked.of_translations);
        if all.any(Diagnostic::is_error) {
            failed.store(true, Ordering::Relaxed);
        } else if self.is_thorough {
            for (file, suppressions) in &own {
                let is_spec = source.is_some_and(|it| it.id == *file);
                match is_spec {
                    true => looked.found.extend(suppressions.unused()),
                    false => looked.of_translations.extend(suppressions.unused()),
                }
            }
        }
        let is_told = !looked.found.is_empty() || !looked.of_translations.is_empty();
        looked.seen.has_findings = is_told || !looked.hidden.is_empty();
        // The text is only needed to show findings.
        if looked.seen.has_findings {
            looked.sources.extend(source.cloned());
        }
        looked
    }
}

/// A spec that was read.
#[derive(Debug, Default)]
pub(super) struct Opened {
    /// Its text, and what that says by itself.
    pub(super) text: Option<(SourceFile, Arc<ReadSpec>)>,
    /// Why there is no text.
    found: Vec<Diagnostic>,
}

impl Opened {
    pub(super) fn new(source: Option<SourceFile>, found: Vec<Diagnostic>) -> Self {
        let read = |source| {
            let read = Arc::new(ReadSpec::of(&source));
            (source, read)
        };
        let text = source.map(read);
        Self { text, found }
    }

    /// Whether this is what was read.
    pub(super) fn is_of(&self, source: Option<&SourceFile>) -> bool {
        let known = self.text.as_ref().map(|(source, _)| source);
        let (Some(known), Some(source)) = (known, source) else {
            return false;
        };
        (known.id, &known.path, &known.text) == (source.id, &source.path, &source.text)
    }

    /// The bytes of its text.
    pub(super) fn size(&self) -> usize {
        self.text
            .as_ref()
            .map_or(0, |(source, _)| source.text.len())
    }
}

/// A shared group that was read.
pub(super) struct Group {
    pub(super) name: String,
    /// As it was read, where it is sound and to be translated.
    pub(super) read: Option<Read<syntax::SharedGroup>>,
    /// Whether it uses other groups.
    pub(super) uses_others: bool,
}

/// What became of a spec.
#[derive(Debug, Clone, Default)]
pub(super) struct Looked {
    pub(super) found: Vec<Diagnostic>,
    /// What comments allow.
    pub(super) hidden: Vec<Hidden>,
    /// What was found in translations.
    pub(super) of_translations: Vec<Diagnostic>,
    pub(super) sources: Vec<SourceFile>,
    /// In every language; none where something is wrong.
    pub(super) summaries: Vec<Summary>,
    /// Whether nothing is wrong that keeps it from being compiled.
    pub(super) is_sound: bool,
    pub(super) coverage: Vec<Coverage>,
    /// What is remembered of it.
    pub(super) seen: Seen,
    /// Whether it names pictures.
    pub(super) has_pictures: bool,
}

/// The numbers of the translations for all providers whose texts are there, in order.
fn met(coverage: &Coverage) -> Vec<usize> {
    let mut met = coverage.met.clone();
    met.sort_unstable();
    met.dedup();
    met
}

/// Tells apart what the files about all providers say of one, as far as its model has that. The hasher is the same in every
/// run of one compiler.
fn fingerprint(summaries: &[Summary]) -> u64 {
    let mut hasher = DefaultHasher::new();
    summaries.hash(&mut hasher);
    hasher.finish()
}

/// The words of a text that may be names.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}
