//! The edge of the compiler: files in, files out.
//!
//! Everything inside (`yaml`, `syntax`, `check`, `ir`, `target`) is pure; only this module and the command
//! line touch the disk.

mod baseline;
mod catalogue;
mod compared;
mod create;
mod discover;
mod files;
mod formatting;
mod given;
mod languages;
mod mend;
mod migrations;
mod moves;
mod output;
mod past;
mod picture;
mod publish;
mod receiving;
mod release;
mod rewrite;
mod screen;
mod script;
mod session;
mod state;

pub use baseline::write_baseline;
pub use catalogue::{Catalogue, Each, Progress, Report};
pub use compared::{Against, Comparison, compare};
pub use create::Created;
pub use discover::{UnknownBrand, Workspace};
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

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::check::rules::unreadable_file;
use crate::contract::ReleaseFile;
use crate::diagnostics::{Diagnostic, Hidden, Why};
use crate::ir::{Locale, Project, Summary};
use crate::source::Sources;
use crate::syntax::Coverage;
use crate::syntax::schema::Grammar;
use crate::target::{self, CopiedFile, OutputFile};

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
    /// The providers without errors, in order of code; none after a check.
    pub summaries: Vec<Summary>,
    /// What happened to the outputs. Empty when there were errors: then nothing was touched.
    pub changes: Changes,
    /// Whether nothing had changed since the last build, so that nothing was looked at.
    pub up_to_date: bool,
    /// How the frontend package stands to its last release; none where it was never released, or nothing was looked at.
    pub package: Option<Standing>,
    /// Why nothing could be released, where nothing is wrong with the project.
    pub refused: Option<String>,
    /// What the outputs look like on the disk, for the next build.
    outputs: BTreeMap<String, state::Stamp>,
    /// The pictures that were copied, from the folder of the specs.
    pictures: BTreeSet<String>,
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

/// Compiles every spec and writes what changed. With errors nothing is written.
pub fn build(workspace: &Workspace, progress: &dyn Progress) -> Outcome {
    let started = std::time::SystemTime::now();
    if let Some(outcome) = state::up_to_date(workspace) {
        return outcome;
    }
    let outcome = run(workspace, output::Writing::Files, None, progress);
    if !outcome.failed() {
        state::remember(workspace, started, &outcome);
    }
    outcome
}

