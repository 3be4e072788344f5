//! A project that stays open: its texts and what was found in them are kept, and a change is looked at where it matters.
//!
//! What is found is always what [`build::check`](crate::build::check) finds in the same texts from scratch, but for a
//! `provspec.toml` of which specs cannot be understood, as when it is half typed: what is wrong with it is told, and everything
//! else is looked at with the last text of it that was sound. A spec, or the
//! translations of one provider, cost one spec. A shared group costs the specs that use it, or that ask for a name which it
//! may define where it cannot be read; translations for all providers those in which a text stands whose translation is
//! another. `provspec.toml`, and files that come or go, cost the whole project. Of all specs but those that are another
//! themselves it is known what they say, so that they are checked and not read.

mod known;
pub(super) mod memory;
mod reach;
mod wording;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::catalogue::{Catalogue, Opened, Report};
use super::discover::is_yaml;
use super::files::{Files, id, shown, stem};
use super::{Outcome, Workspace, publish};
use crate::check::{Asked, suppression};
use crate::diagnostics::{self, Diagnostic, Fix};
use crate::ir::Project;
use crate::source::{FileId, SourceFile};
use crate::syntax::schema::Grammar;
use crate::syntax::{Read, SharedGroup};
use known::{Known, MOST_KEPT};
use memory::Memory;
pub(super) use reach::Before;
use reach::Reach;

/// What a file is in its project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `provspec.toml`.
    Project,
    /// A file of the language, in this grammar.
    Document(Grammar),
}

/// A project that stays open. Paths are relative to its folder.
#[derive(Debug)]
pub struct Session {
    memory: Arc<Memory>,
    workspace: Workspace,
    catalogue: Catalogue,
    /// What was found in `provspec.toml` and about folders.
    of_project: Report,
    /// The last text of `provspec.toml` with which specs could be understood.
    sound: Option<Arc<str>>,
    /// What is wrong with that of now, where the last sound one stands in for it.
    of_broken: Report,
    /// Whether specs cannot be understood, and never could: it is only known which there are.
    is_blind: bool,
    /// What was found in each shared group, and whether it uses others.
    of_groups: Vec<(Report, bool)>,
    /// The shared groups as they were read, where they are translated.
    groups: BTreeMap<String, Read<SharedGroup>>,
    /// What was found about files of translations that are for nothing.
    of_placing: Report,
    /// What was found in translations for all providers, by language.
    of_languages: Vec<Report>,
    of_releases: Option<publish::Fault>,
    specs: Vec<Known>,
    places: HashMap<PathBuf, Place>,
}

/// Which file of the project it is.
#[derive(Debug, Clone, Copy)]
enum Place {
    Project,
    Group(usize),
    Spec(usize),
    Translations(usize),
}

impl Session {
    /// Opens the project in a folder.
    pub fn open(root: &Path) -> Self {
        let memory = Arc::new(Memory::new(root));
        let workspace = Workspace::of(Path::new(""), None);
        let mut report = Report::default();
        let catalogue = Catalogue::project_of(&workspace, memory.clone(), None, &mut report);
        let mut session = Self {
            memory,
            workspace,
            catalogue,
            of_project: Report::default(),
            sound: None,
            of_broken: Report::default(),
            is_blind: false,
            of_groups: Vec::new(),
            groups: BTreeMap::new(),
            of_placing: Report::default(),
            of_languages: Vec::new(),
            of_releases: None,
            specs: Vec::new(),
            places: HashMap::new(),
        };
        session.reload();
        session
    }

    /// A file has this text in an editor, whatever lies on the disk; none = it is as on the disk again.
    pub fn edit(&mut self, path: &Path, text: Option<&str>) {
        self.memory.open(path, text);
        self.update(&[path]);
    }

    /// These files, or what is in these folders, may have changed on the disk.
    pub fn refresh<P: AsRef<Path>>(&mut self, paths: &[P]) {
        let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
        paths.iter().for_each(|path| self.memory.forget(path));
        self.update(&paths);
    }

    /// Anything may have changed on the disk.
    pub fn refresh_all(&mut self) {
        self.memory.forget_all();
        self.reload();
    }

