//! What a provider is checked against.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::picture::Pictures;
use super::unfold::spoken;
use crate::diagnostics::Diagnostic;
use crate::ir::{self, Words};
use crate::source::{Span, Spanned};
use crate::syntax::{self, SharedGroup, Translator};

/// A provider and everything that it may refer to.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The provider, as written.
    pub spec: &'a syntax::Provider,
    /// The file's name without extension.
    pub stem: &'a str,
    /// The shared groups.
    pub shared: &'a SharedGroups,
    /// The project.
    pub project: &'a ir::Project,
    /// Names that may be defined in parts of the file that could not be read.
    pub lost: &'a [String],
    /// Looks at the pictures beside the specs.
    pub pictures: &'a dyn Pictures,
    /// Who has translations of titles that the spec does not write, where it was read in another language.
    pub translator: Option<&'a Translator<'a>>,
    /// Remembers what was asked of the shared groups, where somebody wants to know.
    pub asked: Option<&'a Asked>,
}

/// What a spec asked of the shared groups: what it says may change only with the answers.
#[derive(Debug, Default)]
pub struct Asked {
    /// The groups that it names.
    pub groups: RefCell<BTreeSet<String>>,
    /// The names that may be defined in groups that could not be read.
    pub names: RefCell<BTreeSet<String>>,
}

impl<'a> Context<'a> {
    /// Whether the name may be defined where the file could not be read. Nothing is said about such a name.
    pub(super) fn is_lost(&self, name: &str) -> bool {
        let is_it = |lost: &String| lost == name;
        if self.lost.iter().any(is_it) {
            return true;
        }
        if let Some(asked) = self.asked {
            asked.names.borrow_mut().insert(name.to_owned());
        }
        self.shared.broken.values().flatten().any(is_it)
    }

    /// Whether a finding so far offers this name instead of a wrong one: that nothing uses it follows from the
    /// misspelling.
    pub(super) fn is_meant(name: &str, found: &[Diagnostic]) -> bool {
        found
            .iter()
            .filter_map(|found| found.fix.as_ref())
            .any(|fix| fix.replacement() == Some(name))
    }

    /// The compiler's own words in the language of the project.
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.project.locale)
    }

    /// A key as a title, where the spec writes none. `place` is the path to what has the key.
    pub(super) fn spoken(&self, key: &str, place: &str) -> String {
        let title = spoken(key);
        let Some(translator) = self.translator else {
            return title;
        };
        let source = Spanned::new(title, Span::default());
        match translator.text(&source, place) {
            Some(translation) => translation.value.clone(),
            None => source.value,
        }
    }

    /// The provider's name in running text.
    pub(super) fn short_name(&self) -> &str {
        self.spec.short_name.as_ref().unwrap_or(&self.spec.name)
    }

    /// The features that a connection to the provider may have.
    pub(super) fn features(&self) -> impl Iterator<Item = &'a ir::NamedCode> {
        let all = &self.project.features;
        let own = self.spec.features.as_ref();
        let known = |code: &str| all.iter().find(|feature| feature.code == code);
        let named = own.into_iter().flatten().filter_map(move |it| known(it));
        let others = all.iter().filter(move |_| own.is_none());
        named.chain(others)
    }

    /// The currencies that a connection to the provider may have.
    pub(super) fn currencies(&self) -> impl Iterator<Item = &'a ir::NamedCode> {
        let known = self.project.currencies.iter();
        let only = self.spec.currencies.as_ref();
        let offered = move |code: &&ir::NamedCode| {
            only.is_none_or(|only| only.iter().any(|name| name.value == code.code))
        };
        known.filter(offered)
    }

    /// The modes that the provider has, as options.
    pub(super) fn mode_choices(&self) -> Arc<[ir::Choice]> {
        self.modes()
            .map(|mode| ir::Choice {
                value: mode.name().to_owned(),
                title: self.words().mode_title(mode).to_owned(),
                description: None,
                mode: Some(mode),
                hosts: Vec::new(),
            })
            .collect()
    }

    /// The modes that the provider has.
    pub(super) fn modes(&self) -> impl Iterator<Item = ir::Mode> {
        self.spec
            .modes
            .iter()
            .flatten()
            .map(|mode| mode_of(mode.value))
    }
}

/// The mode of the model.
pub(super) fn mode_of(mode: syntax::Mode) -> ir::Mode {
    match mode {
        syntax::Mode::Test => ir::Mode::Test,
        syntax::Mode::Live => ir::Mode::Live,
    }
}

/// The shared groups of a project, by name.
#[derive(Debug, Clone, Default)]
pub struct SharedGroups {
    /// Those that could be read.
    pub groups: BTreeMap<String, SharedGroup>,
    /// Those that could not, with the words of their files, which are names that may be defined there: nothing more is
    /// said about either.
    pub broken: BTreeMap<String, Vec<String>>,
}
