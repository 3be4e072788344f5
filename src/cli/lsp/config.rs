//! What an editor asks about a place in `provspec.toml`.

use gen_lsp_types::{Hover, Position};
use serde_json::{Value, json};

use super::capabilities::Client;
use super::completion::{self, markdown};
use super::positions::Lines;
use crate::editor;
use crate::source::SourceFile;

/// What may stand at a position; nothing where only people know.
pub(super) fn items(source: &SourceFile, position: Position, client: Client) -> Value {
    let lines = Lines::new(&source.text, client.encoding);
    let found = editor::complete_lints(&source.text, lines.byte(position));
    match completion::offered(found, &lines, client) {
        items if items.is_empty() => Value::Null,
        items => json!(items),
    }
}

/// What is at a position.
pub(super) fn hover(source: &SourceFile, position: Position, client: Client) -> Option<Hover> {
    let lines = Lines::new(&source.text, client.encoding);
    let hover = editor::hover_lints(&source.text, lines.byte(position), source.id)?;
    Some(Hover {
        range: Some(lines.range(hover.span.range())),
        contents: markdown(hover.text).into(),
    })
}
