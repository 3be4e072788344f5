//! Looking at one spec.

use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use twox_hash::XxHash3_64;

use super::{Catalogue, Each};
use crate::ReadSpec;
use crate::Surroundings;
use crate::build::files::{id, shown, stem};
use crate::build::picture::Watched;
use crate::build::state::Seen;
use crate::check::Asked;
use crate::check::picture::Unseen;
use crate::check::rules::duplicate_code;
use crate::check::suppression::Suppressions;
use crate::diagnostics::{Diagnostic, Hidden};
use crate::ir::{Provider, Summary};
use crate::source::SourceFile;
use crate::syntax::Coverage;

impl Catalogue {
    /// What is found in a spec of that code that is not there yet; errors and warnings.
    pub(in crate::build) fn look_at(&self, source: &SourceFile, code: &str) -> Vec<Diagnostic> {
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

    /// The text of the spec with this number.
    pub(in crate::build) fn source(
        &self,
        at: usize,
        found: &mut Vec<Diagnostic>,
    ) -> Option<SourceFile> {
        let id = id(1 + self.inputs.shared.len() + at);
        self.files.read(&self.inputs.specs[at], id, found)
    }

    pub(super) fn opened(&self, at: usize) -> Opened {
        let mut found = Vec::new();
        let source = self.source(at, &mut found);
        Opened::new(source, found)
    }

    /// Looks at the spec with this number, which was read.
    pub(in crate::build) fn look(
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
pub(in crate::build) struct Opened {
    /// Its text, and what that says by itself.
    pub(in crate::build) text: Option<(SourceFile, Arc<ReadSpec>)>,
    /// Why there is no text.
    found: Vec<Diagnostic>,
}

impl Opened {
    pub(in crate::build) fn new(source: Option<SourceFile>, found: Vec<Diagnostic>) -> Self {
        let read = |source| {
            let read = Arc::new(ReadSpec::of(&source));
            (source, read)
        };
        let text = source.map(read);
        Self { text, found }
    }

    /// Whether this is what was read.
    pub(in crate::build) fn is_of(&self, source: Option<&SourceFile>) -> bool {
        let known = self.text.as_ref().map(|(source, _)| source);
        let (Some(known), Some(source)) = (known, source) else {
            return false;
        };
        (known.id, &known.path, &known.text) == (source.id, &source.path, &source.text)
    }

    /// The bytes of its text.
    pub(in crate::build) fn size(&self) -> usize {
        self.text
            .as_ref()
            .map_or(0, |(source, _)| source.text.len())
    }
}

/// What became of a spec.
#[derive(Debug, Clone, Default)]
pub(in crate::build) struct Looked {
    pub(in crate::build) found: Vec<Diagnostic>,
    /// What comments allow.
    pub(in crate::build) hidden: Vec<Hidden>,
    /// What was found in translations.
    pub(in crate::build) of_translations: Vec<Diagnostic>,
    pub(in crate::build) sources: Vec<SourceFile>,
    /// In every language; none where something is wrong.
    pub(in crate::build) summaries: Vec<Summary>,
    /// Whether nothing is wrong that keeps it from being compiled.
    pub(in crate::build) is_sound: bool,
    pub(in crate::build) coverage: Vec<Coverage>,
    /// What is remembered of it.
    pub(in crate::build) seen: Seen,
    /// Whether it names pictures.
    pub(in crate::build) has_pictures: bool,
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
    let mut hasher = XxHash3_64::new();
    summaries.hash(&mut hasher);
    hasher.finish()
}
