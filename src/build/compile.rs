//! Compiling a project, or the part of it that has to be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::catalogue::{Catalogue, Progress, Report};
use super::output::{Output, Written, Writing};
use super::part::Part;
use super::publish::{Departures, Publishing};
use super::release::{self, Order, Settled};
use super::state::{Entry, Memory};
use super::{Outcome, Workspace, files};
use crate::check::rules::unreadable_file;
use crate::contract::ReleaseFile;
use crate::diagnostics::Diagnostic;
use crate::ir::{Project, Summary};
use crate::syntax::schema::Grammar;
use crate::target::{self, CopiedFile, FormDigest, OutputFile, Target};

/// So many entries of the files about all providers are made in parallel before they are put together.
const AT_ONCE: usize = 256;

/// What is to be compiled, and how.
pub(super) struct Job<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) writing: Writing,
    /// To be released.
    pub(super) order: Option<&'a Order>,
    pub(super) progress: &'a dyn Progress,
}

/// What became of a part of a project.
enum Done {
    /// It was compiled.
    Yes(Box<Outcome>),
    /// What the files about all providers say is another, too: for these all providers are needed.
    NotTheLists,
}

/// What was made of the specs that were compiled.
#[derive(Default)]
struct Made {
    /// By code.
    entries: BTreeMap<String, Entry>,
    /// The pictures that pages show. Several providers may show the same.
    copies: BTreeSet<CopiedFile>,
}

impl Job<'_> {
    /// Compiles every spec, or the part of them that is given. With errors nothing is written.
    pub(super) fn run(&self, part: &mut Option<Part<'_>>) -> Outcome {
        loop {
            match self.attempt(part.as_ref()) {
                Done::Yes(outcome) => return *outcome,
                Done::NotTheLists => *part = part.take().map(Part::with_lists),
            }
        }
    }

    fn attempt(&self, part: Option<&Part<'_>>) -> Done {
        let workspace = self.workspace;
        let (mut catalogue, mut report) = Catalogue::open(workspace);
        let mut outcome = Outcome::default();
        // Without a project there is nothing to write, not even a folder.
        if report.failed() {
            let report = catalogue.check(report, self.progress, &|_, _, _| None);
            return Done::Yes(Box::new(Outcome {
                summaries: Vec::new(),
                ..Outcome::from(report)
            }));
        }
        if let Some(part) = part {
            catalogue.leave_out(part, &mut report);
        }
        let publishing = match Publishing::open(workspace, self.order.is_some()) {
            Ok(publishing) => publishing,
            Err(fault) => {
                fault.tell(&mut report.diagnostics, &mut report.sources);
                None
            }
        };
        let output = match Output::open(&workspace.generated, self.writing, part) {
            Ok(output) => output,
            Err(finding) => {
                outcome.diagnostics.push(*finding);
                return Done::Yes(Box::new(outcome));
            }
        };
        let projects = catalogue.projects();
        let targets: Vec<_> = projects.iter().map(|project| target::all(project)).collect();
        let made = Mutex::new(Made::default());
        let mut report = catalogue.check(report, self.progress, &|providers, summaries, failed| {
            // Once something is wrong nothing will be written, so nothing needs to be made.
            let provider = providers.first().filter(|_| !failed)?;
            let code = &*provider.code;
            let copies = || {
                let of_language = targets.iter().zip(providers);
                of_language.flat_map(|(targets, provider)| {
                    targets.iter().flat_map(|target| target.copies(provider))
                })
            };
            if part.is_some_and(|part| !part.compiles(code)) {
                let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                made.copies.extend(copies());
                return None;
            }
            let mut files = Vec::new();
            let of_language = targets.iter().zip(providers).zip(summaries.iter_mut());
            for ((targets, provider), summary) in of_language {
                files.extend(target::provider(targets, provider, summary));
            }
            if let Some(publishing) = &publishing {
                publishing.provider(provider, &projects, &files, summaries);
            }
            let copies: Vec<CopiedFile> = copies().collect();
            let entry = entry(summaries, &copies);
            let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
            made.copies.extend(copies);
            made.entries.insert(code.to_owned(), entry);
            drop(made);
            files
                .into_iter()
                .find_map(|file| output.stage(file, Some(code)).err().map(|finding| *finding))
        });
        let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        for (code, seen) in std::mem::take(&mut report.seen) {
            if let Some(entry) = made.entries.get_mut(&code) {
                entry.seen = seen;
            }
        }
        let mut settled = None;
        if !report.failed() {
            if part.is_some_and(|part| !part.needs_lists() && part.says_else(&made.entries)) {
                return Done::NotTheLists;
            }
            if let Some(publishing) = publishing {
                let departures = departures(part, &made.entries);
                let coming = publishing.conclude(&departures, catalogue.project());
                match release::settle(coming, self.order, catalogue.project()) {
                    Ok(it) => settled = Some(it),
                    Err(why) => {
                        outcome.refused = Some(why);
                        return Done::Yes(Box::new(outcome));
                    }
                }
            }
            let failures = self.common(&catalogue, &report, settled.as_ref(), part, &made, &output);
            report.diagnostics.extend(failures);
        }
        if !report.failed() {
            let file = settled.as_ref().and_then(|it| it.file.as_ref());
            let file = file.filter(|_| self.writing == Writing::Files);
            match commit(&output, file, workspace) {
                Ok(written) => {
                    outcome.changes = written.changes;
                    outcome.package = settled.map(|it| it.standing);
                    outcome.memory = Memory {
                        compiled: made.entries,
                        outputs: written.stamps,
                    };
                }
                Err(finding) => report.diagnostics.push(*finding),
            }
        }
        let pictures = made.copies.into_iter().map(|copy| copy.from);
        Done::Yes(Box::new(Outcome {
            changes: outcome.changes,
            package: outcome.package,
            memory: outcome.memory,
            pictures: pictures.collect(),
            ..Outcome::from(report)
        }))
    }
}