    /// What is found in the project as it is now.
    pub fn outcome(&self) -> Outcome {
        let mut report = Report::default();
        let groups = self.of_groups.iter().map(|(report, _)| report);
        let parts = [&self.of_project].into_iter().chain(groups);
        let parts = parts.chain([&self.of_placing]);
        for part in parts.chain(&self.of_languages) {
            report.diagnostics.extend_from_slice(&part.diagnostics);
            report.hidden.extend_from_slice(&part.hidden);
            report.sources.extend(&part.sources);
        }
        let of_specs = self.specs.iter().flat_map(|known| &known.looked.hidden);
        self.catalogue.recount(report.hidden.iter().chain(of_specs));
        let specs = self.specs.iter().filter(|_| !self.is_blind);
        let looked = specs.map(|known| known.looked.clone()).collect();
        let report = self.catalogue.conclude(report, looked, &|| {
            let met = self.specs.iter().map(|known| &*known.coverage);
            self.catalogue.unmet_by(met)
        });
        let mut outcome = Outcome::from(report);
        if let Some(fault) = self.of_releases.clone() {
            fault.tell(&mut outcome.diagnostics, &mut outcome.sources);
        }
        let broken = &self.of_broken;
        if !broken.diagnostics.is_empty() {
            outcome.diagnostics.extend_from_slice(&broken.diagnostics);
            let source = broken.sources.get(FileId(0)).cloned();
            source.into_iter().for_each(|it| outcome.sources.insert(it));
            diagnostics::sort(&mut outcome.diagnostics);
        }
        outcome
    }

    /// What the company says once for all providers.
    pub fn project(&self) -> &Project {
        self.catalogue.project()
    }

    /// The project's file, if there is one.
    pub fn config(&self) -> Option<&Path> {
        self.workspace.config.as_deref()
    }

    /// The folder of the specs, as it is shown.
    pub fn specs(&self) -> String {
        shown(&self.workspace.specs)
    }

    /// The files beside `provspec.toml` and the specs that findings depend on, as they are shown.
    pub fn beside(&self) -> [String; 2] {
        [&self.workspace.releases, &self.workspace.baseline].map(|path| shown(path))
    }

    /// What a file is in the project; none = it is none of its files.
    pub fn role(&self, path: &Path) -> Option<Role> {
        Some(match self.places.get(path)? {
            Place::Project => Role::Project,
            Place::Group(_) => Role::Document(Grammar::SharedGroup),
            Place::Spec(_) => Role::Document(Grammar::Provider),
            Place::Translations(_) => Role::Document(Grammar::Translations),
        })
    }

    /// The text of a file of the project, as it is now.
    pub fn source(&self, path: &Path) -> Option<SourceFile> {
        let inputs = self.catalogue.inputs();
        let (groups, specs) = (inputs.shared.len(), inputs.specs.len());
        let number = match *self.places.get(path)? {
            Place::Project => 0,
            Place::Group(at) => 1 + at,
            Place::Spec(at) => 1 + groups + at,
            Place::Translations(at) => 1 + groups + specs + at,
        };
        self.memory.read(path, id(number), &mut Vec::new())
    }

    /// The comment that allows a warning in a file of the language, where one can stand.
    pub fn allowing(&self, path: &Path, found: &Diagnostic) -> Option<Fix> {
        match self.role(path)? {
            Role::Document(_) => suppression::allowing(&self.source(path)?, found),
            Role::Project => None,
        }
    }

    /// The files of the language, with the grammars that they are in.
    pub fn documents(&self) -> impl Iterator<Item = (Grammar, SourceFile)> {
        let inputs = self.catalogue.inputs();
        let translations = inputs.translations.iter().map(|file| &file.path);
        let all = inputs
            .shared
            .iter()
            .chain(&inputs.specs)
            .chain(translations);
        all.filter_map(|path| match self.role(path)? {
            Role::Document(grammar) => Some((grammar, self.source(path)?)),
            Role::Project => None,
        })
    }

