//! One row for each thing that has to be obtained.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Page};
use super::super::words;
use super::{distinct, is_pair};
use crate::ir::{FieldKind, Origin, Required};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let rows: Vec<Vec<Line>> = page
        .definitions
        .iter()
        .filter(|definition| {
            let first = definition.uses[0].field;
            first.is_credential() && !matches!(first.kind, FieldKind::Repeat(_))
        })
        .map(|definition| row(page, definition))
        .collect();
    if rows.is_empty() {
        return;
    }
    md.heading(2, &Line::of(words::CREDENTIALS), Some("credentials"));
    let at = page.say(words::AT_PROVIDER, &[]);
    md.table(
        &[
            words::ON_THE_FORM,
            at.as_str(),
            words::COMES_FROM,
            words::REQUIRED,
            words::SECRET,
            words::FORMAT,
        ],
        &rows,
    );
}

fn row(page: &Page<'_>, definition: &Definition<'_>) -> Vec<Line> {
    let uses = &definition.uses;
    let known = distinct(
        uses.iter()
            .filter_map(|one| one.field.known_as.as_deref().map(Line::plain)),
    );
    let formats = distinct(uses.iter().map(|one| words::format(one.field)));
    let secret = uses.iter().any(|one| one.field.secret);
    vec![
        Line::join(&page.fields(uses), "<br>", "<br>"),
        or_nothing(Line::join(&known, words::COMMA, words::OR)),
        source(page, definition),
        Line::of(required(definition)),
        Line::of(if secret { words::YES } else { words::NO }),
        or_nothing(Line::join(&formats, "; ", "; ")),
    ]
}

fn source(page: &Page<'_>, definition: &Definition<'_>) -> Line {
    let first = definition.uses[0].field;
    if !definition.steps.is_empty() {
        return page.steps(&definition.steps);
    }
    let template = match first.origin {
        Origin::Provider if is_pair(&first.kind) => words::ORIGIN_PAIR,
        Origin::Provider => words::ORIGIN_PROVIDER,
        Origin::Merchant => words::ORIGIN_MERCHANT,
        Origin::ThirdParty => words::ORIGIN_THIRD,
    };
    page.say(template, &[])
}

fn required(definition: &Definition<'_>) -> &'static str {
    let always =
        |one: &super::super::page::Use<'_>| one.field.is_required() && one.field.shown.is_always();
    if definition.uses.iter().all(always) {
        words::YES
    } else if definition
        .uses
        .iter()
        .all(|one| one.field.required == Required::Never)
    {
        words::NO
    } else {
        words::SOMETIMES
    }
}

fn or_nothing(line: Line) -> Line {
    if line.is_empty() {
        Line::of(words::NOTHING)
    } else {
        line
    }
}
