//! The edge of the compiler: files in, files out.
//!
//! Everything inside (`yaml`, `syntax`, `check`, `ir`, `target`) is pure; only this module and the command
//! line touch the disk.

mod baseline;
mod catalogue;
mod commit;
mod compared;
mod compile;
mod create;
mod discover;
mod files;
mod finisher;
mod formatting;
mod given;
mod growing;
mod journal;
mod languages;
mod mend;
mod migrations;
mod moves;
mod output;
mod part;
mod past;
mod picture;
mod providers;
mod publish;
mod ready;
mod receiving;
mod release;
mod rewrite;
mod screen;
mod script;
mod session;
mod state;
mod whole;

pub use baseline::write_baseline;
pub use catalogue::{Catalogue, Each, Progress, Report};
pub use compared::{Against, Comparison, compare};
pub use create::Created;
pub use discover::{UnknownBrand, Workspace};
pub use finisher::{Finisher, finish_moves};
pub use formatting::{Formatted, FormattedFile, format, format_text};
pub use given::{check_accounts, check_fields};
pub use mend::{Mend, MendedFile, Mending, fix, mend_readable};
pub use migrations::{Written, write_migrations};
pub use output::{Change, Changes};
pub use past::Unreadable;
pub use publish::Standing;
pub use receiving::Receiving;
pub use release::{Order, release};
pub use rewrite::{Mark, rewrite};
pub use script::{Config, Failure, compile};
pub use session::{Role, Session};

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Hidden, Why};
use crate::ir::{Locale, Project, Summary};
use crate::source::Sources;
use crate::syntax::Coverage;
use compile::Job;
use part::Part;

/// What a build did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was found, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is not told: a comment allows it, or it was known before.
    pub hidden: Vec<Hidden>,
    /// The files that the findings point into.
    pub sources: Sources,
    /// How many providers are without errors.
    pub sound: usize,
    /// How many forms they have; 0 where nothing was compiled.
    pub forms: usize,
    /// How many specs were compiled; of the others nothing had changed since the last build.
    pub compiled: usize,
    /// The providers without errors, in order of code; none after a build or a check.
    pub summaries: Vec<Summary>,
    /// What happened to the outputs. Empty when there were errors: then nothing was touched.
    pub changes: Changes,
    /// Whether nothing had changed since the last build, so that nothing was looked at.
    pub up_to_date: bool,
    /// How the frontend package stands to its last release; none where it was never released, or nothing was looked at.
    pub package: Option<Standing>,
    /// Why nothing could be released, where nothing is wrong with the project.
    pub refused: Option<String>,
    /// What the next build has to know.
    memory: state::Memory,
}

impl Outcome {
    /// How many findings are not told since they are in the baseline.
    pub fn known(&self) -> usize {
        let known = self.hidden.iter().filter(|hidden| hidden.why == Why::Known);
        known.count()
    }

    /// Whether there are errors.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

impl From<Report> for Outcome {
    /// What was found, where nothing was made.
    fn from(report: Report) -> Self {
        Self {
            diagnostics: report.diagnostics,
            hidden: report.hidden,
            sources: report.sources,
            sound: report.sound,
            summaries: report.summaries,
            ..Self::default()
        }
    }
}

/// Compiles what changed since the last build, and writes what changed of the outputs. With errors nothing is written.
pub fn build(workspace: &Workspace, progress: &dyn Progress) -> Outcome {
    let started = std::time::SystemTime::now();
    // What a build that was killed still moves is not yet what it will be.
    finisher::settle(workspace, output::Writing::Files);
    let before = state::text(workspace);
    let mut part = before
        .as_deref()
        .and_then(|text| Part::find(workspace, text, started));
    if let Some(same) = part.take_if(|part| part.is_nothing()) {
        let looked = same.look(workspace);
        part = same.after(&looked);
        if let Some(part) = part.as_ref().filter(|part| part.is_nothing()) {
            return nothing(workspace, part);
        }
    }
    let job = Job {
        workspace,
        writing: output::Writing::Files,
        began: Some(started),
        order: None,
        progress,
    };
    job.run(part)
}

/// What a build says when nothing changed since the last one: what was found then is found again in the few specs that it is
/// about. A warning that is shown once and never again is missed.
fn nothing(workspace: &Workspace, part: &Part<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    if part.record.has_findings {
        let (catalogue, report) = Catalogue::open_part(workspace, part);
        outcome = Outcome::from(catalogue.check(report, &(), &|_, _, _| None));
    }
    let sum = part.outputs();
    outcome.changes = Changes {
        total: sum.files,
        bytes: sum.bytes,
        ..Changes::default()
    };
    outcome.up_to_date = true;
    outcome
}

/// Compiles every spec and says what a build would change, without changing it.
pub fn stale(workspace: &Workspace, progress: &dyn Progress) -> Outcome {
    let job = Job {
        workspace,
        writing: output::Writing::Nothing,
        began: None,
        order: None,
        progress,
    };
    job.run(None)
}

/// Checks every spec and makes no output.
pub fn check(workspace: &Workspace, progress: &dyn Progress) -> Outcome {
    let (mut catalogue, report) = Catalogue::open(workspace);
    catalogue.forget_summaries();
    let report = catalogue.check(report, progress, &|_, _, _| None);
    let mut outcome = Outcome::from(report);
    if let Err(fault) = publish::read(&workspace.releases, &workspace.releases) {
        fault.tell(&mut outcome.diagnostics, &mut outcome.sources);
    }
    outcome
}

/// Checks every spec and makes no output; with what the company says once for all providers.
pub fn survey(workspace: &Workspace, progress: &dyn Progress) -> (Project, Outcome) {
    let (catalogue, report) = Catalogue::open(workspace);
    let report = catalogue.check(report, progress, &|_, _, _| None);
    (catalogue.project().clone(), Outcome::from(report))
}

/// How much of a project is translated into one of its further languages.
#[derive(Debug)]
pub struct Translation {
    /// The language.
    pub locale: Locale,
    /// What all providers have in common, titles of the project and shared groups; none where it is not asked for.
    pub common: Option<Coverage>,
    /// By code, each sound provider, with the shared groups that it uses.
    pub providers: BTreeMap<String, Coverage>,
}

/// Checks every spec, and says how much of it is translated into each further language of the project.
pub fn translations(workspace: &Workspace, progress: &dyn Progress) -> (Vec<Translation>, Outcome) {
    let (mut catalogue, report) = Catalogue::open(workspace);
    catalogue.keep_coverage();
    let mut report = catalogue.check(report, progress, &|_, _, _| None);
    let locales = catalogue.project().locales.iter().skip(1);
    let all = locales.zip(catalogue.common_coverage()).enumerate();
    let translations = all.map(|(at, (locale, common))| Translation {
        locale: *locale,
        common: Some(common),
        providers: report
            .coverage
            .iter_mut()
            .filter_map(|(code, of_each)| {
                Some((code.clone(), std::mem::take(of_each.get_mut(at)?)))
            })
            .collect(),
    });
    let translations = translations.collect();
    (translations, Outcome::from(report))
}
