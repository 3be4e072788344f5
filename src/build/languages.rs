//! The further languages of a project: the files of translations, read and put to use.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::catalogue::Report;
use super::discover::{Inputs, TranslationFile};
use super::files::{Files, id, shown, stem};
use super::screen::Screen;
use crate::Spec;
use crate::check::rules::{incomplete_translations, orphan_translations, stale_translation};
use crate::check::suppression::Suppressions;
use crate::check::{self, Asked, Language, SharedGroups};
use crate::diagnostics::Diagnostic;
use crate::ir::{Locale, Project, Provider};
use crate::source::{FileId, SourceFile};
use crate::syntax::schema::Grammar;
use crate::syntax::{self, Coverage, Read, Table, TableChange, Translations, Translator};

/// The further languages of a project, in the order of its `locales`.
#[derive(Debug, Default)]
pub(super) struct Languages {
    each: Vec<Language>,
    /// The files of single providers, by language and code.
    own: HashMap<(usize, String), usize>,
    /// The files for all providers, by language.
    common: Vec<Option<usize>>,
    /// The number of the first file of translations.
    first: usize,
}

/// What became of a provider in the further languages.
#[derive(Debug, Default)]
pub(super) struct Translated {
    pub(super) found: Vec<Diagnostic>,
    pub(super) sources: Vec<SourceFile>,
    /// The comments of the files that are its own.
    pub(super) suppressions: Vec<(FileId, Suppressions)>,
    /// The provider in each language.
    pub(super) providers: Vec<Provider>,
    /// How much of it is translated into each.
    pub(super) coverage: Vec<Coverage>,
}

/// What all providers have in common, in the language of the specs.
pub(super) struct Common<'a> {
    pub(super) inputs: &'a Inputs,
    pub(super) files: &'a dyn Files,
    pub(super) project: &'a Project,
    pub(super) shared: &'a SharedGroups,
    /// The shared groups as they were read.
    pub(super) groups: &'a BTreeMap<String, Read<syntax::SharedGroup>>,
}

/// What another text of the translations for all providers changes.
#[derive(Debug)]
pub(super) struct Reworded {
    /// The number of the language.
    pub(super) language: usize,
    /// The file of the translations.
    pub(super) file: FileId,
    pub(super) change: TableChange,
    /// The shared groups that may say something else.
    pub(super) groups: BTreeSet<String>,
}

impl Languages {
    /// Finds out what the files of translations are for. None of them is read.
    pub(super) fn placed(inputs: &Inputs, project: &Project, report: &mut Report) -> Self {
        let mut languages = Self {
            first: 1 + inputs.shared.len() + inputs.specs.len(),
            ..Self::default()
        };
        languages.place(inputs, project, report);
        let further = project.locales.iter().skip(1);
        languages.common = further
            .map(|locale| {
                let is_it =
                    |file: &TranslationFile| file.code.is_none() && file.tag == locale.tag();
                inputs.translations.iter().position(is_it)
            })
            .collect();
        languages
    }

    /// The language that a file is for, if it is for all providers.
    pub(super) fn of_file(&self, at: usize) -> Option<usize> {
        self.common.iter().position(|file| *file == Some(at))
    }

    /// Reads what is for all providers in one further language: the next one, or one that was read before. Of the latter it
    /// is said what is another now.
    pub(super) fn read(
        &mut self,
        number: usize,
        common: &Common<'_>,
        screen: &mut Screen,
        report: &mut Report,
    ) -> Option<Reworded> {
        let &locale = common.project.locales.get(number + 1)?;
        let file = self.common.get(number).copied().flatten();
        let table = file.map(|at| self.common(at, common, screen, report));
        let mut now = language(locale, table.unwrap_or_default(), common);
        let Some(known) = self.each.get_mut(number) else {
            self.each.push(now);
            return None;
        };
        std::mem::swap(known, &mut now);
        let (known, before) = (&*known, now);
        let change = before.common.change_to(&known.common);
        let groups = known.groups.iter();
        let groups = groups.filter(|(_, coverage)| coverage.asks(&change.texts));
        Some(Reworded {
            language: number,
            file: id(self.first + file?),
            groups: groups.map(|(name, _)| name.clone()).collect(),
            change,
        })
    }

