//! The specs beside what they were: what breaks, where it stands, and what it means for the next release.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::catalogue::{Catalogue, Report, read, shown, stem};
use super::past::{Past, Unreadable};
use super::{Progress, Workspace};
use crate::breaking::{self, Accepted, Break, Category, Written};
use crate::check;
use crate::contract::{ProviderContract, Surface};
use crate::diagnostics::Diagnostic;
use crate::ir::{Level, Project, Provider};
use crate::source::{FileId, SourceFile, Sources};
use crate::target::frontend;
use crate::yaml::{self, Node};

/// The files that are read to show places come behind those of the specs, those of the past last.
const NOW: u32 = 0x4000_0000;
const THEN: u32 = 0x8000_0000;

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
}

impl Comparison {
    /// Whether something breaks that is no warning, or something is wrong with the project.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// The providers of a project, and what it says for all of them.
struct State {
    project: Project,
    providers: BTreeMap<String, Provider>,
    /// Those that have errors, with the first of these.
    broken: BTreeMap<String, String>,
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
    let (unknown, source) = unknown_exceptions(&workspace);
    comparison.diagnostics.extend(unknown);
    source
        .into_iter()
        .for_each(|source| comparison.sources.insert(source));
    let (now, report) = state(&catalogue, report, progress);
    if report.failed() {
        comparison.unsound = true;
        let errors = report.diagnostics.into_iter();
        comparison
            .diagnostics
            .extend(errors.filter(Diagnostic::is_error));
        comparison.sources = report.sources;
        return Ok(comparison);
    }
    let mut breaks = match &past {
        Past::Project { workspace: old, .. } => {
            let (old_catalogue, report) = Catalogue::open_untranslated(old);
            if let Some(why) = unreadable(&old_catalogue, &report) {
                let what = format!("the project of `{}` cannot be read: {why}", against.past);
                return Err(Unreadable {
                    what,
                    help: Some("compare with a state in which it has none".to_owned()),
                });
            }
            let (then, _) = state(&old_catalogue, report, &());
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
    breaks.retain(|it| !it.breaks.is_empty());
    let wanted = wanted(catalogue.breaking(), against);
    let accepted = Accepted::of(catalogue.breaking());
    let all = breaks.len();
    breaks.retain(|it| !accepted.accepts(it));
    comparison.accepted = all - breaks.len();
    comparison.breaks = breaks
        .into_iter()
        .filter_map(|it| it.only(&wanted))
        .collect();
    let unused = breaking::unused(&accepted);
    if let (false, Some(source)) = (unused.is_empty(), config_of(&workspace)) {
        comparison.sources.insert(source);
    }
    comparison.diagnostics.extend(unused);
    tell(&past, &workspace, &now, against, &mut comparison);
    crate::diagnostics::sort(&mut comparison.diagnostics);
    Ok(comparison)
}

/// The categories that are looked at.
fn wanted(config: &check::breaking::Breaking, against: &Against) -> BTreeSet<Category> {
    if !against.categories.is_empty() {
        return against.categories.clone();
    }
    let named = config.categories.iter();
    let named: BTreeSet<Category> = named.filter_map(|it| Category::parse(&it.value)).collect();
    match named.is_empty() {
        true => Category::ALL.into_iter().collect(),
        false => named,
    }
}

fn state(catalogue: &Catalogue, report: Report, progress: &dyn Progress) -> (State, Report) {
    let providers = Mutex::new(BTreeMap::new());
    let report = catalogue.check(report, progress, &|in_languages, _, _| {
        if let Some(provider) = in_languages.first() {
            let mut providers = providers.lock().unwrap_or_else(PoisonError::into_inner);
            providers.insert(provider.code.clone(), provider.clone());
        }
        None
    });
    let providers: BTreeMap<String, Provider> = providers
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    let codes = catalogue.codes().into_iter();
    let broken = codes
        .filter(|code| !providers.contains_key(code))
        .map(|code| {
            let why = why(&code, &report);
            (code, why)
        });
    let state = State {
        project: catalogue.project().clone(),
        broken: broken.collect(),
        providers,
    };
    (state, report)
}

/// The first error of a spec, or that of something that it uses.
fn why(code: &str, report: &Report) -> String {
    let errors = || report.diagnostics.iter().filter(|it| it.is_error());
    let is_of = |found: &&Diagnostic| {
        let file = found.span().and_then(|span| report.sources.get(span.file));
        let path = file
            .map(|file| file.path.as_str())
            .or(found.path.as_deref());
        path.is_some_and(|path| stem(Path::new(path)) == code)
    };
    let first = errors().find(is_of).or_else(|| errors().next());
    first.map_or_else(String::new, |found| found.message.clone())
}

/// Why a project of old cannot be read at all: what is wrong with its own file, or with the folder of the specs.
fn unreadable(catalogue: &Catalogue, report: &Report) -> Option<String> {
    let of_config = |found: &&Diagnostic| found.span().is_some_and(|span| span.file == FileId(0));
    let errors = || report.diagnostics.iter().filter(|it| it.is_error());
    let any = || errors().next().filter(|_| catalogue.codes().is_empty());
    let found = errors().find(of_config).or_else(any)?;
    Some(found.message.clone())
}

/// What breaks from one state of a project to another.
fn of_projects(
    then: &State,
    now: &State,
    past: &Past,
    against: &Against,
    comparison: &mut Comparison,
) -> Vec<Break> {
    // What is made of both states is most of the work.
    let looked: Vec<_> = then
        .providers
        .par_iter()
        .map(|(code, old)| {
            let Some(new) = now.providers.get(code) else {
                let gone = breaking::gone(code, Some(old));
                return (gone, Some(Level::Major), None);
            };
            let state = breaking::Past::Model(old, &then.project);
            let (found, level) = breaking::provider(state, new, &now.project);
            (found, level, Some((old, new)))
        })
        .collect();
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
            breaks.extend(breaking::gone(code, None));
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

/// What `[breaking]` of a project names that there is not, and the text that it stands in.
pub(super) fn unknown_exceptions(workspace: &Workspace) -> (Vec<Diagnostic>, Option<SourceFile>) {
    let Some(source) = config_of(workspace) else {
        return (Vec::new(), None);
    };
    let config = check::project::read(&source.text, source.id, &mut Vec::new());
    let unknown = breaking::unknown(&config.breaking);
    let source = (!unknown.is_empty()).then_some(source);
    (unknown, source)
}

/// The text of a project's file, to be pointed into.
fn config_of(workspace: &Workspace) -> Option<SourceFile> {
    read(workspace.config.as_ref()?, FileId(0), &mut Vec::new())
}

/// The texts of specs that findings point into.
struct Texts<'a> {
    workspace: Option<&'a Workspace>,
    shown: &'a dyn Fn(&Path) -> String,
    groups: Vec<(SourceFile, Node)>,
    first: u32,
}

impl<'a> Texts<'a> {
    fn of(
        workspace: Option<&'a Workspace>,
        shown: &'a dyn Fn(&Path) -> String,
        first: u32,
    ) -> Self {
        let mut texts = Self {
            workspace,
            shown,
            groups: Vec::new(),
            first,
        };
        let inputs = workspace
            .and_then(|it| it.inputs().ok())
            .unwrap_or_default();
        texts.groups = inputs
            .shared
            .iter()
            .filter_map(|path| texts.next(path))
            .collect();
        texts
    }

    /// A file, with the tree that it is.
    fn next(&mut self, path: &Path) -> Option<(SourceFile, Node)> {
        let id = FileId(self.first);
        self.first += 1;
        let mut source = read(path, id, &mut Vec::new())?;
        source.path = (self.shown)(path);
        let root = yaml::parse(&source.text, id, &mut Vec::new()).root?;
        Some((source, root))
    }

    fn spec(&mut self, code: &str) -> Option<(SourceFile, Node)> {
        let path = spec(self.workspace?, code)?;
        self.next(&path)
    }
}

/// The file of a provider.
pub(super) fn spec(workspace: &Workspace, code: &str) -> Option<PathBuf> {
    let name = |end: &str| workspace.specs.join(format!("{code}.{end}"));
    ["yaml", "yml"]
        .map(name)
        .into_iter()
        .find(|path| path.is_file())
}

/// Makes findings of what breaks.
fn tell(
    past: &Past,
    workspace: &Workspace,
    now: &State,
    against: &Against,
    comparison: &mut Comparison,
) {
    if comparison.breaks.is_empty() {
        return;
    }
    let shown_then = |path: &Path| past.shown(path);
    let mut then = Texts::of(past.workspace(), &shown_then, THEN);
    let mut current = Texts::of(Some(workspace), &shown, NOW);
    let [then_groups, now_groups] = [&then, &current].map(|texts| {
        texts
            .groups
            .iter()
            .map(|(_, root)| root.clone())
            .collect::<Vec<Node>>()
    });
    let name = format!("`{}`", against.past);
    let olds: BTreeMap<&str, &Provider> = comparison
        .changed
        .iter()
        .map(|(old, _)| (old.code.as_str(), old))
        .collect();
    let codes: BTreeSet<&str> = comparison
        .breaks
        .iter()
        .map(|it| it.place.provider.as_str())
        .collect();
    let files: BTreeMap<&str, [Option<(SourceFile, Node)>; 2]> = codes
        .into_iter()
        .map(|code| (code, [then.spec(code), current.spec(code)]))
        .collect();
    let findings = comparison.breaks.iter().map(|broken| {
        let code = broken.place.provider.as_str();
        let [old, new] = files.get(code).map_or([None, None], |[old, new]| {
            [old.as_ref(), new.as_ref()].map(|file| file.map(|(_, root)| root))
        });
        let old = old.zip(olds.get(code)).map(|(own, provider)| Written {
            own,
            groups: &then_groups,
            provider,
        });
        let new = new
            .zip(now.providers.get(code))
            .map(|(own, provider)| Written {
                own,
                groups: &now_groups,
                provider,
            });
        let path = match code.is_empty() {
            true => workspace.config.as_deref().unwrap_or(&workspace.specs),
            false => &workspace.specs,
        };
        let finding = breaking::finding(broken, old, new, &name, &shown(path));
        (broken, finding)
    });
    let findings = breaking::together(findings.collect());
    comparison.diagnostics.extend(findings);
    let specs = files.into_values().flatten().flatten();
    let groups = then.groups.into_iter().chain(current.groups);
    for (source, _) in specs.chain(groups) {
        comparison.sources.insert(source);
    }
}
