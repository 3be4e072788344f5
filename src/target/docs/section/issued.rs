//! The values that the company makes for each connection, and where the merchant enters them.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page};
use super::super::words::{Part, Written};
use super::{audience, distinct};
use crate::ir::{Issued, Setting, anchor};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let issued = &page.provider.issued;
    let template = match issued.len() {
        0 => return,
        1 => page.words.issued.intro_one,
        _ => page.words.issued.intro,
    };
    md.heading(2, &Line::of(page.words.issued.heading), Some("issued"));
    md.paragraph(&page.say(template, &[("link", Part::Run(&page.dashboard))]));
    for one in issued {
        let (term, anchor) = (Line::strong(&one.title), anchor::issued(&one.key));
        md.definition(&term, Some(&anchor), |md| {
            md.paragraph(&Line::sentences(&about(page, one)));
            if let Some(text) = &one.description {
                page.text(text, Here::Forms(&one.forms, &one.when), md);
            }
        });
    }
}

fn about(page: &Page<'_>, issued: &Issued) -> Vec<Line> {
    let mut said = vec![audience::only(page, &issued.forms, &issued.when)];
    let places = places(page, issued);
    if !places.is_empty() {
        let places = Line::join_all(places, page.words.common.comma, page.words.common.and);
        said.push(Line::fill(
            page.words.issued.goes,
            &[("places", Part::Run(&places))],
        ));
    }
    if let Some(name) = issued
        .known_as
        .as_ref()
        .filter(|name| **name != issued.title)
    {
        said.push(page.say(page.words.source.known_as, &[("name", Part::Strong(name))]));
    }
    if issued.per_mode {
        said.push(Line::of(page.words.issued.per_mode));
    }
    if issued.secret {
        said.push(Line::of(page.words.issued.secret));
    }
    said
}

/// Where it is entered: the settings that take it, or else what names it.
fn places(page: &Page<'_>, issued: &Issued) -> Vec<Line> {
    let provider = page.provider;
    let mut out = Vec::new();
    for callback in provider.callbacks.iter().filter(|it| issued.is_beside(it)) {
        let place = Line::to_anchor(&Line::strong(&callback.title), "callbacks");
        out.extend(in_settings(page, issued, &callback.settings, &place));
    }
    for (at, step) in provider.guide.setup.iter().enumerate() {
        if issued.is_named_in(step) {
            out.extend(in_settings(
                page,
                issued,
                &step.settings,
                &page.steps(&[at + 1]),
            ));
        }
    }
    let whitelist = &provider.whitelist.settings;
    if issued.is_in(whitelist) {
        out.extend(in_settings(
            page,
            issued,
            whitelist,
            &Line::of(page.words.issued.whitelist),
        ));
    }
    distinct(out)
}

/// Each setting of a place that takes it; the place alone where none does.
fn in_settings(page: &Page<'_>, issued: &Issued, settings: &[Setting], place: &Line) -> Vec<Line> {
    let own = settings
        .iter()
        .filter(|it| issued.is_in(std::slice::from_ref(*it)));
    let own: Vec<Line> = own
        .map(|it| {
            let holes = [
                ("setting", Part::Strong(&it.name)),
                ("place", Part::Run(place)),
            ];
            Line::fill(page.words.issued.setting, &holes)
        })
        .collect();
    match own.is_empty() {
        true => vec![place.clone()],
        false => own,
    }
}
