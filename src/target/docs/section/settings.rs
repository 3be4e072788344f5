//! Settings that are made beside something else: beside a URL, or a list of addresses.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Page, Use};
use super::super::words;
use super::sentences;
use crate::ir::{CONNECTION_ID, Setting};

/// Writes them under `lead`, with what keys in braces stand for: the fields that are `reached`.
pub(super) fn write(
    page: &Page<'_>,
    settings: &[Setting],
    lead: &Line,
    reached: impl Fn(&Use<'_>) -> bool,
    md: &mut Markdown,
) {
    if settings.is_empty() {
        return;
    }
    md.paragraph(lead);
    let lines = settings.iter().map(|setting| {
        let (name, value) = (Line::strong(&setting.name), page.code(&setting.value));
        Line::fill(words::SETTING_LINE, &[("name", &name), ("value", &value)])
    });
    md.list(false, &lines.collect::<Vec<_>>());
    md.paragraph(&holes(page, settings, reached));
}

fn holes(page: &Page<'_>, settings: &[Setting], reached: impl Fn(&Use<'_>) -> bool) -> Line {
    let mut said = Vec::new();
    for definition in &page.definitions {
        let hole = format!("{{{}}}", definition.key);
        if !settings.iter().any(|it| it.value.contains(&hole)) {
            continue;
        }
        let own = definition.only(&reached);
        let values = own.values();
        let fields = values.iter().flat_map(|one| one.name_on_form(page));
        let fields = Line::join(&fields.collect::<Vec<_>>(), words::COMMA, words::OR);
        said.push(Line::fill(
            words::STEP_HOLE_TYPED,
            &[("hole", &Line::code(&hole)), ("field", &fields)],
        ));
    }
    let own = settings.iter().filter(|it| it.per_connection);
    if own.clone().any(|it| it.value.contains(CONNECTION_ID)) {
        said.push(connection(page));
    }
    sentences(&said)
}

/// What the ID of a connection is, in braces in a setting.
pub(super) fn connection(page: &Page<'_>) -> Line {
    let holes = [
        ("hole", &Line::code(CONNECTION_ID)),
        ("link", &page.dashboard()),
    ];
    Line::fill(words::STEP_HOLE_CONNECTION, &holes)
}
