//! The specs beside what they were: what breaks, where it stands, and what it means for the next release.

mod exceptions;
mod state;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::catalogue::Catalogue;
use super::past::{Past, Unreadable};
use super::{Progress, Workspace};
use crate::breaking::{self, Break, Category};
use crate::contract::{ProviderContract, Surface};
use crate::diagnostics::{Diagnostic, Severity};
use crate::ir::{Level, Project, Provider};
use crate::source::Sources;
use crate::target::frontend;
use state::State;

pub(super) use texts::spec;

/// What to compare with, and what to look at.
#[derive(Debug, Clone)]
pub struct Against {
    /// A revision, a folder or a file.
    pub past: String,
    /// The categories; empty = those of the project.
    pub categories: BTreeSet<Category>,
}

/// What a comparison found.
#[derive(Debug, Default)]
pub struct Comparison {
    /// What was found, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that the findings point into.
    pub sources: Sources,
    /// What breaks, but for what is broken on purpose.
    pub breaks: Vec<Break>,
    /// How many findings they are: what breaks several forms at one place is one.
    pub found: usize,
    /// How many of them break something for whom.
    pub by_category: BTreeMap<Category, usize>,
    /// How many are broken on purpose.
    pub accepted: usize,
    /// How many providers were compared.
    pub compared: usize,
    /// What the changes mean for the version of the package; none where nothing that matters to programs has changed.
    pub level: Option<Level>,
    /// Whether the specs of today have errors, so that nothing was compared.
    pub unsound: bool,
    /// What could not be compared, in words.
    pub limits: Option<&'static str>,
    /// The states of each provider that has changed, for migrations.
    pub changed: Vec<(Provider, Provider)>,
    /// The providers that are gone, as they were.
    pub gone: Vec<Provider>,
}

impl Comparison {
    /// Whether something breaks that is no warning, or something is wrong with the project.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// What breaks since then.
///
/// # Errors
///
/// There is nothing to compare with.
pub fn compare(
    workspace: &Workspace,
    against: &Against,
    progress: &dyn Progress,
) -> Result<Comparison, Unreadable> {
    let past = Past::open(&against.past, workspace)?;
    let mut comparison = Comparison::default();
    let mut workspace = workspace.clone();
    workspace.pictures = false;
    let (catalogue, report) = Catalogue::open(&workspace);
    let (now, report) = state::state(&catalogue, report, progress);
    // A denied warning is none that keeps anything from being compared.
    let is_error = |found: &Diagnostic| found.rule.severity == Severity::Error;
    if report.diagnostics.iter().any(is_error) {
        comparison.unsound = true;
        let errors = report.diagnostics.into_iter();
        comparison.diagnostics = errors.filter(is_error).collect();
        comparison.sources = report.sources;
        return Ok(comparison);
    }
    let breaks = match &past {
        Past::Project { workspace: old, .. } => {
            let (old_catalogue, report) = Catalogue::open_untranslated(old);
            if let Some(why) = state::unreadable(&old_catalogue, &report) {
                let what = format!("the project of `{}` cannot be read: {why}", against.past);
                return Err(Unreadable {
                    what,
                    help: Some("compare with a state in which it has none".to_owned()),
                });
            }
            let (then, _) = state::state(&old_catalogue, report, &());
            of_projects(&then, &now, &past, against, &mut comparison)
        }
        Past::Released(contract) => {
            comparison.limits =
                Some("types of Rust and pages of guides: a release file knows nothing of them");
            let mut breaks = of_contracts(&contract.providers, &now, &mut comparison);
            breaks.extend(of_surface(&contract.surface, &now.project, &mut comparison));
            breaks
        }
        Past::Index(index) => {
            comparison.limits = Some(
                "fields, types and pages: an index knows which providers, modes and forms there are",
            );
            let old = index.contracts(&now.providers);
            of_contracts(&old, &now, &mut comparison)
        }
    };
    exceptions::settle(
        breaks,
        catalogue.breaking(),
        &workspace,
        against,
        &mut comparison,
    );
    let lists = catalogue.lists();
    texts::tell(&past, &workspace, &now, &lists, against, &mut comparison);
    catalogue.levels().allow(&mut comparison.diagnostics);
    catalogue.levels().deny(&mut comparison.diagnostics);
    crate::diagnostics::sort(&mut comparison.diagnostics);
    Ok(comparison)
}

/// What breaks from one state of a project to another.
fn of_projects(
    then: &State,
    now: &State,
    past: &Past,
    against: &Against,
    comparison: &mut Comparison,
) -> Vec<Break> {
    let arrived = now.providers.values();
    let arrived: Vec<&Provider> = arrived
        .filter(|it| !then.providers.contains_key(&it.code) && !then.broken.contains_key(&it.code))
        .collect();
    // What is made of both states is most of the work.
    let looked: Vec<_> = then
        .providers
        .par_iter()
        .map(|(code, old)| {
            let Some(new) = now.providers.get(code) else {
                let gone = breaking::gone(code, Some(old), &arrived);
                return (gone, Some(Level::Major), None);
            };
            let state = breaking::Past::Model(old, &then.project);
            let (found, level) = breaking::provider(state, new, &now.project);
            (found, level, Some((old, new)))
        })
        .collect();
    let gone = then.providers.iter();
    let gone = gone.filter(|(code, _)| !now.providers.contains_key(*code));
    comparison.gone = gone.map(|(_, old)| old.clone()).collect();
    let mut breaks = Vec::new();
    for (found, level, states) in looked {
        comparison.level = comparison.level.max(level);
        comparison.compared += usize::from(states.is_some());
        if let Some((old, new)) = states.filter(|_| !found.is_empty()) {
            comparison.changed.push((old.clone(), new.clone()));
        }
        breaks.extend(found);
    }
    for (code, why) in &then.broken {
        let file = past.spec(code).unwrap_or_default();
        let name = format!("`{}`", against.past);
        comparison
            .diagnostics
            .push(breaking::incomparable(code, &name, &past.shown(&file), why));
    }
    comparison.level = comparison.level.max(added(now, |code| {
        then.providers.contains_key(code) || then.broken.contains_key(code)
    }));
    breaks.extend(of_surface(
        &surface(&then.project),
        &now.project,
        comparison,
    ));
    breaks
}

/// What breaks since contracts that were kept.
fn of_contracts(
    then: &BTreeMap<String, ProviderContract>,
    now: &State,
    comparison: &mut Comparison,
) -> Vec<Break> {
    let mut breaks = Vec::new();
    for (code, old) in then {
        let Some(new) = now.providers.get(code) else {
            breaks.extend(breaking::gone(code, None, &[]));
            comparison.level = Some(Level::Major);
            continue;
        };
        let state = breaking::Past::Contract(old);
        let (found, level) = breaking::provider(state, new, &now.project);
        comparison.compared += 1;
        comparison.level = comparison.level.max(level);
        breaks.extend(found);
    }
    comparison.level = comparison
        .level
        .max(added(now, |code| then.contains_key(code)));
    breaks
}

fn added(now: &State, is_known: impl Fn(&str) -> bool) -> Option<Level> {
    let mut codes = now.providers.keys();
    codes.any(|code| !is_known(code)).then_some(Level::Minor)
}

fn surface(project: &Project) -> Surface {
    let promises = frontend::promises(project);
    Surface {
        name: project.package.name.clone(),
        promises: promises.named,
        content: promises.content,
    }
}

fn of_surface(then: &Surface, now: &Project, comparison: &mut Comparison) -> Vec<Break> {
    let (breaks, level) = breaking::surface(then, &surface(now));
    comparison.level = comparison.level.max(level);
    breaks
}
