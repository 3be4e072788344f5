//! What was made, before it takes its place.

use std::collections::BTreeSet;
use std::time::SystemTime;

use super::commit::Written;
use super::output::{Output, Writing};
use super::part::{Part, Sum};
use super::providers::Made;
use super::release::{self, Settled};
use super::state::{self, Memory};
use super::{Outcome, Report, Workspace};
use crate::contract::ReleaseFile;
use crate::diagnostics::Diagnostic;
use crate::target::CopiedFile;

/// What was made of a project, or of a part of it, and put aside; or what is wrong with it.
pub(super) struct Ready<'a> {
    pub(super) workspace: &'a Workspace,
    /// When the build began that the next one is to know of.
    pub(super) began: Option<SystemTime>,
    pub(super) output: Output<'a>,
    pub(super) part: Option<&'a Part<'a>>,
    pub(super) report: Report,
    pub(super) made: Made,
    pub(super) settled: Option<Settled>,
    /// How many forms there are.
    pub(super) forms: usize,
}

impl Ready<'_> {
    /// Moves everything to its place, if nothing is wrong. `rest` are the outputs of what was not compiled.
    pub(super) fn finish(self, rest: Sum) -> Outcome {
        let Self {
            workspace,
            began,
            output,
            part,
            mut report,
            made,
            settled,
            forms,
        } = self;
        let mut outcome = Outcome::default();
        if !report.failed() {
            let file = settled.as_ref().and_then(|it| it.file.as_ref());
            let file = file.filter(|_| output.writing == Writing::Files);
            match commit(&output, rest, file, workspace) {
                Ok(written) => {
                    outcome.changes = written.changes;
                    outcome.package = settled.map(|it| it.standing);
                    outcome.compiled = made.entries.len();
                    outcome.forms = forms;
                    outcome.memory = Memory {
                        pictures: pictures(part, made.copies),
                        compiled: made.entries,
                        outputs: written.outputs,
                    };
                }
                Err(finding) => report.diagnostics.push(*finding),
            }
        }
        let outcome = Outcome {
            diagnostics: report.diagnostics,
            hidden: report.hidden,
            sources: report.sources,
            sound: report.sound,
            ..outcome
        };
        // Before the end of the output, which waits until what was put aside is gone.
        if let Some(began) = began.filter(|_| !outcome.failed()) {
            state::remember(workspace, began, &outcome, part);
        }
        outcome
    }
}

/// The pictures that pages show. Where the lists of all stay as they are, so do these: of a part, no page shows another.
fn pictures(part: Option<&Part<'_>>, copies: BTreeSet<CopiedFile>) -> BTreeSet<String> {
    match part.filter(|part| !part.needs_lists()) {
        Some(part) => {
            let known = part.record.pictures.iter();
            known.map(|(path, _)| (*path).to_owned()).collect()
        }
        None => copies.into_iter().map(|copy| copy.from).collect(),
    }
}

/// Moves everything to its place, with the memory of a release.
fn commit(
    output: &Output<'_>,
    rest: Sum,
    file: Option<&ReleaseFile>,
    workspace: &Workspace,
) -> Result<Written, Box<Diagnostic>> {
    let aside = file.map(|file| release::Aside::write(&workspace.releases, file));
    let aside = aside.transpose()?;
    let written = output.commit(rest, aside.as_ref())?;
    aside.map_or(Ok(()), release::Aside::commit)?;
    Ok(written)
}
