//! All specs of a project, read and checked in parallel.

mod common;
mod look;
mod open;
mod report;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::discover::{Inputs, Workspace};
use super::files::{Files, stem};
use super::languages::Languages;
use super::part::Part;
use super::picture::Beside;
use super::screen::Screen;
use super::state::Block;
use crate::breaking;
use crate::check::SharedGroups;
use crate::check::breaking::Breaking;
use crate::check::levels::Levels;
use crate::check::project::Config;
use crate::diagnostics::{Diagnostic, Hidden};
use crate::ir::{Project, Provider, Summary};
use crate::source::Span;
use crate::syntax::Coverage;
pub(super) use look::{Looked, Opened};
pub use report::Report;

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
    /// Whether every rule is looked at, so that what a comment allows and is not found is not there.
    is_thorough: bool,
    /// Whether it is kept what is not translated.
    keeps_coverage: bool,
    /// Whether it is kept what outputs about all providers say of each.
    keeps_summaries: bool,
    /// Where the pictures are, if they are looked at.
    pictures: Option<Beside>,
}

impl Catalogue {
    /// Whether all is known of the project that specs depend on. If not, there are none, until they are looked for.
    pub(super) fn is_known(&self) -> bool {
        self.config.is_known
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
}