    /// Finds out what each file is for. One that is for nothing is reported.
    fn place(&mut self, inputs: &Inputs, project: &Project, report: &mut Report) {
        let codes = LazyCell::new(|| -> BTreeSet<String> {
            inputs.specs.iter().map(|path| stem(path)).collect()
        });
        let mut seen: HashMap<(&str, Option<&str>), &TranslationFile> = HashMap::new();
        let tags: Vec<&str> = project.locales.iter().map(|it| it.tag()).collect();
        for (at, file) in inputs.translations.iter().enumerate() {
            let path = shown(&file.path);
            let first = seen
                .entry((&file.tag, file.code.as_deref()))
                .or_insert(file);
            if first.path != file.path {
                let finding = orphan_translations::second(&path, &shown(&first.path));
                report.diagnostics.push(finding);
                continue;
            }
            let language = tags.iter().position(|tag| *tag == file.tag);
            let finding = match (language, &file.code) {
                (None, _) => orphan_translations::of_no_locale(&path, &file.tag, &tags[1..]),
                (Some(0), _) => orphan_translations::of_first_locale(&path, &file.tag),
                (Some(_), None) => continue,
                (Some(_), Some(code)) if !codes.contains(code) => {
                    let known = codes.iter().map(String::as_str);
                    orphan_translations::of_no_spec(&path, code, known)
                }
                (Some(language), Some(code)) => {
                    self.own.entry((language - 1, code.clone())).or_insert(at);
                    continue;
                }
            };
            report.diagnostics.push(finding);
        }
    }

    fn common(
        &self,
        at: usize,
        common: &Common<'_>,
        screen: &mut Screen,
        report: &mut Report,
    ) -> Table {
        let mut found = Vec::new();
        let (table, _, source) = self.table(at, common.inputs, common.files, &mut found);
        screen.unshare(id(self.first + at));
        // Findings about providers may point into it, so its text is kept in any case.
        source
            .iter()
            .for_each(|source| report.sources.insert(source.clone()));
        if let Some(source) = &source {
            screen.share(source, &mut found);
        }
        report.hidden.extend(screen.hide(&[], &mut found));
        report.add(found, source, screen);
        table
    }

    /// A file of translations as a table, what it says of itself, and its text.
    fn table(
        &self,
        at: usize,
        inputs: &Inputs,
        files: &dyn Files,
        found: &mut Vec<Diagnostic>,
    ) -> (Table, Option<Translations>, Option<SourceFile>) {
        let file = &inputs.translations[at];
        let Some(source) = files.read(&file.path, id(self.first + at), found) else {
            return (Table::default(), None, None);
        };
        let read = syntax::read(&source.text, source.id, Grammar::Translations, found);
        let table = check::table(&read, &file.tag, file.code.as_deref(), found);
        check::drop_explained(found, &source.text);
        (table, read.document, Some(source))
    }

    /// Number of further languages.
    pub(super) fn len(&self) -> usize {
        self.each.len()
    }

    /// The project in each language.
    pub(super) fn projects(&self) -> impl Iterator<Item = &Project> {
        self.each.iter().map(|language| &language.project)
    }

    /// Each language, and how much of what all providers have in common is translated into it.
    pub(super) fn common_coverage(&self) -> impl Iterator<Item = Coverage> {
        self.each.iter().map(|language| {
            let mut coverage = language.coverage.clone();
            language
                .groups
                .values()
                .for_each(|group| coverage.extend(Some(group)));
            coverage.stale = language.common.unmet().count();
            coverage
        })
    }

    /// A sound spec in each language; how much of it is translated is asked for with `covers`.
    pub(super) fn translate(
        &self,
        spec: &Spec,
        covers: bool,
        inputs: &Inputs,
        files: &dyn Files,
        asked: Option<&Asked>,
    ) -> Translated {
        let mut out = Translated::default();
        for (at, language) in self.each.iter().enumerate() {
            let own = self.own.get(&(at, spec.provider.code.clone())).copied();
            let mut found = Vec::new();
            let read = own.map(|own| self.table(own, inputs, files, &mut found));
            let (table, written, source) = read
                .map_or((None, None, None), |(table, written, source)| {
                    (Some(table), written, source)
                });
            let (provider, mut coverage) =
                spec.translated(language, table.as_ref(), covers, asked, &mut found);
            let provider = provider.filter(|_| !found.iter().any(Diagnostic::is_error));
            if let (Some(table), Some(written)) = (&table, &written) {
                let mut missing = coverage.clone();
                let is_sound = !found.iter().any(Diagnostic::is_error);
                let stale = table.unmet();
                coverage.stale = table.unmet().count();
                found.extend(
                    stale.map(|it| stale_translation::report(it, &mut missing.untranslated)),
                );
                // What is missing where something is wrong may follow from that.
                let name = written.provider.as_ref().filter(|_| is_sound);
                found.extend(name.and_then(|it| incomplete_translations::report(it, &missing)));
            }
            if let Some(source) = &source {
                let suppressions = Suppressions::read(source, &mut found);
                out.suppressions.push((source.id, suppressions));
            }
            let is_silent = |it: &(_, Suppressions)| it.1.is_empty();
            if !found.is_empty() || !out.suppressions.iter().all(is_silent) {
                out.sources.extend(source);
            }
            out.found.append(&mut found);
            out.providers.extend(provider);
            out.coverage.push(coverage);
        }
        out
    }

