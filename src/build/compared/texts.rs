//! Where what breaks stands: the texts of both states, read again for those providers that findings are about.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::Workspace;
use super::super::files::{Disk, Files, shown};
use super::super::past::Past;
use super::exceptions::config_of;
use super::state::State;
use super::{Against, Comparison};
use crate::breaking::{self, Cause, Elsewhere, List, Written};
use crate::ir::Provider;
use crate::source::{FileId, SourceFile, Span};
use crate::yaml::{self, Node};

/// The files that are read to show places come behind those of the specs, those of the past last.
const NOW: u32 = 0x4000_0000;
const THEN: u32 = 0x8000_0000;

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
        let mut source = Disk::default().read(path, id, &mut Vec::new())?;
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
pub(in crate::build) fn spec(workspace: &Workspace, code: &str) -> Option<PathBuf> {
    let name = |end: &str| workspace.specs.join(format!("{code}.{end}"));
    ["yaml", "yml"]
        .map(name)
        .into_iter()
        .find(|path| path.is_file())
}

/// Makes findings of what breaks.
pub(super) fn tell(
    past: &Past,
    workspace: &Workspace,
    now: &State,
    lists: &BTreeMap<List, Span>,
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
        // What is gone is read nowhere: its name may be anything.
        .filter(|code| now.providers.contains_key(*code))
        .map(|code| (code, [then.spec(code), current.spec(code)]))
        .collect();
    // A provider that is gone is shown beside the one that it may have become.
    let mut moved: BTreeMap<&str, [Option<(SourceFile, Node)>; 2]> = BTreeMap::new();
    for broken in comparison
        .breaks
        .iter()
        .filter(|it| it.place.form.is_none())
    {
        if let Some(successor) = broken.successor.as_ref() {
            let code = broken.place.provider.as_str();
            moved.insert(code, [then.spec(code), current.spec(successor)]);
        }
    }
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
        let [there, here] = moved.get(code).map_or([None, None], |files| {
            let code = |file: &Option<(SourceFile, Node)>| Some(file.as_ref()?.1.get("code")?.span);
            [code(&files[0]), code(&files[1])]
        });
        let list = match &broken.cause {
            Some(Cause::List(list, _)) => lists.get(list).copied(),
            _ => None,
        };
        let elsewhere = Elsewhere {
            here: list.or(here),
            there,
        };
        let is_of_project = code.is_empty() || matches!(broken.cause, Some(Cause::List(..)));
        let path = match is_of_project {
            true => workspace.config.as_deref().unwrap_or(&workspace.specs),
            false => &workspace.specs,
        };
        let finding = breaking::finding(broken, old, new, elsewhere, &name, &shown(path));
        (broken, finding)
    });
    let findings = breaking::together(findings.collect());
    comparison.found = findings.len();
    for told in findings {
        for category in told.categories {
            *comparison.by_category.entry(category).or_default() += 1;
        }
        comparison.diagnostics.push(told.finding);
    }
    let specs = files.into_values().chain(moved.into_values());
    let specs = specs.flatten().flatten();
    // The lists stand there.
    let config = config_of(workspace);
    config
        .into_iter()
        .for_each(|source| comparison.sources.insert(source));
    let groups = then.groups.into_iter().chain(current.groups);
    for (source, _) in specs.chain(groups) {
        comparison.sources.insert(source);
    }
}
