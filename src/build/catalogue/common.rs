//! Shared groups, and translations for all providers.

use std::collections::BTreeMap;

use super::{Catalogue, Report};
use crate::build::files::{id, stem};
use crate::build::languages::{Common, Languages, Reworded};
use crate::build::session::Before;
use crate::check;
use crate::diagnostics::Diagnostic;
use crate::syntax::schema::Grammar;
use crate::syntax::{self, Read};

impl Catalogue {
    /// Reads a shared group, and takes it up among those that specs may use.
    pub(in crate::build) fn group(&mut self, at: usize, report: &mut Report) -> Group {
        let path = &self.inputs.shared[at];
        let mut found = Vec::new();
        let source = self.files.read(path, id(1 + at), &mut found);
        let name = stem(path);
        let mut read: Option<Read<syntax::SharedGroup>> = source
            .as_ref()
            .map(|source| syntax::read(&source.text, source.id, Grammar::SharedGroup, &mut found));
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

    /// Forgets a shared group, and says what was known of it.
    pub(in crate::build) fn take_group(&mut self, name: &str) -> Before {
        Before {
            is_sound: self.shared.groups.remove(name).is_some(),
            lost: self.shared.broken.remove(name).unwrap_or_default(),
        }
    }

    /// Takes a shared group that was read again up in every language.
    pub(in crate::build) fn translate_group(&mut self, group: &Group) {
        let lost = self.shared.broken.get(&group.name);
        let read = group.read.as_ref();
        self.languages.replace_group(&group.name, read, lost);
    }

    /// Reads the translations for all providers. `groups` are the shared groups as they were read.
    pub(super) fn open_languages(
        &mut self,
        groups: &BTreeMap<String, Read<syntax::SharedGroup>>,
        report: &mut Report,
    ) {
        for number in 0..self.place_languages(report) {
            self.read_language(number, groups, report);
        }
    }

    /// Finds out what the files of translations are for. How many further languages there are to be read, one after the other.
    pub(in crate::build) fn place_languages(&mut self, report: &mut Report) -> usize {
        self.languages = Languages::placed(&self.inputs, &self.config.project, report);
        self.config.project.locales.len().saturating_sub(1)
    }

    /// Reads the translations for all providers into one language, and says what became of those that were read before.
    pub(in crate::build) fn read_language(
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
        };
        self.languages
            .read(number, &common, &mut self.screen, report)
    }

    /// The language that a file of translations is for, if it is for all providers.
    pub(in crate::build) fn language_of_file(&self, at: usize) -> Option<usize> {
        self.languages.of_file(at)
    }
}

/// A shared group that was read.
pub(in crate::build) struct Group {
    pub(in crate::build) name: String,
    /// As it was read, where it is sound and to be translated.
    pub(in crate::build) read: Option<Read<syntax::SharedGroup>>,
    /// Whether it uses other groups.
    pub(in crate::build) uses_others: bool,
}

/// The words of a text that may be names.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}
