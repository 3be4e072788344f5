//! Another name for something, wherever it is named.

use gen_lsp_types::Position;
use serde_json::{Value, json};

use super::actions::change;
use super::asked::Asked;
use super::server::Refused;
use crate::editor::{self, Refusal};

/// The name at a position, if it can be changed.
pub(super) fn range(asked: &Asked<'_>, position: Position) -> Result<Value, Refused> {
    let at = asked.byte(position);
    let span = asked.view(|view| editor::rename_range(view, at));
    span.map(|span| json!(asked.range(span))).map_err(refused)
}

/// The changes that give what is at a position another name.
pub(super) fn rename(asked: &Asked<'_>, position: Position, name: &str) -> Result<Value, Refused> {
    let at = asked.byte(position);
    let edits = asked.view(|view| editor::rename(view, at, name));
    let edits = edits.map_err(refused)?;
    let edits = edits.iter().map(|edit| asked.edit(edit.span, &edit.text));
    let edits = edits.flatten().collect();
    Ok(json!(change(edits, asked.documents(), asked.client())))
}

fn refused(why: Refusal) -> Refused {
    Refused::new(Refused::FAILED, why.0)
}
