//! What is told of what was found: comments allow some of it, levels make it more or less, the baseline has the rest.
//! The one place where that is decided, for checks, builds and build scripts alike.
//!
//! Until all is known a finding is as bad as its rule says, so a denied warning stops a build, but does not keep the
//! rest of a file from being looked at.

use std::collections::BTreeMap;

use super::Workspace;
use super::files::{Files, shown};
use crate::check::baseline::Baseline;
use crate::check::levels::{Levels, Setting};
use crate::check::rules::{invalid_baseline, stale_baseline, too_many_findings};
use crate::check::suppression::Suppressions;
use crate::diagnostics::{self, Diagnostic, Hidden, Why};
use crate::source::{FileId, SourceFile, Sources, Span};

/// The baseline comes after the specs and before the release file.
const FILE: FileId = FileId(u32::MAX - 1);

/// What is told and what is not.
#[derive(Debug, Default)]
pub(super) struct Screen {
    levels: Levels,
    /// Whether findings of one file are all kept until the end, when it is known which are new.
    keeps_all: bool,
    baseline: Baseline,
    /// Its path as it is shown.
    path: String,
    /// The comments of files that several specs lead to.
    shared: BTreeMap<FileId, Suppressions>,
}

impl Screen {
    /// Reads the baseline; what is wrong with it is told.
    pub(super) fn open(
        workspace: &Workspace,
        files: &dyn Files,
        of_project: Vec<Setting>,
        diagnostics: &mut Vec<Diagnostic>,
        sources: &mut Sources,
    ) -> Self {
        let path = shown(&workspace.baseline);
        let mut baseline = Baseline::default();
        let place = files.place(&workspace.baseline);
        let there = workspace.leaves_out_known && place.exists();
        if there {
            match std::fs::read_to_string(place) {
                Ok(text) => match Baseline::read(&text) {
                    Ok(read) => baseline = read,
                    Err(fault) => {
                        let span = Span::new(FILE, fault.range);
                        diagnostics.push(invalid_baseline::report(span, &fault.message));
                        sources.insert(SourceFile {
                            id: FILE,
                            path: path.clone(),
                            text: text.into(),
                        });
                    }
                },
                Err(error) => diagnostics.push(invalid_baseline::about(&path, "read", &error)),
            }
        }
        Self {
            levels: Levels {
                of_project,
                of_command: workspace.levels.clone(),
            },
            keeps_all: there || !workspace.leaves_out_known,
            baseline,
            path,
            shared: BTreeMap::new(),
        }
    }

    /// How bad each rule is here.
    pub(super) fn levels(&self) -> &Levels {
        &self.levels
    }

    /// Forgets the comments of such a file, which may not be read any more.
    pub(super) fn unshare(&mut self, file: FileId) {
        self.shared.remove(&file);
    }

    /// Takes note of the comments of a file that findings about other files may point into.
    pub(super) fn share(&mut self, source: &SourceFile, found: &mut Vec<Diagnostic>) {
        let suppressions = Suppressions::read(source, found);
        if !suppressions.is_empty() {
            self.shared.insert(source.id, suppressions);
        }
    }

    /// Finds out anew which comments of such files are of use: those that keep one of these findings from being told.
    pub(super) fn recount<'a>(&self, hidden: impl Iterator<Item = &'a Hidden>) {
        if self.shared.is_empty() {
            return;
        }
        self.shared.values().for_each(Suppressions::forget_use);
        for Hidden { finding, .. } in hidden {
            let file = finding.span().map(|span| span.file);
            if let Some(suppressions) = file.and_then(|file| self.shared.get(&file)) {
                suppressions.reason(finding);
            }
        }
    }

    /// Takes out what a comment allows: one of these files' own, or one of a shared file.
    pub(super) fn hide(
        &self,
        own: &[(FileId, Suppressions)],
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Hidden> {
        if own.is_empty() && self.shared.is_empty() {
            return Vec::new();
        }
        let reason = |found: &Diagnostic| {
            let file = found.span().map(|span| span.file);
            let own = own
                .iter()
                .filter(|(id, _)| file.is_none_or(|file| file == *id));
            let mut own = own.filter_map(|(_, suppressions)| suppressions.reason(found));
            let shared = || self.shared.get(&file?)?.reason(found);
            own.next().or_else(shared).map(str::to_owned)
        };
        let mut hidden = Vec::new();
        found.retain(|found| match reason(found) {
            None => true,
            Some(reason) => {
                let (finding, why) = (found.clone(), Why::Comment(reason));
                hidden.push(Hidden { finding, why });
                false
            }
        });
        hidden
    }

    /// Takes out what the levels allow, and of one file what nobody reads.
    pub(super) fn thin(&self, found: &mut Vec<Diagnostic>) {
        self.levels.allow(found);
        if !self.keeps_all {
            let stops = |found: &Diagnostic| found.is_error() || self.levels.denies(found.rule);
            too_many_findings::cap(found, &stops);
        }
    }

    /// Decides about all findings, in order of file and place. `is_whole`: nothing was left out, so what was not found is
    /// not there.
    pub(super) fn conclude(
        &self,
        workspace: &Workspace,
        is_whole: bool,
        diagnostics: &mut Vec<Diagnostic>,
        sources: &Sources,
    ) -> Vec<Hidden> {
        let is_whole = is_whole && !diagnostics.iter().any(Diagnostic::is_error);
        if is_whole {
            diagnostics.extend(self.shared.values().flat_map(Suppressions::unused));
        }
        self.levels.allow(diagnostics);
        diagnostics::sort(diagnostics);
        let mut hidden = Vec::new();
        if !self.baseline.is_empty() {
            let mut baseline = self.baseline.clone();
            let relative = |path: &str| workspace.in_project(path);
            let taken = baseline.take(diagnostics, sources, &relative);
            hidden.extend(taken.into_iter().map(|finding| {
                let why = Why::Known;
                Hidden { finding, why }
            }));
            let gone = baseline.gone();
            if is_whole && !gone.is_empty() {
                diagnostics.insert(0, stale_baseline::report(&self.path, &gone));
                self.levels.allow(diagnostics);
            }
        }
        self.levels.deny(diagnostics);
        if self.keeps_all && workspace.leaves_out_known {
            cap_each(diagnostics);
        }
        hidden
    }
}

/// Caps the findings of each file; those about no place are about different things.
fn cap_each(diagnostics: &mut Vec<Diagnostic>) {
    let mut files: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
    let mut all = Vec::new();
    for found in diagnostics.drain(..) {
        match found.span() {
            None => all.push(found),
            Some(span) => files.entry(span.file).or_default().push(found),
        }
    }
    for found in files.values_mut() {
        too_many_findings::cap(found, &Diagnostic::is_error);
        diagnostics::sort(found);
        all.append(found);
    }
    *diagnostics = all;
}