    /// Looks at everything.
    fn reload(&mut self) {
        self.open_project();
        self.catalogue.keep_coverage();
        self.catalogue.forget_summaries();
        self.of_groups.clear();
        self.groups.clear();
        self.of_placing = Report::default();
        self.of_languages.clear();
        if !self.is_blind {
            for at in 0..self.catalogue.inputs().shared.len() {
                let mut report = Report::default();
                let group = self.catalogue.group(at, &mut report);
                self.of_groups.push((report, group.uses_others));
                let read = group.read.map(|read| (group.name, read));
                self.groups.extend(read);
            }
            for number in 0..self.catalogue.place_languages(&mut self.of_placing) {
                let mut report = Report::default();
                self.catalogue
                    .read_language(number, &self.groups, &mut report);
                self.of_languages.push(report);
            }
        }
        let all: Vec<usize> = (0..self.catalogue.inputs().specs.len()).collect();
        let known = std::mem::take(&mut self.specs);
        let mut opened = known.into_iter().map(|known| known.opened);
        self.specs.resize_with(all.len(), || Known {
            opened: opened.next().flatten(),
            ..Known::default()
        });
        self.look_at(&all);
        self.read_releases();
        self.places = self.places_now();
    }

    /// Reads `provspec.toml`, or where it cannot be used, the last text of it that could.
    fn open_project(&mut self) {
        let config = Workspace::config_in(Path::new(""));
        let text = self.memory.is_file(&config).then(|| {
            let source = self.memory.read(&config, FileId(0), &mut Vec::new());
            source.map(|source| source.text).unwrap_or_default()
        });
        let open = |text: Option<&str>, instead: Option<&str>| {
            let mut report = Report::default();
            let workspace = Workspace::of(Path::new(""), text);
            let files = self.memory.clone();
            let catalogue = Catalogue::project_of(&workspace, files, instead, &mut report);
            (workspace, catalogue, report)
        };
        let is_its = |found: &Diagnostic| match found.span() {
            Some(span) => span.file == FileId(0),
            None => found.path.as_deref() == Some(&*shown(&config)),
        };
        let (mut workspace, mut catalogue, mut report) = open(text.as_deref(), None);
        self.of_broken = Report::default();
        self.is_blind = false;
        match (&self.sound, catalogue.is_known()) {
            (_, true) => self.sound = text.or(self.sound.take()),
            (Some(sound), false) => {
                let mut broken = catalogue.conclude(report, Vec::new(), &Vec::new);
                broken.diagnostics.retain(is_its);
                self.of_broken = broken;
                (workspace, catalogue, report) = open(Some(sound), Some(sound));
                report.diagnostics.retain(|found| !is_its(found));
            }
            (None, false) => {
                self.is_blind = true;
                catalogue.find_all(&mut Report::default());
            }
        }
        self.workspace = workspace;
        self.catalogue = catalogue;
        self.of_project = report;
    }

    fn places_now(&self) -> HashMap<PathBuf, Place> {
        let inputs = self.catalogue.inputs();
        let config = self.workspace.config.iter();
        let config = config.map(|path| (path.clone(), Place::Project));
        let numbered = |paths: &[PathBuf], place: fn(usize) -> Place| -> Vec<(PathBuf, Place)> {
            let numbered = paths.iter().cloned().enumerate();
            numbered.map(|(at, path)| (path, place(at))).collect()
        };
        let translations = inputs.translations.iter().map(|file| file.path.clone());
        let translations: Vec<PathBuf> = translations.collect();
        config
            .chain(numbered(&inputs.shared, Place::Group))
            .chain(numbered(&inputs.specs, Place::Spec))
            .chain(numbered(&translations, Place::Translations))
            .collect()
    }

    /// Looks at what depends on these files.
    fn update(&mut self, paths: &[&Path]) {
        let mut specs = BTreeSet::new();
        let mut groups = BTreeSet::new();
        let mut languages = BTreeSet::new();
        for path in paths {
            match self.places.get(*path) {
                Some(_) if !self.memory.is_there(path) => return self.reload(),
                Some(Place::Project) => return self.reload(),
                Some(Place::Spec(at)) => drop(specs.insert(*at)),
                Some(Place::Group(at)) => drop(groups.insert(*at)),
                Some(Place::Translations(at)) => {
                    let inputs = self.catalogue.inputs();
                    let Some(code) = &inputs.translations[*at].code else {
                        languages.extend(self.catalogue.language_of_file(*at));
                        continue;
                    };
                    let is_it = |(_, path): &(usize, &PathBuf)| stem(path) == *code;
                    let its = inputs.specs.iter().enumerate().filter(is_it);
                    specs.extend(its.map(|(at, _)| at));
                }
                None if self.is_new(path) => return self.reload(),
                None if **path == self.workspace.releases => self.read_releases(),
                None if **path == self.workspace.baseline => return self.reload(),
                None if path.starts_with(&self.workspace.specs) => {
                    let known = self.specs.iter().enumerate();
                    let shown = known.filter(|(_, known)| known.looked.has_pictures);
                    specs.extend(shown.map(|(at, _)| at));
                }
                None => {}
            }
        }
        if self.is_blind {
            return;
        }
        for at in groups {
            let Some(reach) = self.change_group(at) else {
                return self.reload();
            };
            let known = self.specs.iter().enumerate();
            let reached = known.filter(|(_, known)| reach.contains(known));
            specs.extend(reached.map(|(at, _)| at));
        }
        for number in languages {
            let mut report = Report::default();
            let groups = &self.groups;
            let reworded = self.catalogue.read_language(number, groups, &mut report);
            let Some(reworded) = reworded else {
                return self.reload();
            };
            self.of_languages[number] = report;
            let known = self.specs.iter_mut().enumerate();
            let concerned = known.filter_map(|(at, known)| reworded.concerns(known).then_some(at));
            specs.extend(concerned);
        }
        self.look_at(&specs.into_iter().collect::<Vec<_>>());
    }