/// Compiles every spec and says what a build would change, without changing it.
pub fn stale(workspace: &Workspace, progress: &dyn Progress) -> Outcome {
    run(workspace, output::Writing::Nothing, None, progress)
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

/// So many entries of the files about all providers are made in parallel before they are put together.
const AT_ONCE: usize = 256;

/// Compiles every spec; with an `order`, for a release.
fn run(
    workspace: &Workspace,
    writing: output::Writing,
    order: Option<&Order>,
    progress: &dyn Progress,
) -> Outcome {
    let (catalogue, mut report) = Catalogue::open(workspace);
    let mut outcome = Outcome::default();
    // Without a project there is nothing to write, not even a folder.
    if report.failed() {
        let report = catalogue.check(report, progress, &|_, _, _| None);
        outcome.diagnostics = report.diagnostics;
        outcome.hidden = report.hidden;
        outcome.sources = report.sources;
        return outcome;
    }
    let publishing = match publish::Publishing::open(workspace, order.is_some()) {
        Ok(publishing) => publishing,
        Err(fault) => {
            fault.tell(&mut report.diagnostics, &mut report.sources);
            None
        }
    };
    let output = match output::Output::open(&workspace.generated, writing) {
        Ok(output) => output,
        Err(finding) => {
            outcome.diagnostics.push(*finding);
            return outcome;
        }
    };
    let projects = catalogue.projects();
    let targets: Vec<_> = projects
        .iter()
        .map(|project| target::all(project))
        .collect();
    let stage = |file| output.stage(file).err().map(|finding| *finding);
    // Several providers may show the same picture.
    let copies = Mutex::new(BTreeSet::new());
    let mut report = catalogue.check(report, progress, &|providers, summaries, failed| {
        // Once something is wrong nothing will be written, so nothing needs to be made.
        if failed {
            return None;
        }
        let mut files = Vec::new();
        let of_language = targets.iter().zip(providers).zip(summaries.iter_mut());
        for ((targets, provider), summary) in of_language {
            files.extend(target::provider(targets, provider, summary));
            let shown = targets.iter().flat_map(|target| target.copies(provider));
            copies
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend(shown);
        }
        if let (Some(publishing), Some(provider)) = (&publishing, providers.first()) {
            publishing.provider(provider, &projects, &files, summaries);
        }
        files.into_iter().find_map(stage)
    });
    let mut settled = None;
    if !report.failed() {
        let summaries = &report.summaries;
        if let Some(publishing) = publishing {
            let coming = publishing.conclude(summaries, catalogue.project());
            match release::settle(coming, order, catalogue.project()) {
                Ok(it) => settled = Some(it),
                Err(why) => {
                    outcome.refused = Some(why);
                    return outcome;
                }
            }
        }
        // What the package is called now is known only here.
        let project = settled
            .as_ref()
            .map_or(catalogue.project(), |it| &it.project);
        let mut targets: Vec<_> = target::all(project)
            .into_iter()
            .map(|target| (target, summaries))
            .collect();
        for (project, summaries) in projects.iter().skip(1).zip(&report.translated) {
            let further = target::all(project).into_iter();
            targets.extend(further.map(|target| (target, summaries)));
        }
        let failures: Vec<Diagnostic> = targets
            .par_iter()
            .flat_map_iter(|(target, summaries)| {
                let some = |some: &[Summary]| -> Vec<Vec<String>> {
                    some.par_iter()
                        .map(|summary| target.entry(summary))
                        .collect()
                };
                target.catalogue(summaries, &mut summaries.chunks(AT_ONCE).flat_map(some))
            })
            .chain(language().into_par_iter())
            .filter_map(stage)
            .collect();
        report.diagnostics.extend(failures);
        let copies = copies.into_inner().unwrap_or_else(PoisonError::into_inner);
        let failures = copies
            .iter()
            .filter_map(|copy| copied(copy, workspace, &output).err());
        report.diagnostics.extend(failures.map(|finding| *finding));
        outcome.pictures = copies.into_iter().map(|copy| copy.from).collect();
    }
    if !report.failed() {
        let file = settled.as_ref().and_then(|it| it.file.as_ref());
        match commit(
            &output,
            file.filter(|_| writing == output::Writing::Files),
            workspace,
        ) {
            Ok(written) => {
                outcome.changes = written.changes;
                outcome.outputs = written.stamps;
                outcome.package = settled.map(|it| it.standing);
            }
            Err(finding) => report.diagnostics.push(*finding),
        }
    }
    outcome.diagnostics = report.diagnostics;
    outcome.hidden = report.hidden;
    outcome.sources = report.sources;
    outcome.sound = report.sound;
    outcome.summaries = report.summaries;
    outcome
}

/// Takes a picture from beside the specs.
fn copied(
    copy: &CopiedFile,
    workspace: &Workspace,
    output: &output::Output,
) -> Result<(), Box<Diagnostic>> {
    let bytes = workspace.beside_specs().read(&copy.from).map_err(|error| {
        let path = files::shown(&workspace.specs.join(&copy.from));
        Box::new(unreadable_file::report(&path, &error))
    })?;
    output.put(copy.path.clone(), &bytes)
}

/// Moves everything to its place, the memory of a release last: until then the next build goes by the release before.
fn commit(
    output: &output::Output,
    file: Option<&ReleaseFile>,
    workspace: &Workspace,
) -> Result<output::Written, Box<Diagnostic>> {
    let aside = file.map(|file| release::Aside::write(&workspace.releases, file));
    let aside = aside.transpose()?;
    let written = output.commit()?;
    aside.map_or(Ok(()), release::Aside::commit)?;
    Ok(written)
}

/// The schemas of the language itself, for editors. They go by the language, not by the model, so no target
/// makes them.
fn language() -> [OutputFile; 3] {
    let file = |name: &str, grammar: Grammar| OutputFile {
        path: format!("schema/{name}.schema.json"),
        contents: grammar.document(),
    };
    [
        file("provider", Grammar::Provider),
        file("group", Grammar::SharedGroup),
        file("translations", Grammar::Translations),
    ]
}