    /// A shared group was read again; `lost` are the words of one that could not be read.
    pub(super) fn replace_group(
        &mut self,
        name: &str,
        read: Option<&Read<syntax::SharedGroup>>,
        lost: Option<&Vec<String>>,
    ) {
        for language in &mut self.each {
            language.shared.groups.remove(name);
            language.shared.broken.remove(name);
            language.groups.remove(name);
            if let Some(lost) = lost {
                let broken = &mut language.shared.broken;
                broken.insert(name.to_owned(), lost.clone());
            }
            if let Some(read) = read {
                let (group, coverage) = group(name, read, &language.common);
                let groups = &mut language.shared.groups;
                groups.extend(group.map(|group| (name.to_owned(), group)));
                language.groups.insert(name.to_owned(), coverage);
            }
        }
    }

    /// The texts of these translations for all providers, by language and number, stand in specs that are not looked at.
    pub(super) fn meet(&self, met: impl Iterator<Item = (usize, usize)>) {
        let is_translated = |language: &Language| !language.common.entries().is_empty();
        if !self.each.iter().any(is_translated) {
            return;
        }
        for (language, number) in met {
            if let Some(language) = self.each.get(language) {
                language.common.meet(number);
            }
        }
    }

    /// The same as [`Languages::unmet`], where each spec met so much in each language.
    pub(super) fn unmet_by<'a>(
        &self,
        specs: impl Iterator<Item = &'a [Coverage]> + Clone,
    ) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (at, language) in self.each.iter().enumerate() {
            let entries = language.common.entries();
            let mut is_met = vec![false; entries.len()];
            let of_all = language.groups.values().chain([&language.coverage]);
            let of_specs = specs.clone().filter_map(|specs| specs.get(at));
            for met in of_all.chain(of_specs).flat_map(|coverage| &coverage.met) {
                is_met[*met] = true;
            }
            let unmet = entries.iter().zip(is_met).filter(|(_, is_met)| !is_met);
            found.extend(unmet.map(|(entry, _)| stale_translation::in_no_spec(entry)));
        }
        found
    }

    /// What is in the files for all providers and in no spec, once all of them have been looked at.
    pub(super) fn unmet(&self) -> Vec<Diagnostic> {
        let tables = self.each.iter().map(|language| &language.common);
        tables
            .flat_map(Table::unmet)
            .map(stale_translation::in_no_spec)
            .collect()
    }
}

/// What all providers have in common, in another language.
fn language(locale: Locale, table: Table, common: &Common<'_>) -> Language {
    let translator = Translator::new(None, Some(&table)).remembering();
    let project = check::vocabulary::translated(common.project, locale, &translator);
    let coverage = translator.into_coverage();
    let mut translated = SharedGroups {
        broken: common.shared.broken.clone(),
        ..SharedGroups::default()
    };
    let mut covered = BTreeMap::new();
    for (name, read) in common.groups {
        let (group, coverage) = group(name, read, &table);
        translated
            .groups
            .extend(group.map(|group| (name.clone(), group)));
        covered.insert(name.clone(), coverage);
    }
    Language {
        project,
        shared: translated,
        common: table,
        groups: covered,
        coverage,
    }
}

/// A shared group in another language, and how much of it is translated.
fn group(
    name: &str,
    read: &Read<syntax::SharedGroup>,
    common: &Table,
) -> (Option<syntax::SharedGroup>, Coverage) {
    let translator = Translator::new(None, Some(common)).within(&format!("shared.{name}"));
    let translator = translator.remembering();
    let group = read.translated(&translator);
    (group, translator.into_coverage())
}
