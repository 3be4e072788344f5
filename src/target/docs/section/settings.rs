//! Settings that are made beside something else: beside a URL, or a list of addresses.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Page, Use};
use super::super::words::{Part, Written};
use crate::ir::{CONNECTION_ID, Issued, Setting, anchor};

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
        Line::fill(
            page.words.common.setting_line,
            &[("name", Part::Run(&name)), ("value", Part::Run(&value))],
        )
    });
    md.list(false, &lines.collect::<Vec<_>>());
    md.paragraph(&holes(page, settings, reached));
}

fn holes(page: &Page<'_>, settings: &[Setting], reached: impl Fn(&Use<'_>) -> bool) -> Line {
    let mut said = Vec::new();
    for definition in &page.definitions {
        let hole = ["{", definition.key, "}"].concat();
        if !settings.iter().any(|it| it.value.contains(&hole)) {
            continue;
        }
        let own = definition.only(&reached);
        let values = own.values();
        let fields = values.iter().flat_map(|one| one.name_on_form(page));
        let fields = Line::join_all(
            fields.collect::<Vec<_>>(),
            page.words.common.comma,
            page.words.common.or,
        );
        said.push(Line::fill(
            page.words.setup.hole_typed,
            &[("hole", Part::Code(&hole)), ("field", Part::Run(&fields))],
        ));
    }
    let own = settings.iter().filter(|it| it.per_connection);
    if own.clone().any(|it| it.value.contains(CONNECTION_ID)) {
        said.push(connection(page));
    }
    let taken = page.provider.issued.iter().filter(|it| it.is_in(settings));
    said.push(issued(page, &taken.collect::<Vec<_>>()));
    Line::sentences(&said)
}

/// What keys of issued values stand for, in braces.
pub(super) fn issued(page: &Page<'_>, issued: &[&Issued]) -> Line {
    let values = issued.iter().map(|it| {
        let value = Line::to_anchor(&Line::strong(&it.title), &anchor::issued(&it.key));
        let holes = [
            ("value", Part::Run(&value)),
            ("hole", Part::Code(&it.hole())),
        ];
        Line::fill(page.words.setup.hole_value, &holes)
    });
    let values: Vec<Line> = values.collect();
    let template = match values.len() {
        0 => return Line::new(),
        1 => page.words.setup.hole_issued,
        _ => page.words.setup.hole_issued_many,
    };
    let values = Line::join_all(values, page.words.common.comma, page.words.common.and);
    Line::fill(
        template,
        &[
            ("values", Part::Run(&values)),
            ("link", Part::Run(&page.dashboard)),
        ],
    )
}

/// What the ID of a connection is, in braces in a setting.
pub(super) fn connection(page: &Page<'_>) -> Line {
    let holes = [
        ("hole", Part::Code(CONNECTION_ID)),
        ("link", Part::Run(&page.dashboard)),
    ];
    Line::fill(page.words.setup.hole_connection, &holes)
}
