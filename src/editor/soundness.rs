//! Whether edits leave the project as sound as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::workspace::Workspace;
use super::{Edit, File, Refusal};
use crate::check::SharedGroups;
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, SourceFile};
use crate::syntax::schema::Grammar;
use crate::syntax::{self, Read, SharedGroup};

/// The text of a file after edits, of which those of other files are passed over. They do not overlap.
pub fn applied(file: &SourceFile, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits
        .iter()
        .filter(|edit| edit.span.file == file.id)
        .collect();
    edits.sort_by_key(|edit| edit.span);
    let (mut text, mut from) = (String::with_capacity(file.text.len()), 0);
    for edit in edits {
        let range = edit.span.range();
        text.push_str(file.text.get(from..range.start).unwrap_or_default());
        text.push_str(&edit.text);
        from = from.max(range.end);
    }
    text.push_str(file.text.get(from..).unwrap_or_default());
    text
}

/// Whether no file has an error after the edits that it had not before.
///
/// # Errors
///
/// The first error that it would have.
pub(super) fn still_sound(workspace: &Workspace<'_>, edits: &[Edit]) -> Result<(), Refusal> {
    let changed: BTreeSet<FileId> = edits.iter().map(|edit| edit.span.file).collect();
    let groups = workspace
        .files(Grammar::SharedGroup)
        .filter(|file| changed.contains(&file.source.id));
    let users: BTreeSet<FileId> = groups
        .flat_map(|group| workspace.users_of(group.stem))
        .map(|file| file.source.id)
        .collect();
    let before = shared(workspace, &[]);
    let after = shared(workspace, edits);
    for file in workspace.files(Grammar::Provider) {
        let id = file.source.id;
        if !changed.contains(&id) && !users.contains(&id) {
            continue;
        }
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for found in findings(workspace, &file, &[], &before) {
            *known.entry(found.rule.code).or_default() += 1;
        }
        for found in findings(workspace, &file, edits, &after) {
            match known.get_mut(found.rule.code) {
                Some(left) if *left > 0 => *left -= 1,
                _ => {
                    let (path, code) = (&file.source.path, found.rule.code);
                    return Err(Refusal(format!(
                        "`{path}` would have an error ({code}): {}",
                        found.message
                    )));
                }
            }
        }
    }
    Ok(())
}

/// The shared groups after edits.
fn shared(workspace: &Workspace<'_>, edits: &[Edit]) -> SharedGroups {
    let mut shared = SharedGroups::default();
    for file in workspace.files(Grammar::SharedGroup) {
        let text = applied(file.source, edits);
        let read: Read<SharedGroup> =
            syntax::read(&text, file.source.id, Grammar::SharedGroup, &mut Vec::new());
        if read.document.is_none() || !read.lost.is_empty() {
            shared.broken.insert(file.stem.to_owned(), read.lost);
        }
        let group = read.document.map(|group| (file.stem.to_owned(), group));
        shared.groups.extend(group);
    }
    shared
}

/// The errors of a spec after edits.
fn findings(
    workspace: &Workspace<'_>,
    file: &File<'_>,
    edits: &[Edit],
    shared: &SharedGroups,
) -> Vec<Diagnostic> {
    let source = SourceFile {
        text: applied(file.source, edits).into(),
        ..file.source.clone()
    };
    let mut found = Vec::new();
    crate::provider(
        &source,
        file.stem,
        shared,
        workspace.view.project,
        &mut found,
    );
    found.retain(Diagnostic::is_error);
    found
}
