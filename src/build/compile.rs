//! Compiling a project, or the part of it that has to be.

use std::time::SystemTime;

use rayon::prelude::*;

use super::catalogue::{Catalogue, Progress, Report};
use super::finisher;
use super::growing::Growing;
use super::output::{Output, Writing};
use super::part::{Looked, Part};
use super::providers::Providers;
use super::publish::Publishing;
use super::ready::Ready;
use super::release::{self, Order, Settled};
use super::whole::Whole;
use super::{Outcome, Workspace, files};
use crate::check::rules::unreadable_file;
use crate::diagnostics::Diagnostic;
use crate::ir::Summary;
use crate::syntax::schema::Grammar;
use crate::target::{self, CopiedFile, OutputFile, Target};

/// So many entries of the files about all providers are made in parallel before they are put together.
const ENTRIES_AT_ONCE: usize = 256;

/// The schemas of the language itself, for editors. They go by the language, not by the model, so no target makes them.
const LANGUAGE: [(&str, Grammar); 3] = [
    ("provider", Grammar::Provider),
    ("group", Grammar::SharedGroup),
    ("translations", Grammar::Translations),
];

/// What is to be compiled, and how.
pub(super) struct Job<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) writing: Writing,
    /// When the build began that the next one is to know of.
    pub(super) began: Option<SystemTime>,
    /// To be released.
    pub(super) order: Option<&'a Order>,
    pub(super) progress: &'a dyn Progress,
}

/// What was made of a project, or of a part of it.
enum Made<'a> {
    /// All of it, or what is wrong with it.
    Ready(Box<Ready<'a>>),
    /// Nothing, and nothing will be.
    Nothing(Box<Outcome>),
    /// What the files about all providers say is another, too: for these all providers are needed.
    NotTheLists,
    /// What is remembered of the rest cannot be read.
    NotTheRest,
}

/// What became of a part of a project.
enum Done {
    /// It was compiled, or something is wrong with it.
    Yes(Box<Outcome>),
    /// Outputs of what was not compiled are others than they were.
    NotAll,
    /// What the files about all providers say is another, too.
    NotTheLists,
    /// What is remembered of the rest cannot be read.
    NotTheRest,
}

impl Job<'_> {
    /// Compiles every spec, or the part of them that is given. With errors nothing is written.
    pub(super) fn run(&self, mut part: Option<Part<'_>>) -> Outcome {
        loop {
            let (done, looked) = self.attempt(part.as_ref());
            if let Done::Yes(outcome) = done {
                return *outcome;
            }
            if let Some(looked) = looked {
                part = part.and_then(|part| part.after(&looked));
            }
            part = match done {
                Done::NotTheLists => part.map(Part::with_lists),
                Done::NotTheRest => None,
                Done::Yes(_) | Done::NotAll => part,
            };
        }
    }

    /// Compiles a part while somebody looks whether the outputs of the rest are what they were: nearly always they are.
    fn attempt(&self, part: Option<&Part<'_>>) -> (Done, Option<Looked>) {
        let (looked, made) = match part.filter(|part| part.rest().is_none()) {
            Some(part) => {
                let look = || Some(part.look(self.workspace));
                rayon::join(look, || self.make(Some(part)))
            }
            None => (None, self.make(part)),
        };
        let is_same = looked.as_ref().is_none_or(Looked::is_same);
        let rest = looked.as_ref().map(|looked| looked.rest);
        let rest = rest.or(part.and_then(Part::rest)).unwrap_or_default();
        let done = match made {
            Made::Ready(ready) if is_same => Done::Yes(Box::new(ready.finish(rest))),
            Made::Nothing(outcome) if is_same => Done::Yes(outcome),
            Made::Ready(_) | Made::Nothing(_) => Done::NotAll,
            Made::NotTheLists => Done::NotTheLists,
            Made::NotTheRest => Done::NotTheRest,
        };
        (done, looked)
    }

    /// Makes everything, and puts aside what is new.
    fn make<'a>(&'a self, part: Option<&'a Part<'a>>) -> Made<'a> {
        let workspace = self.workspace;
        let (catalogue, mut report) = match part {
            Some(part) => Catalogue::open_part(workspace, part),
            None => Catalogue::open(workspace),
        };
        let mut outcome = Outcome::default();
        // Without a project there is nothing to write, not even a folder.
        if report.failed() {
            let report = catalogue.check(report, self.progress, &|_, _, _| None);
            return Made::Nothing(Box::new(Outcome::from(report)));
        }
        // Before the last release is read: a build that was killed may still be moving it.
        if finisher::settle(workspace, self.writing) && part.is_some() {
            return Made::NotTheRest;
        }
        let output = match Output::open(workspace, self.writing, part) {
            Ok(output) => output,
            Err(finding) => {
                outcome.diagnostics.push(*finding);
                return Made::Nothing(Box::new(outcome));
            }
        };
        let publishing = match Publishing::open(workspace, self.order.is_some()) {
            Ok(publishing) => publishing,
            Err(fault) => {
                fault.tell(&mut report.diagnostics, &mut report.sources);
                None
            }
        };
        let projects = catalogue.projects();
        let all = Providers::new(&projects, publishing.as_ref(), part, &output);
        let mut report = catalogue.check(report, self.progress, &|providers, summaries, failed| {
            // Once something is wrong nothing will be written, so nothing needs to be made.
            (!failed).then(|| all.compile(providers, summaries))?
        });
        let made = all.made(std::mem::take(&mut report.seen));
        let (mut settled, mut forms) = (None, 0);
        if !report.failed() {
            if part.is_some_and(|part| !part.needs_lists() && part.says_else(&made.entries)) {
                return Made::NotTheLists;
            }
            let Some(whole) = Whole::of(&made.entries, part) else {
                return Made::NotTheRest;
            };
            if let Some(publishing) = publishing {
                let coming = publishing.conclude(&whole.departures(), catalogue.project());
                match release::settle(coming, self.order, catalogue.project()) {
                    Ok(it) => settled = Some(it),
                    Err(why) => {
                        outcome.refused = Some(why);
                        return Made::Nothing(Box::new(outcome));
                    }
                }
            }
            forms = whole.forms();
            let lists = part.is_none_or(Part::needs_lists);
            let failures = common(
                &catalogue,
                &report,
                settled.as_ref(),
                lists,
                &whole,
                &output,
            );
            report.diagnostics.extend(failures);
            match part.filter(|_| !lists) {
                Some(part) => part
                    .common()
                    .for_each(|(path, stamp)| output.keep(path, stamp)),
                None => {
                    let copied = made
                        .copies
                        .iter()
                        .map(|copy| copied(copy, workspace, &output));
                    let failures = copied.filter_map(Result::err).map(|finding| *finding);
                    report.diagnostics.extend(failures);
                }
            }
        }
        // The lists are made of them. They are freed beside the rest of the work.
        let summaries = (
            std::mem::take(&mut report.summaries),
            std::mem::take(&mut report.translated),
        );
        rayon::spawn(move || drop(summaries));
        Made::Ready(Box::new(Ready {
            workspace,
            began: self.began,
            output,
            part,
            report,
            made,
            settled,
            forms,
        }))
    }
}

