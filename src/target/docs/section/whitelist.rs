//! The company's addresses, ready to paste.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::super::words;
use super::{audience, sentences, settings};
use crate::ir::whitelist::{Entry, Ranges, Requirement, Separator};
use crate::ir::{Form, Step};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    if !page.has_whitelist() {
        return;
    }
    let whitelist = &page.provider.whitelist;
    md.heading(2, &Line::of(words::WHITELIST), Some("whitelist"));
    audience::write(&only(page), md);
    md.paragraph(&words::requirement(
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
    let lead = Line::of(words::WHITELIST_SETTINGS);
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
        (Requirement::None, _) if !page.has_list() => words::STEP_WHITELIST_SEE,
        (Requirement::None, _) => words::STEP_WHITELIST_NONE,
        (Requirement::AskManager, Some(_)) => words::STEP_WHITELIST_ASK_GIVEN,
        (Requirement::AskManager, None) => words::STEP_WHITELIST_ASK,
        (Requirement::Recommended, Some(_)) => words::STEP_WHITELIST_RECOMMENDED_GIVEN,
        (_, Some(_)) => words::STEP_WHITELIST_GIVEN,
        (_, None) if !is_known(page) && step.place.is_empty() => words::STEP_WHITELIST_UNKNOWN,
        // Of an optional step it is said already that it need not be.
        (Requirement::Recommended, None) if !step.optional => words::STEP_WHITELIST_RECOMMENDED,
        (_, None) => words::STEP_WHITELIST,
    };
    let who = whitelist.given_to.as_deref().map(Line::plain);
    let said = page.say(
        template,
        &[
            ("title", &Line::of(words::WHITELIST)),
            ("who", &who.unwrap_or_default()),
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
        false => Line::of(words::STEP_SETTINGS),
    };
    sentences(&[said, set, if known { Line::new() } else { only(page) }])
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
        said.push(page.say(words::WHITELIST_IF_USED, &[]));
    }
    if !whitelist.place.is_empty() {
        said.push(Line::fill(
            words::WHITELIST_PLACE,
            &[("place", &words::place(&whitelist.place))],
        ));
    }
    let ask = whitelist.requirement == Requirement::AskManager;
    match &whitelist.given_to {
        Some(_) if ask => said.push(Line::of(words::WHITELIST_ASKED)),
        Some(who) => said.push(Line::fill(
            words::WHITELIST_GIVEN,
            &[("who", &Line::plain(who))],
        )),
        None if ask && whitelist.place.is_empty() => said.push(Line::of(words::WHITELIST_ASKED)),
        None if !is_known(page) => {
            let steps = steps(page);
            let template = if steps.is_empty() {
                words::WHITELIST_UNKNOWN
            } else {
                words::WHITELIST_STEP
            };
            said.push(page.say(template, &[("steps", &steps)]));
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
        1 => words::WHITELIST_BOX,
        _ => words::WHITELIST_BOXES,
    };
    let boxes = Line::join(&boxes, words::COMMA, words::AND);
    said.push(Line::fill(template, &[("boxes", &boxes)]));
    if whitelist.per_mode {
        let forms = page.provider.forms.iter();
        let chosen = forms
            .filter(|form| whitelist.is_for(&form.key))
            .any(Form::asks_for_modes);
        said.push(Line::of(match chosen {
            true => words::WHITELIST_PER_MODE_CHOSEN,
            false => words::WHITELIST_PER_MODE,
        }));
    }
    let said = sentences(&said);
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
        md.paragraph(&page.say(words::WHITELIST_EMPTY, &[("email", &page.support())]));
        return;
    }
    md.paragraph(&Line::of(match format.separator {
        Separator::Boxes => words::WHITELIST_COPY_EACH,
        Separator::Unknown if leads_to_list(page) => "",
        Separator::Unknown => words::WHITELIST_ADDRESSES,
        Separator::Text(_) => words::WHITELIST_COPY,
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
        said.push(words::separator(format, &page.name));
    }
    let any = |mark: char| list.entries.iter().any(|entry| entry.text.contains(mark));
    match format.ranges {
        Ranges::Wildcard(star) if any(star) => {
            let star = Line::code(&star.to_string());
            said.push(Line::fill(words::WHITELIST_WILDCARD, &[("star", &star)]));
        }
        Ranges::Netmask => said.push(Line::of(words::WHITELIST_NETMASK)),
        Ranges::Cidr if any('/') => {
            said.push(Line::fill(
                words::WHITELIST_CIDR,
                &[("slash", &Line::code("/"))],
            ));
        }
        _ => {}
    }
    if let Some(most) = format.max_entries {
        let template = if most == 1 {
            words::WHITELIST_MOST_ONE
        } else {
            words::WHITELIST_MOST
        };
        said.push(page.say(template, &[("most", &number(most as usize))]));
    }
    sentences(&said)
}

fn warnings(page: &Page<'_>, md: &mut Markdown) {
    let whitelist = &page.provider.whitelist;
    let list = &whitelist.list;
    let most = number(whitelist.format.max_entries.unwrap_or_default() as usize);
    if list.excess > 0 {
        let text = page.say(
            words::WHITELIST_EXCESS,
            &[
                ("most", &most),
                ("total", &number(list.entries.len())),
                ("excess", &number(list.excess as usize)),
                ("email", &page.support()),
            ],
        );
        md.callout(
            Callout::Warning,
            &Line::of(words::WHITELIST_EXCESS_TITLE),
            |md| md.paragraph(&text),
        );
    }
    if !list.left_out.is_empty() {
        let text = page.say(
            words::WHITELIST_LEFT_OUT,
            &[
                ("most", &most),
                ("count", &number(list.left_out.len())),
                (
                    "entries",
                    &entries(&list.left_out.iter().collect::<Vec<_>>()),
                ),
            ],
        );
        md.callout(
            Callout::Note,
            &Line::of(words::WHITELIST_LEFT_OUT_TITLE),
            |md| md.paragraph(&text),
        );
    }
    retiring(&list.entries, md);
}

/// Which entries go away, by the day on which they do.
fn retiring(all: &[Entry], md: &mut Markdown) {
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
                words::WHITELIST_RETIRES
            } else {
                words::WHITELIST_RETIRE
            };
            Line::fill(
                template,
                &[("entries", &entries(same)), ("date", &Line::plain(date))],
            )
        })
        .collect();
    md.callout(
        Callout::Note,
        &Line::of(words::WHITELIST_RETIRES_TITLE),
        |md| md.list(false, &lines),
    );
}

fn entries(entries: &[&Entry]) -> Line {
    let codes: Vec<Line> = entries
        .iter()
        .map(|entry| Line::code(&entry.text))
        .collect();
    Line::join(&codes, words::COMMA, words::AND)
}

fn number(number: usize) -> Line {
    Line::of(&number.to_string())
}
