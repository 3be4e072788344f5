//! How test and live differ.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Page, Use};
use super::super::words;
use super::sentences;
use crate::ir::{FieldKind, Mode, ModeSpan};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    if provider.modes.is_empty() && provider.guide.modes.is_none() {
        return;
    }
    md.heading(2, &Line::of(words::MODES), Some("modes"));
    let (test, live) = (
        provider.modes.contains(&Mode::Test),
        provider.modes.contains(&Mode::Live),
    );
    let mut said = vec![page.say(
        match (test, live) {
            (true, true) => words::MODES_BOTH,
            (true, false) => words::MODES_TEST,
            (false, true) => words::MODES_LIVE,
            (false, false) => "",
        },
        &[],
    )];
    said.push(list(page, words::MODES_SWITCH, |one| {
        matches!(one.field.kind, FieldKind::Mode(_))
    }));
    md.paragraph(&sentences(&said));
    for (template, span) in [
        (words::MODES_DIFFER, ModeSpan::Differs),
        (words::MODES_ONLY_TEST, ModeSpan::Only(Mode::Test)),
        (words::MODES_ONLY_LIVE, ModeSpan::Only(Mode::Live)),
        (words::MODES_SELECTS, ModeSpan::Selects),
    ] {
        md.paragraph(&list(page, template, |one| one.field.mode_span == span));
    }
    let rows: Vec<Vec<Line>> = provider
        .hosts
        .iter()
        .map(|(mode, host)| {
            let mode = match mode {
                Mode::Test => words::TEST_TITLE,
                Mode::Live => words::LIVE_TITLE,
            };
            vec![Line::of(mode), Line::code(host)]
        })
        .collect();
    md.table(&[words::MODES_HOST_MODE, words::MODES_HOST], &rows);
    if let Some(text) = &provider.guide.modes {
        page.text(text, md);
    }
}

/// A sentence about the fields for which `holds`; nothing when there are none.
pub(super) fn list(page: &Page<'_>, template: &str, holds: impl Fn(&Use<'_>) -> bool) -> Line {
    let uses = page
        .definitions
        .iter()
        .flat_map(|definition| &definition.uses)
        .filter(|one| holds(one));
    let fields = page.fields(uses);
    if fields.is_empty() {
        return Line::new();
    }
    page.say(
        template,
        &[("fields", &Line::join(&fields, words::COMMA, words::AND))],
    )
}