/// Makes what is about no single provider: the files about all of them (`lists`), and those that go by more than the models.
fn common(
    catalogue: &Catalogue,
    report: &Report,
    settled: Option<&Settled>,
    lists: bool,
    whole: &Whole<'_>,
    output: &Output<'_>,
) -> Vec<Diagnostic> {
    let projects = catalogue.projects();
    let mut targets: Vec<(Box<dyn Target + '_>, usize)> = Vec::new();
    for (language, project) in projects.iter().enumerate() {
        // What the package is called now is known only here.
        let settled = settled.filter(|_| language == 0).map(|it| &it.project);
        let all = target::all(settled.unwrap_or(project)).into_iter();
        targets.extend(all.map(|target| (target, language)));
    }
    let summaries: Vec<&[Summary]> = std::iter::once(&*report.summaries)
        .chain(report.translated.iter().map(Vec::as_slice))
        .collect();
    let stage = |file| output.stage(file, None).err().map(|finding| *finding);
    targets
        .par_iter()
        .flat_map_iter(|(target, language)| {
            let some = |some: &[Summary]| -> Vec<Vec<String>> {
                some.par_iter()
                    .map(|summary| target.entry(summary))
                    .collect()
            };
            let mut files = target.digests(&mut whole.digests(*language));
            let mut failure = None;
            if lists {
                let summaries = summaries[*language];
                let mut entries = summaries.chunks(ENTRIES_AT_ONCE).flat_map(some);
                let mut growing = Growing::new(output);
                target.catalogue(summaries, &mut entries, &mut growing);
                failure = growing.finish().err().map(|finding| *finding);
            }
            if lists || settled.is_some() {
                files.extend(target.project());
            }
            failure
                .into_iter()
                .chain(files.into_iter().filter_map(stage))
        })
        .chain(LANGUAGE.par_iter().filter(|_| lists).filter_map(|schema| {
            let (name, grammar) = *schema;
            stage(OutputFile {
                path: format!("schema/{name}.schema.json"),
                contents: grammar.document().to_owned(),
            })
        }))
        .collect()
}

/// Takes a picture from beside the specs.
fn copied(
    copy: &CopiedFile,
    workspace: &Workspace,
    output: &Output<'_>,
) -> Result<(), Box<Diagnostic>> {
    let bytes = workspace.beside_specs().read(&copy.from).map_err(|error| {
        let path = files::shown(&workspace.specs.join(&copy.from));
        Box::new(unreadable_file::report(&path, &error))
    })?;
    output.put(copy.path.clone(), &bytes, None)
}
