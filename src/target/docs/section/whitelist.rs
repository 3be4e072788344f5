//! The company's addresses, ready to paste.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::super::words::{Part, Words, Written};
use super::{audience, settings};
use crate::ir::whitelist::{Entry, Ranges, Requirement, Separator};
use crate::ir::{Form, Step};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    if !page.has_whitelist() {
        return;
    }
    let whitelist = &page.provider.whitelist;
    md.heading(
        2,
        &Line::of(page.words.whitelist.heading),
        Some("whitelist"),
    );
    audience::write(&only(page), md);
    md.paragraph(&page.words.requirement(
        whitelist.requirement,
        whitelist.given_to.as_deref(),
        &page.name,
        &page.company,
    ));
    if page.has_list() {
        where_to(page, md);
    }
    // How to find the place stands by the place.
    if let Some(note) = &whitelist.note {
        page.text(note, Here::PAGE, md);
    }
    if page.has_list() {
        list(page, md);
    }
    let lead = Line::of(page.words.whitelist.settings);
    let reached = |one: &Use<'_>| whitelist.is_for(&one.form.key);
    settings::write(page, &whitelist.settings, &lead, reached, md);
}

/// For whom it is.
pub(super) fn only(page: &Page<'_>) -> Line {
    let whitelist = &page.provider.whitelist;
    audience::only(page, &whitelist.forms, &whitelist.when)
}

/// What a step says of the list.
pub(super) fn in_step(page: &Page<'_>, step: &Step) -> Line {
    let whitelist = &page.provider.whitelist;
    let template = match (whitelist.requirement, &whitelist.given_to) {
        (Requirement::None, _) if !page.has_list() => page.words.step_whitelist.see,
        (Requirement::None, _) => page.words.step_whitelist.none,
        (Requirement::AskManager, Some(_)) => page.words.step_whitelist.ask_given,
        (Requirement::AskManager, None) => page.words.step_whitelist.ask,
        (Requirement::Recommended, Some(_)) => page.words.step_whitelist.recommended_given,
        (_, Some(_)) => page.words.step_whitelist.given,
        (_, None) if !is_known(page) && step.place.is_empty() => page.words.step_whitelist.unknown,
        // Of an optional step it is said already that it need not be.
        (Requirement::Recommended, None) if !step.optional => page.words.step_whitelist.recommended,
        (_, None) => page.words.step_whitelist.enter,
    };
    let who = whitelist.given_to.as_deref().map(Line::plain);
    let said = page.say(
        template,
        &[
            ("title", Part::Words(page.words.whitelist.heading)),
            ("who", Part::Run(&who.unwrap_or_default())),
        ],
    );
    // A step for more than the list is for says so; above it stands for whom the step is.
    let forms = page.provider.forms.iter();
    let mut reached = forms.filter(|form| step.is_for(&form.key));
    let covers =
        |form: &Form| whitelist.is_for(&form.key) && whitelist.when.covers(&step.when, &form.key);
    let known = step.forms == whitelist.forms && step.when == whitelist.when || reached.all(covers);
    let set = match whitelist.settings.is_empty() {
        true => Line::new(),
        false => Line::of(page.words.step_callbacks.settings),
    };
    Line::sentences(&[said, set, if known { Line::new() } else { only(page) }])
}

/// Whether anybody has said where the list goes, beyond what a step says.
fn is_known(page: &Page<'_>) -> bool {
    let whitelist = &page.provider.whitelist;
    !whitelist.place.is_empty() || !whitelist.boxes.is_empty() || whitelist.given_to.is_some()
}

/// The steps in which the list is entered, at a place that they name.
fn steps(page: &Page<'_>) -> Line {
    let steps = page.provider.guide.setup.iter().enumerate();
    let placed = steps.filter(|(_, step)| step.whitelist && !step.place.is_empty());
    page.steps(&placed.map(|(at, _)| at + 1).collect::<Vec<_>>())
}

fn where_to(page: &Page<'_>, md: &mut Markdown) {
    let whitelist = &page.provider.whitelist;
    let mut said = Vec::new();
    if whitelist.requirement == Requirement::None {
        said.push(page.say(page.words.whitelist.if_used, &[]));
    }
    if !whitelist.place.is_empty() {
        said.push(Line::fill(
            page.words.whitelist.place,
            &[("place", Part::Run(&page.words.place(&whitelist.place)))],
        ));
    }
    let ask = whitelist.requirement == Requirement::AskManager;
    match &whitelist.given_to {
        Some(_) if ask => said.push(Line::of(page.words.whitelist.asked)),
        Some(who) => said.push(Line::fill(
            page.words.whitelist.given,
            &[("who", Part::Plain(who))],
        )),
        None if ask && whitelist.place.is_empty() => {
            said.push(Line::of(page.words.whitelist.asked))
        }
        None if !is_known(page) => {
            let steps = steps(page);
            let template = if steps.is_empty() {
                page.words.whitelist.unknown
            } else {
                page.words.whitelist.step
            };
            said.push(page.say(template, &[("steps", Part::Run(&steps))]));
        }
        None => {}
    }
    let boxes: Vec<Line> = whitelist
        .boxes
        .iter()
        .map(|one| Line::strong(one))
        .collect();
    let template = match boxes.len() {
        0 => "",
        1 => page.words.whitelist.one_box,
        _ => page.words.whitelist.boxes,
    };
    let boxes = Line::join_all(boxes, page.words.common.comma, page.words.common.and);
    said.push(Line::fill(template, &[("boxes", Part::Run(&boxes))]));
    if whitelist.per_mode {
        let forms = page.provider.forms.iter();
        let chosen = forms
            .filter(|form| whitelist.is_for(&form.key))
            .any(Form::asks_for_modes);
        said.push(Line::of(match chosen {
            true => page.words.whitelist.per_mode_chosen,
            false => page.words.whitelist.per_mode,
        }));
    }
    let said = Line::sentences(&said);
    md.paragraph(&if leads_to_list(page) {
        said.introducing()
    } else {
        said
    });
}

