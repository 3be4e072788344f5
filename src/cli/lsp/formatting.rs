//! The layout of a document.

use std::path::Path;

use gen_lsp_types::TextEdit;

use super::capabilities::Client;
use super::documents::Documents;
use super::positions::Lines;
use super::projects::Project;
use crate::build::Role;
use crate::diagnostics::render;
use crate::fmt;

/// The edits that give an open document its layout; none where it cannot be read, or has it already.
pub(super) fn edits(
    path: &Path,
    project: &Project,
    documents: &Documents,
    client: Client,
) -> Option<Vec<TextEdit>> {
    let document = documents.get(path)?;
    let Role::Document(grammar) = project.session.role(project.inner(path)?)? else {
        return None;
    };
    let formatted = fmt::format(&document.text, grammar).ok()?;
    let lines = Lines::new(&document.text, client.encoding);
    let edits = render::changed_lines(&document.text, &formatted).into_iter();
    Some(
        edits
            .map(|(old, new)| TextEdit {
                range: lines.range(old),
                new_text: new.to_owned(),
            })
            .collect(),
    )
}
