//! One row for each thing that has to be obtained.

use std::borrow::Cow;

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Page, Use};
use super::super::thing::{Thing, mode_by_mode};
use super::super::words::{Part, Words, Written};
use super::case;
use super::{distinct, is_pair};
use crate::ir::{Condition, Field, FieldKind, Mode, Origin, Required};

/// Columns that are left out when no row has anything in them: the provider's names, and the formats.
const MAY_BE_EMPTY: [usize; 2] = [1, 5];

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let obtained = page.definitions.iter().filter(|one| one.is_obtained());
    let mut things: Vec<Thing<'_>> = obtained.flat_map(Definition::things).collect();
    if things.is_empty() {
        return;
    }
    mode_by_mode(&mut things);
    let from_others = things
        .iter()
        .any(|thing| thing.is_from_others() && thing.other_name().is_some());
    let mut rows: Vec<Vec<Line>> = things.iter().map(|thing| row(page, thing)).collect();
    let at = page.say(
        if from_others {
            page.words.credentials.other_name
        } else {
            page.words.credentials.name_at_provider
        },
        &[],
    );
    let mut head = vec![
        page.words.credentials.on_the_form,
        at.as_str(),
        page.words.credentials.comes_from,
        page.words.credentials.required,
        page.words.credentials.secret,
        page.words.credentials.format,
    ];
    for column in MAY_BE_EMPTY.into_iter().rev() {
        if rows.iter().all(|row| row[column].is_empty()) {
            head.remove(column);
            rows.iter_mut().for_each(|row| drop(row.remove(column)));
        }
    }
    for cell in rows.iter_mut().flatten().filter(|cell| cell.is_empty()) {
        *cell = Line::of(page.words.common.nothing);
    }
    md.heading(
        2,
        &Line::of(page.words.credentials.heading),
        Some("credentials"),
    );
    md.table(&head, &rows);
}

fn row(page: &Page<'_>, thing: &Thing<'_>) -> Vec<Line> {
    let uses = &thing.uses;
    let names = distinct(uses.iter().map(|one| {
        match &one.field.kind {
            FieldKind::File(file) => file.file_name.as_deref().map(|name| {
                let (form, field) = (one.form, one.field);
                let provider = page.provider;
                Line::code(&provider.file_name_in_words(name, form, field, one.repeat))
            }),
            _ => None,
        }
        .unwrap_or_default()
    }));
    let mut format = by_form(page, uses, "; ", |one| {
        Cow::Borrowed(page.format(one.field))
    });
    if !names.is_empty() {
        let names = Line::join_all(names, page.words.common.comma, page.words.common.or);
        format = Line::fill(
            page.words.credentials.format_of_file,
            &[("format", Part::Run(&format)), ("name", Part::Run(&names))],
        );
    }
    let secret = uses.iter().any(|one| one.field.secret);
    vec![
        Line::join_all(
            thing.fields(page, page.provider.forms.len()),
            "<br>",
            "<br>",
        ),
        names_there(page, thing),
        source(page, thing),
        Line::of(match uses.iter().any(|one| page.is_late(one)) {
            true => page.words.credentials.later,
            false => required(page.words, thing),
        }),
        Line::of(if secret {
            page.words.common.yes
        } else {
            page.words.common.no
        }),
        format,
    ]
}

/// What the provider calls it, in the portal and elsewhere.
fn names_there(page: &Page<'_>, thing: &Thing<'_>) -> Line {
    let also = thing.uses.iter().flat_map(|one| &one.field.also_known_as);
    let names = thing
        .other_name()
        .into_iter()
        .chain(also.map(String::as_str));
    let names = distinct(names.map(Line::plain));
    Line::join_all(names, page.words.common.comma, page.words.common.comma)
}

fn source(page: &Page<'_>, thing: &Thing<'_>) -> Line {
    by_form(page, &thing.uses, "<br>", |one| {
        Cow::Owned(source_of(page, one))
    })
}

/// What is true of each use, said once where it is alike in all, and else with the forms.
fn by_form<'p, 'a>(
    page: &'p Page<'a>,
    uses: &[Use<'a>],
    between: &str,
    said: impl Fn(&Use<'a>) -> Cow<'p, Line>,
) -> Line {
    if let [only] = uses {
        return said(only).into_owned();
    }
    let mut all: Vec<(Cow<'p, Line>, Vec<&str>)> = Vec::new();
    for one in uses {
        let (line, form) = (said(one), one.form.key.as_str());
        match all.iter_mut().find(|(known, _)| *known == line) {
            Some((_, forms)) => forms.push(form),
            None => all.push((line, vec![form])),
        }
    }
    if all.len() == 1 {
        return all.swap_remove(0).0.into_owned();
    }
    // One form may say several things of one value, as of two lists in it.
    let told_apart = |at: usize, forms: &[&str]| {
        let mut others = all.iter().enumerate().filter(|(other, _)| *other != at);
        !others.any(|(_, (_, other))| other.iter().any(|form| forms.contains(form)))
    };
    let lines: Vec<Line> = all
        .iter()
        .enumerate()
        .filter(|(_, (line, _))| !line.is_empty())
        .map(|(at, (line, forms))| {
            if !told_apart(at, forms) {
                return line.clone().into_owned();
            }
            let forms = page.forms_with(forms, page.words.common.comma);
            Line::fill(
                page.words.common.field_of_form,
                &[("field", Part::Run(line)), ("form", Part::Run(&forms))],
            )
        })
        .collect();
    Line::join_all(lines, between, between)
}

/// Where those who fill in one form have the value from.
fn source_of(page: &Page<'_>, one: &Use<'_>) -> Line {
    let steps = page.steps(page.steps_to(one));
    if !steps.is_empty() {
        return steps;
    }
    let boxes = page.boxes_to(one);
    if !boxes.is_empty() {
        let boxes: Vec<Line> = boxes.into_iter().map(Line::plain).collect();
        let boxes = Line::join_all(boxes, page.words.common.comma, page.words.common.or);
        return Line::fill(
            page.words.credentials.origin_callback,
            &[("boxes", Part::Run(&boxes))],
        );
    }
    let template = match one.field.origin {
        Origin::Provider | Origin::Either if is_pair(&one.field.kind) => {
            page.words.credentials.origin_pair
        }
        Origin::Provider => page.words.credentials.origin_provider,
        Origin::Merchant => page.words.credentials.origin_merchant,
        Origin::Either => page.words.credentials.origin_either,
        Origin::ThirdParty => page.words.credentials.origin_third,
        Origin::Existing => page.words.credentials.origin_existing,
    };
    page.say(template, &[])
}

fn required(words: &Words, thing: &Thing<'_>) -> &'static str {
    if thing.is_always_required() {
        return words.common.yes;
    }
    let is_never = |one: &Use<'_>| one.field.required == Required::Never;
    if thing.uses.iter().all(is_never) {
        return words.common.no;
    }
    match case::of(words, thing.clone(), |_, _| Condition::Always).as_slice() {
        [(_, case)] if case.when.is_empty() && thing.uses.iter().all(is_steady) => {
            match case.chosen {
                Some(Mode::Test) => words.credentials.for_test,
                Some(Mode::Live) => words.credentials.for_live,
                None => words.credentials.sometimes,
            }
        }
        _ => words.credentials.sometimes,
    }
}

/// Whether it is required wherever the form, or its list, is shown.
fn is_steady(one: &Use<'_>) -> bool {
    let in_every_item = |list: &Field| one.field.shown.is_always() && !list.may_have_no_items();
    one.field.is_required() && one.repeat.is_none_or(in_every_item)
}
