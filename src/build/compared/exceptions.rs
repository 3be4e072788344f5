//! What `provspec.toml` says of what breaks: which categories are looked at, and what breaks on purpose.

use std::collections::BTreeSet;

use super::super::Workspace;
use super::super::files::{Disk, Files};
use super::{Against, Comparison};
use crate::breaking::{self, Accepted, Break, Category};
use crate::check::breaking::Breaking;
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, SourceFile};

/// Leaves what is looked at and not broken on purpose, and says which exceptions are not needed.
pub(super) fn settle(
    mut breaks: Vec<Break>,
    config: &Breaking,
    workspace: &Workspace,
    against: &Against,
    comparison: &mut Comparison,
) {
    let wanted = wanted(config, against);
    let accepted = Accepted::of(config);
    let all = breaks.len();
    breaks.retain(|it| !accepted.accepts(it));
    comparison.accepted = all - breaks.len();
    let wanted = breaks.into_iter().filter_map(|it| it.only(&wanted));
    comparison.breaks = wanted.collect();
    // What was not compared may need its exceptions.
    if comparison.limits.is_none() && comparison.diagnostics.is_empty() {
        let unused = breaking::unused(&accepted);
        if !unused.is_empty() {
            tell(unused, config_of(workspace), comparison);
        }
    }
}

/// Says it, with the text that it stands in.
pub(super) fn tell(
    found: Vec<Diagnostic>,
    source: Option<SourceFile>,
    comparison: &mut Comparison,
) {
    comparison.diagnostics.extend(found);
    let sources = &mut comparison.sources;
    source.into_iter().for_each(|source| sources.insert(source));
}

/// The categories that are looked at.
fn wanted(config: &Breaking, against: &Against) -> BTreeSet<Category> {
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

/// The text of a project's file, to be pointed into.
pub(super) fn config_of(workspace: &Workspace) -> Option<SourceFile> {
    let path = workspace.config.as_ref()?;
    Disk::default().read(path, FileId(0), &mut Vec::new())
}