    /// Whether a path that is none of the project's files is or was a place of some.
    fn is_new(&self, path: &Path) -> bool {
        let specs = &self.workspace.specs;
        let is_above = |known: &PathBuf| known.starts_with(path);
        if specs.starts_with(path) || self.places.keys().any(is_above) {
            return true;
        }
        if *path == Workspace::config_in(Path::new("")) {
            return self.memory.is_file(path);
        }
        path.starts_with(specs)
            && (self.memory.is_folder(path) || is_yaml(path) && self.memory.is_there(path))
    }

    fn read_releases(&mut self) {
        let place = self.memory.place(&self.workspace.releases);
        self.of_releases = publish::read(&place, &self.workspace.releases)
            .err()
            .map(|fault| *fault);
    }

    /// Looks at these specs.
    fn look_at(&mut self, specs: &[usize]) {
        if self.is_blind {
            return;
        }
        let kept: usize = self.specs.iter().map(Known::kept).sum();
        let replaced: usize = specs.iter().map(|at| self.specs[*at].kept()).sum();
        let kept = AtomicUsize::new(kept - replaced);
        let look = |at: &usize| {
            let asked = Asked::default();
            let failed = AtomicBool::new(false);
            let opened = self.opened(*at);
            let looked = self
                .catalogue
                .look(*at, &opened, Some(&asked), &failed, &|_, _, _| None);
            let size = opened.size();
            let is_kept = kept.fetch_add(size, Ordering::Relaxed) + size <= MOST_KEPT;
            Known::of(looked, asked, is_kept.then_some(opened))
        };
        let known: Vec<Known> = match specs {
            // To hand it to another thread takes longer.
            [one] => vec![look(one)],
            many => many.par_iter().map(look).collect(),
        };
        for (at, known) in specs.iter().zip(known) {
            self.specs[*at] = known;
        }
    }

    /// A spec as it was read, again if its text is another.
    fn opened(&self, at: usize) -> Arc<Opened> {
        let mut found = Vec::new();
        let source = self.catalogue.source(at, &mut found);
        let kept = self.specs[at].opened.as_ref();
        let kept = kept.filter(|kept| kept.is_of(source.as_ref()));
        match kept {
            Some(kept) => Arc::clone(kept),
            None => Arc::new(Opened::new(source, found)),
        }
    }

    /// Reads a shared group again, and says whom that concerns; none where it is not clear.
    fn change_group(&mut self, at: usize) -> Option<Reach> {
        let name = stem(&self.catalogue.inputs().shared[at]);
        let same = |path: &&PathBuf| stem(path) == name;
        let is_only = self.catalogue.inputs().shared.iter().filter(same).count() == 1;
        if !is_only || self.of_groups.iter().any(|(_, uses_others)| *uses_others) {
            return None;
        }
        let before = self.catalogue.take_group(&name);
        let mut report = Report::default();
        let group = self.catalogue.group(at, &mut report);
        self.catalogue.translate_group(&group);
        let uses_others = group.uses_others;
        self.of_groups[at] = (report, uses_others);
        match group.read {
            Some(read) => drop(self.groups.insert(name.clone(), read)),
            None => drop(self.groups.remove(&name)),
        }
        (!uses_others).then(|| Reach::new(name, &before, self.catalogue.shared()))
    }
}