/// Whether the words about where the list goes end in "this list", so that it needs no other lead.
fn leads_to_list(page: &Page<'_>) -> bool {
    let whitelist = &page.provider.whitelist;
    whitelist.requirement == Requirement::AskManager
        && !is_known(page)
        && !whitelist.per_mode
        && !whitelist.list.entries.is_empty()
        && whitelist.format.separator == Separator::Unknown
}

fn list(page: &Page<'_>, md: &mut Markdown) {
    let whitelist = &page.provider.whitelist;
    let (format, list) = (&whitelist.format, &whitelist.list);
    if list.entries.is_empty() {
        md.paragraph(&page.say(
            page.words.whitelist.empty,
            &[("email", Part::Run(&page.support()))],
        ));
        return;
    }
    md.paragraph(&Line::of(match format.separator {
        Separator::Boxes => page.words.whitelist.copy_each,
        Separator::Unknown if leads_to_list(page) => "",
        Separator::Unknown => page.words.whitelist.addresses,
        Separator::Text(_) => page.words.whitelist.copy,
    }));
    md.code("text", &format.join(list));
    md.paragraph(&how_written(page));
    warnings(page, md);
}

/// The format in words, as far as the list at hand shows it.
fn how_written(page: &Page<'_>) -> Line {
    let whitelist = &page.provider.whitelist;
    let (format, list) = (&whitelist.format, &whitelist.list);
    let mut said = Vec::new();
    // Whoever is sent the list has no form to follow.
    let handed = whitelist.place.is_empty() && format.separator == Separator::Unknown;
    if list.entries.len() > 1 && !handed {
        said.push(page.words.separator(format, &page.name));
    }
    let any = |mark: char| list.entries.iter().any(|entry| entry.text.contains(mark));
    match format.ranges {
        Ranges::Wildcard(star) if any(star) => {
            let star = Line::code(&star.to_string());
            said.push(Line::fill(
                page.words.whitelist.wildcard,
                &[("star", Part::Run(&star))],
            ));
        }
        Ranges::Netmask => said.push(Line::of(page.words.whitelist.netmask)),
        Ranges::Cidr if any('/') => {
            said.push(Line::fill(
                page.words.whitelist.cidr,
                &[("slash", Part::Code("/"))],
            ));
        }
        _ => {}
    }
    if let Some(most) = format.max_entries {
        let template = if most == 1 {
            page.words.whitelist.most_one
        } else {
            page.words.whitelist.most
        };
        let template = page.words.counted(template, &[("most", most.into())]);
        said.push(page.say(&template, &[]));
    }
    Line::sentences(&said)
}

fn warnings(page: &Page<'_>, md: &mut Markdown) {
    let whitelist = &page.provider.whitelist;
    let list = &whitelist.list;
    let most = whitelist.format.max_entries.unwrap_or_default().into();
    if list.excess > 0 {
        let numbers = [
            ("most", most),
            ("total", list.entries.len() as u64),
            ("excess", list.excess.into()),
        ];
        let template = page.words.counted(page.words.whitelist.excess, &numbers);
        let text = page.say(&template, &[("email", Part::Run(&page.support()))]);
        md.callout(
            Callout::Warning,
            &Line::of(page.words.whitelist.excess_title),
            |md| md.paragraph(&text),
        );
    }
    if !list.left_out.is_empty() {
        let numbers = [("most", most), ("count", list.left_out.len() as u64)];
        let template = page.words.counted(page.words.whitelist.left_out, &numbers);
        let left_out: Vec<&Entry> = list.left_out.iter().collect();
        let entries = entries(page.words, &left_out);
        let text = page.say(&template, &[("entries", Part::Run(&entries))]);
        md.callout(
            Callout::Note,
            &Line::of(page.words.whitelist.left_out_title),
            |md| md.paragraph(&text),
        );
    }
    retiring(page.words, &list.entries, md);
}

/// Which entries go away, by the day on which they do.
fn retiring(words: &Words, all: &[Entry], md: &mut Markdown) {
    let mut by_date: Vec<(&str, Vec<&Entry>)> = Vec::new();
    for entry in all {
        if let Some(date) = &entry.retires {
            match by_date.iter_mut().find(|(known, _)| known == date) {
                Some((_, same)) => same.push(entry),
                None => by_date.push((date, vec![entry])),
            }
        }
    }
    if by_date.is_empty() {
        return;
    }
    by_date.sort_by_key(|(date, _)| *date);
    let lines: Vec<Line> = by_date
        .iter()
        .map(|(date, same)| {
            let template = if same.len() == 1 {
                words.whitelist.retires
            } else {
                words.whitelist.retire
            };
            Line::fill(
                template,
                &[
                    ("entries", Part::Run(&entries(words, same))),
                    ("date", Part::Plain(date)),
                ],
            )
        })
        .collect();
    md.callout(
        Callout::Note,
        &Line::of(words.whitelist.retires_title),
        |md| md.list(false, &lines),
    );
}

fn entries(words: &Words, entries: &[&Entry]) -> Line {
    let codes: Vec<Line> = entries
        .iter()
        .map(|entry| Line::code(&entry.text))
        .collect();
    Line::join_all(codes, words.common.comma, words.common.and)
}
