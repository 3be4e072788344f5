//! What mends a finding, as the editor offers it.

use std::collections::HashMap;
use std::path::Path;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, Edit, OptionalVersionedTextDocumentIdentifier,
    Range, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::capabilities::{Client, FIX_ALL};
use super::diagnostics::Shown;
use super::documents::Documents;
use super::positions::Lines;
use super::projects::Project;
use crate::build::mend_readable;
use crate::diagnostics::{Diagnostic as Finding, Fix, Safety};

/// What can be done about the findings at a place.
pub(super) fn actions(
    params: &CodeActionParams,
    path: &Path,
    project: &Project,
    documents: &Documents,
    client: Client,
) -> Vec<CodeAction> {
    let mut shown = Shown::new(project, documents, client);
    let findings = project.outcome.diagnostics.iter();
    let here: Vec<&Finding> = findings.filter(|it| shown.path(it) == path).collect();
    let is_wanted = |kind: &str| {
        let only = params.context.only.as_ref();
        only.is_none_or(|only| only.iter().any(|it| is_within(kind, &it.to_string())))
    };
    let mut actions = Vec::new();
    if is_wanted("quickfix") {
        for finding in &here {
            let diagnostic = shown.finding(finding);
            if !touches(diagnostic.range, params.range) {
                continue;
            }
            let inner = project.inner(path);
            let allowed = inner.and_then(|path| project.session.allowing(path, finding));
            let own = finding
                .fix
                .iter()
                .filter(|fix| leaves_toml(fix, path, project));
            for fix in own.chain(&allowed) {
                let edits = fix.edits.iter().filter_map(|edit| {
                    let place = shown.location(edit.span)?;
                    let (range, new_text) = (place.range, edit.replacement.clone());
                    Some((place.uri, TextEdit { range, new_text }))
                });
                actions.push(CodeAction {
                    title: title(fix),
                    kind: Some(CodeActionKind::QuickFix),
                    diagnostics: Some(vec![diagnostic.clone()]),
                    is_preferred: Some(fix.safety == Safety::Safe),
                    edit: Some(change(edits.collect(), documents, client)),
                    ..CodeAction::default()
                });
            }
        }
    }
    if is_wanted(FIX_ALL) {
        actions.extend(all_safe(&here, path, project, &shown, documents, client));
    }
    actions
}

/// Every safe change of a file at once.
fn all_safe(
    here: &[&Finding],
    path: &Path,
    project: &Project,
    shown: &Shown<'_>,
    documents: &Documents,
    client: Client,
) -> Option<CodeAction> {
    let document = documents.get(path)?;
    let source = project.session.source(project.inner(path)?)?;
    let fixes = here.iter().filter_map(|finding| finding.fix.as_ref());
    let safe: Vec<&Fix> = fixes.filter(|fix| fix.safety == Safety::Safe).collect();
    let mended = mend_readable(&source, &safe);
    if mended.made.is_empty() {
        return None;
    }
    let lines = Lines::new(&document.text, client.encoding);
    let edits = mended.made.iter().flat_map(|fix| &fix.edits).map(|edit| {
        let text = TextEdit {
            range: lines.range(edit.span.range()),
            new_text: edit.replacement.clone(),
        };
        (shown.uri(path), text)
    });
    Some(CodeAction {
        title: "Make every safe change in this file".to_owned(),
        kind: Some(FIX_ALL.to_owned().into()),
        edit: Some(change(edits.collect(), documents, client)),
        ..CodeAction::default()
    })
}

/// Whether a change of a file of TOML leaves one: a name that is mended to one that is there already does not.
fn leaves_toml(fix: &Fix, path: &Path, project: &Project) -> bool {
    if path.extension().is_none_or(|extension| extension != "toml") {
        return true;
    }
    let inner = project.inner(path);
    let source = inner.and_then(|inner| project.session.source(inner));
    source.is_none_or(|source| !mend_readable(&source, &[fix]).made.is_empty())
}

/// Edits of any files, tied to the versions that they are for where the editor can.
pub(super) fn change(
    edits: Vec<(Uri, TextEdit)>,
    documents: &Documents,
    client: Client,
) -> WorkspaceEdit {
    let mut files: Vec<(Uri, Vec<TextEdit>)> = Vec::new();
    for (uri, edit) in edits {
        match files.iter_mut().find(|(known, _)| *known == uri) {
            Some((_, edits)) => edits.push(edit),
            None => files.push((uri, vec![edit])),
        }
    }
    if !client.versioned_edits {
        let changes: HashMap<Uri, Vec<TextEdit>> = files.into_iter().collect();
        return WorkspaceEdit {
            changes: Some(changes),
            ..WorkspaceEdit::default()
        };
    }
    let changes = files.into_iter().map(|(uri, edits)| {
        let open = documents.iter().map(|(_, document)| document);
        let mut open = open.filter(|document| document.uri == uri);
        TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                version: open.next().map(|document| document.version),
                text_document_identifier: TextDocumentIdentifier { uri },
            },
            edits: edits.into_iter().map(Edit::from).collect(),
        }
    });
    WorkspaceEdit {
        document_changes: Some(changes.map(Into::into).collect()),
        ..WorkspaceEdit::default()
    }
}

/// What a change does, in the imperative: those that ask whether a name was meant name the name.
fn title(fix: &Fix) -> String {
    let asked = fix.message.strip_prefix("did you mean ");
    match (asked, fix.replacement()) {
        (Some(_), Some(name)) => format!("Write `{name}`"),
        _ => {
            let mut letters = fix.message.chars();
            let first = letters.next().map(|c| c.to_uppercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        }
    }
}

/// Whether a kind of action is `wanted` or of that kind.
fn is_within(kind: &str, wanted: &str) -> bool {
    let rest = kind.strip_prefix(wanted);
    wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn touches(one: Range, other: Range) -> bool {
    one.start <= other.end && other.start <= one.end
}
