//! Compiling one provider after the other, on any thread and in any order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::output::Output;
use super::part::Part;
use super::publish::Publishing;
use super::state::{Entry, Seen};
use crate::diagnostics::Diagnostic;
use crate::ir::{Project, Provider, Summary};
use crate::target::{self, CopiedFile, Target};

/// What compiles each provider.
pub(super) struct Providers<'a> {
    /// The project in every language.
    projects: &'a [&'a Project],
    /// By language.
    targets: Vec<Vec<Box<dyn Target + 'a>>>,
    publishing: Option<&'a Publishing>,
    part: Option<&'a Part<'a>>,
    output: &'a Output<'a>,
    made: Mutex<Made>,
}

/// What was made of the specs that were compiled.
#[derive(Default)]
pub(super) struct Made {
    /// By code.
    pub(super) entries: BTreeMap<String, Entry>,
    /// The pictures that pages show. Several providers may show the same.
    pub(super) copies: BTreeSet<CopiedFile>,
}

impl<'a> Providers<'a> {
    /// For a project in every language, or a part of one.
    pub(super) fn new(
        projects: &'a [&'a Project],
        publishing: Option<&'a Publishing>,
        part: Option<&'a Part<'a>>,
        output: &'a Output<'a>,
    ) -> Self {
        let targets = projects.iter().map(|project| target::all(project));
        Self {
            projects,
            targets: targets.collect(),
            publishing,
            part,
            output,
            made: Mutex::default(),
        }
    }

    /// Makes the files about a provider alone, of its model in every language, and adds to its summaries what is known of
    /// them. What keeps a file from being written is a finding.
    pub(super) fn compile(
        &self,
        providers: &[Provider],
        summaries: &mut [Summary],
    ) -> Option<Diagnostic> {
        let provider = providers.first()?;
        let code: &Arc<str> = &Arc::from(&*provider.code);
        let copies = || {
            let of_language = self.targets.iter().zip(providers);
            of_language.flat_map(|(targets, provider)| {
                targets.iter().flat_map(|target| target.copies(provider))
            })
        };
        if self.part.is_some_and(|part| !part.compiles(code)) {
            let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            made.copies.extend(copies());
            return None;
        }
        let mut files = Vec::new();
        let of_language = self.targets.iter().zip(providers).zip(summaries.iter_mut());
        for ((targets, provider), summary) in of_language {
            files.extend(target::provider(targets, provider, summary));
        }
        if let Some(publishing) = self.publishing {
            publishing.provider(provider, self.projects, &files, summaries);
        }
        let copies: Vec<CopiedFile> = copies().collect();
        let entry = entry(summaries, &copies);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.copies.extend(copies);
        made.entries.insert(provider.code.clone(), entry);
        drop(made);
        let stage = |file| self.output.stage(file, Some(code)).err();
        files.into_iter().find_map(stage).map(|finding| *finding)
    }

    /// What was made, with what was seen of each provider, by code.
    pub(super) fn made(self, seen: BTreeMap<String, Seen>) -> Made {
        let mut made = self
            .made
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        for (code, seen) in seen {
            if let Some(entry) = made.entries.get_mut(&code) {
                entry.seen = seen;
            }
        }
        made
    }
}

/// What is remembered of a provider of which these are the summaries.
fn entry(summaries: &[Summary], copies: &[CopiedFile]) -> Entry {
    let digests = |summary: &Summary| {
        let forms = summary.forms.iter();
        let digests = forms.filter_map(|form| Some((form.key.clone(), form.content.clone()?)));
        digests.collect()
    };
    let pictures: BTreeSet<&String> = copies.iter().map(|copy| &copy.from).collect();
    Entry {
        seen: Seen::default(),
        digests: summaries.iter().map(digests).collect(),
        pictures: pictures.into_iter().cloned().collect(),
        departure: summaries.first().and_then(|it| it.departure.clone()),
    }
}
