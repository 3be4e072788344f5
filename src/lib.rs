//! provspec: one YAML per payment provider, compiled into everything that is written about it.
//!
//! The pipeline, each stage a module: [`source`] → [`yaml`] (text → nodes) → [`syntax`] (nodes → the language)
//! → [`check`] (the language → the checked model) → [`ir`] → [`target`] (the model → files). All of it is
//! pure; [`build`] is the edge where files come in and go out.
//!
//! A backend compiles specs in its build script with [`build::compile`].

pub mod breaking;
pub mod build;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod contract;
pub mod diagnostics;
pub mod editor;
pub mod fmt;
pub mod ir;
pub mod scaffold;
pub mod source;
pub mod syntax;
pub mod target;
pub mod yaml;

use std::borrow::Cow;
use std::sync::Arc;

use check::picture::{Pictures, Unseen};
use check::{Asked, Context, Language, SharedGroups};
use diagnostics::Diagnostic;
use source::SourceFile;
use syntax::schema::Grammar;
use syntax::{Coverage, Read, Table, Translator};

/// Compiles the text of one spec into the checked model. `stem` is the file's name without extension. Findings
/// go to `diagnostics`; there is a model when none of them is an error.
pub fn provider(
    source: &SourceFile,
    stem: &str,
    shared: &SharedGroups,
    project: &ir::Project,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Provider> {
    let surroundings = Surroundings {
        shared,
        project,
        pictures: &Unseen,
        asked: None,
    };
    let read = Arc::new(ReadSpec::of(source));
    spec(&read, source, stem, &surroundings, diagnostics).map(|spec| spec.provider)
}

/// A spec as its text alone says it, whatever it is checked against.
#[derive(Debug)]
pub struct ReadSpec {
    read: Read<syntax::Provider>,
    found: Vec<Diagnostic>,
}

impl ReadSpec {
    /// Reads a text.
    pub fn of(source: &SourceFile) -> Self {
        let mut found = Vec::new();
        let read = syntax::read(&source.text, source.id, Grammar::Provider, &mut found);
        Self { read, found }
    }
}

/// What a spec is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The shared groups.
    pub shared: &'a SharedGroups,
    /// The project.
    pub project: &'a ir::Project,
    /// Looks at the pictures that the spec names.
    pub pictures: &'a dyn Pictures,
    /// Remembers what was asked of the shared groups, where somebody wants to know.
    pub asked: Option<&'a Asked>,
}

/// A sound spec.
#[derive(Debug)]
pub struct Spec {
    /// The checked model, in the language of the specs.
    pub provider: ir::Provider,
    read: Arc<ReadSpec>,
}

/// The same as [`provider`] of a spec that was read, for those who go on to translate it, with the pictures that it names
/// looked at. `source` is what it was read from.
pub fn spec(
    read: &Arc<ReadSpec>,
    source: &SourceFile,
    stem: &str,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Spec> {
    let mut found = read.found.clone();
    let provider = checked(&read.read, stem, surroundings, &mut found);
    check::drop_explained(&mut found, &source.text);
    let broken = found.iter().any(Diagnostic::is_error);
    diagnostics.append(&mut found);
    let read = Arc::clone(read);
    let spec = provider.map(|provider| Spec { provider, read });
    spec.filter(|_| !broken)
}

fn checked(
    read: &Read<syntax::Provider>,
    stem: &str,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Provider> {
    let document = read.document.as_ref()?;
    if let Some(asked) = surroundings.asked {
        let names = read.values_of("use").into_iter().map(str::to_owned);
        asked.groups.borrow_mut().extend(names);
    }
    let context = Context {
        spec: document,
        stem,
        shared: surroundings.shared,
        project: surroundings.project,
        lost: &read.lost,
        pictures: surroundings.pictures,
        translator: None,
        asked: surroundings.asked,
    };
    check::provider(&context, diagnostics)
}

impl Spec {
    /// The provider in another language, and how much of it is translated, what it shares with others included. `own` are the
    /// translations of its own file; without one the coverage is whole only with `covers`. What is found is about translations: all else was found before.
    pub fn translated(
        &self,
        language: &Language,
        own: Option<&Table>,
        covers: bool,
        asked: Option<&Asked>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Option<ir::Provider>, Coverage) {
        let read = &self.read.read;
        let mut translator = Translator::new(own, Some(&language.common));
        if asked.is_some() {
            translator = translator.remembering();
        }
        // Where nothing is there to be put in its place, and nobody asks what is missing, it is not read again.
        let as_written = match own {
            None if !covers && !read.is_known_to(&translator) => read.document.as_ref(),
            _ => None,
        };
        let spec = match as_written {
            Some(spec) => Some(Cow::Borrowed(spec)),
            None => read.translated(&translator).map(Cow::Owned),
        };
        let Some(spec) = spec else {
            let Coverage { met, asked, .. } = translator.into_coverage();
            let coverage = Coverage {
                met,
                asked,
                ..Coverage::default()
            };
            return (None, coverage);
        };
        let context = Context {
            spec: &spec,
            stem: &self.provider.code,
            shared: &language.shared,
            project: &language.project,
            lost: &read.lost,
            // They were looked at in the language of the specs.
            pictures: &Unseen,
            translator: Some(&translator),
            asked,
        };
        let mut found = Vec::new();
        let provider = check::translated_provider(&context, &mut found);
        let files = [own.and_then(Table::file), language.common.file()];
        let is_about = |found: &Diagnostic| {
            let file = found.span().map(|span| span.file);
            file.is_some() && files.contains(&file)
        };
        // An error that is about none of them would leave the provider out in silence.
        found.retain(|found| is_about(found) || found.is_error());
        diagnostics.append(&mut found);
        let mut coverage = translator.into_coverage();
        for group in read.values_of("use") {
            coverage.extend(language.groups.get(group));
        }
        (provider, coverage)
    }
}
