//! Looking at all specs, and putting together what was found.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use super::look::Looked;
use super::{Catalogue, Each, Progress};
use crate::build::files::{shown, stem};
use crate::build::screen::Screen;
use crate::build::state::Seen;
use crate::check::rules::duplicate_code;
use crate::diagnostics::{self, Diagnostic, Hidden};
use crate::ir::Summary;
use crate::source::{SourceFile, Sources};
use crate::syntax::Coverage;

/// So many specs are looked at by one thread before another may have the next: with more of them, others would wait at the
/// end for the one that has the last.
const SPECS_IN_A_ROW: usize = 8;

/// What is known after looking at the specs.
#[derive(Debug, Default)]
pub struct Report {
    /// What was found, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is not told.
    pub hidden: Vec<Hidden>,
    /// The files that the findings point into.
    pub sources: Sources,
    /// How many providers are without errors.
    pub sound: usize,
    /// The providers without errors, in order of code; none where nobody wants them.
    pub summaries: Vec<Summary>,
    /// The same in each further language of the project.
    pub translated: Vec<Vec<Summary>>,
    /// By code, what is remembered of each sound provider; where summaries are kept.
    pub(in crate::build) seen: BTreeMap<String, Seen>,
    /// By code, how much of each provider is translated into each further language; where it was asked for.
    pub coverage: BTreeMap<String, Vec<Coverage>>,
}

impl Report {
    /// Whether there are errors.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Takes the findings about one file, and the file with them if there are any.
    pub(in crate::build) fn add(
        &mut self,
        mut found: Vec<Diagnostic>,
        source: Option<SourceFile>,
        screen: &Screen,
    ) {
        screen.thin(&mut found);
        if !found.is_empty() {
            self.diagnostics.append(&mut found);
            source
                .into_iter()
                .for_each(|source| self.sources.insert(source));
        }
    }
}

impl Catalogue {
    /// Checks every spec. `each` gets each sound provider, on any thread and in any order, with its summary, to
    /// which it may add, and whether anything was wrong so far; what it returns is one more finding. Only findings
    /// and summaries are kept, so that memory does not grow with the size of the specs.
    pub fn check(&self, mut report: Report, progress: &dyn Progress, each: &Each<'_>) -> Report {
        let failed = AtomicBool::new(report.failed());
        report.translated = vec![Vec::new(); self.languages.len()];
        progress.start(self.inputs.specs.len());
        let results: Vec<_> = self
            .inputs
            .specs
            .par_iter()
            .enumerate()
            .map(|(at, _)| {
                let result = self.look(at, &self.opened(at), None, &failed, each);
                progress.advance();
                result
            })
            .with_max_len(SPECS_IN_A_ROW)
            .collect();
        // A text may stand in what was not looked at.
        let unmet = || match self.is_part {
            true => Vec::new(),
            false => self.languages.unmet(),
        };
        self.conclude(report, results, &unmet)
    }

    /// Puts together what was found. `results` are of the specs in their order; `unmet` says what is translated and stands
    /// nowhere.
    pub(in crate::build) fn conclude(
        &self,
        mut report: Report,
        results: Vec<Looked>,
        unmet: &dyn Fn() -> Vec<Diagnostic>,
    ) -> Report {
        let mut modules: HashMap<String, &Path> = HashMap::new();
        // Room for all of them and no more.
        let sound = results.iter().filter(|it| !it.summaries.is_empty()).count();
        report.summaries.reserve_exact(sound);
        for summaries in &mut report.translated {
            summaries.reserve_exact(sound);
        }
        for (path, looked) in self.inputs.specs.iter().zip(results) {
            let module = stem(path).replace('-', "_");
            match modules.entry(module) {
                Entry::Vacant(free) => {
                    free.insert(path);
                }
                Entry::Occupied(first) => {
                    let (first, second) = (shown(first.get()), shown(path));
                    let finding = duplicate_code::report(&stem(path), &first, &second);
                    report.diagnostics.push(finding);
                }
            }
            looked
                .sources
                .into_iter()
                .for_each(|source| report.sources.insert(source));
            report.hidden.extend(looked.hidden);
            report.add(looked.found, None, &self.screen);
            report.add(looked.of_translations, None, &self.screen);
            report.sound += usize::from(looked.is_sound);
            if self.keeps_summaries && looked.is_sound {
                report.seen.insert(stem(path), looked.seen);
            }
            if self.keeps_coverage && looked.is_sound {
                report.coverage.insert(stem(path), looked.coverage);
            }
            let mut summaries = looked.summaries.into_iter();
            report.summaries.extend(summaries.next());
            for (all, summary) in report.translated.iter_mut().zip(summaries) {
                all.push(summary);
            }
        }
        // A text may stand in what could not be read.
        if !report.failed() {
            let mut unmet = unmet();
            report.hidden.extend(self.screen.hide(&[], &mut unmet));
            report.add(unmet, None, &self.screen);
        }
        let known = self.screen.conclude(
            &self.workspace,
            self.is_thorough && !self.is_part,
            &mut report.diagnostics,
            &report.sources,
        );
        report.hidden.extend(known);
        diagnostics::sort_hidden(&mut report.hidden);
        diagnostics::sort(&mut report.diagnostics);
        report.summaries.sort_by(|a, b| a.code.cmp(&b.code));
        for summaries in &mut report.translated {
            summaries.sort_by(|a, b| a.code.cmp(&b.code));
        }
        report
    }
}
