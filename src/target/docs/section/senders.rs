//! Where the provider's own requests come from.

use super::super::markdown::{Line, Markdown};
use super::super::page::Page;
use super::super::words::{Part, Words, Written};
use crate::ir::{Form, Mode, Provider, Sender, SenderSource};

/// The most addresses that one sentence names.
const MOST_IN_SENTENCE: usize = 3;

/// Whether anything is known of them.
pub(super) fn are_known(provider: &Provider) -> bool {
    let mut forms = provider.forms.iter();
    !provider.sends_from.is_empty() || forms.any(|form| !form.sends_from.is_empty())
}

/// Those for accounts that have no senders of their own, then each of those that have.
pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    let (own, rest): (Vec<&Form>, Vec<&Form>) = provider
        .forms
        .iter()
        .partition(|form| !form.sends_from.is_empty());
    if own.is_empty() {
        of_forms(page, &[], &provider.sends_from, md);
    } else if !rest.is_empty() {
        let keys: Vec<String> = rest.iter().map(|form| form.key.clone()).collect();
        of_forms(page, &keys, &provider.sends_from, md);
    }
    for form in own {
        of_forms(page, std::slice::from_ref(&form.key), &form.sends_from, md);
    }
}

/// Those for these forms, empty for all.
fn of_forms(page: &Page<'_>, forms: &[String], senders: &[Sender], md: &mut Markdown) {
    let forms = match forms {
        [] => Line::new(),
        forms => {
            let count = [("count", forms.len() as u64)];
            let template = page.words.counted(page.words.senders.for_forms, &count);
            Line::fill(&template, &[("forms", Part::Run(&page.forms(forms)))])
        }
    };
    let (published, known): (Vec<&Sender>, Vec<&Sender>) = senders
        .iter()
        .partition(|it| matches!(it.source, SenderSource::List(_)));
    let known = by_mode(known);
    let few = |(_, own): &(Option<Mode>, Vec<&Sender>)| own.len() <= MOST_IN_SENTENCE;
    if known.iter().all(few) {
        in_sentence(page, &forms, &known, md);
    } else {
        as_lists(page, &forms, &known, md);
    }
    let lists = by_mode(published);
    if lists.is_empty() {
        return;
    }
    let lists = modes(page.words, &lists, |it| {
        let url = it.text();
        with_days(page.words, it, Line::to_url(&Line::plain(&url), &url))
    });
    let holes = [("lists", Part::Run(&lists)), ("for", Part::Run(&forms))];
    let template = match known.is_empty() {
        true => page.words.senders.published_only,
        false => page.words.senders.published,
    };
    md.paragraph(&page.say(template, &holes));
}

/// First those for every mode, then those for test, then those for live.
fn by_mode(senders: Vec<&Sender>) -> Vec<(Option<Mode>, Vec<&Sender>)> {
    let mut lists: Vec<(Option<Mode>, Vec<&Sender>)> = [None, Some(Mode::Test), Some(Mode::Live)]
        .into_iter()
        .map(|mode| (mode, Vec::new()))
        .collect();
    for sender in senders {
        let of_mode = lists.iter_mut().find(|(mode, _)| *mode == sender.mode);
        if let Some((_, own)) = of_mode {
            own.push(sender);
        }
    }
    lists.retain(|(_, own)| !own.is_empty());
    lists
}

/// Each mode with its own: `A and B in test; C in live`.
fn modes(
    words: &Words,
    lists: &[(Option<Mode>, Vec<&Sender>)],
    say: impl Fn(&Sender) -> Line,
) -> Line {
    let said = lists.iter().map(|(mode, own)| {
        let own: Vec<Line> = own.iter().map(|it| say(it)).collect();
        let addresses = Line::join_all(own, words.common.comma, words.common.and);
        let Some(mode) = mode else {
            return addresses;
        };
        let holes = [
            ("addresses", Part::Run(&addresses)),
            ("mode", Part::Words(words.mode_name(*mode))),
        ];
        Line::fill(words.senders.mode, &holes)
    });
    Line::join_all(said.collect::<Vec<_>>(), "; ", "; ")
}

fn in_sentence(
    page: &Page<'_>,
    forms: &Line,
    lists: &[(Option<Mode>, Vec<&Sender>)],
    md: &mut Markdown,
) {
    if lists.is_empty() {
        return;
    }
    let addresses = modes(page.words, lists, |it| {
        let address = Line::code(&it.text());
        let address = match it.source {
            SenderSource::Host(_) => {
                Line::fill(page.words.senders.host, &[("address", Part::Run(&address))])
            }
            _ => address,
        };
        with_days(page.words, it, address)
    });
    let holes = [
        ("addresses", Part::Run(&addresses)),
        ("for", Part::Run(forms)),
    ];
    md.paragraph(&page.say(page.words.senders.said, &holes));
}

/// One a line, to be copied; below them from when to when some of them are used.
fn as_lists(
    page: &Page<'_>,
    forms: &Line,
    lists: &[(Option<Mode>, Vec<&Sender>)],
    md: &mut Markdown,
) {
    md.paragraph(&page.say(page.words.senders.many, &[("for", Part::Run(forms))]));
    for (mode, own) in lists {
        let template = mode.map_or("", |_| page.words.senders.list);
        let mode = Line::of(mode.map_or("", |mode| page.words.mode_name(mode)));
        md.paragraph(&Line::fill(template, &[("mode", Part::Run(&mode))]));
        let texts: Vec<String> = own.iter().map(|it| it.text()).collect();
        md.code("text", &texts.join("\n"));
        let dated = own.iter().filter(|it| !days(page.words, it).is_empty());
        let dated = dated.map(|it| {
            let holes = [
                ("address", Part::Code(&it.text())),
                ("days", Part::Run(&days(page.words, it))),
            ];
            Line::fill(page.words.senders.day, &holes)
        });
        md.list(false, &dated.collect::<Vec<_>>());
    }
}

/// With the days from which it is used, and no longer.
fn with_days(words: &Words, sender: &Sender, address: Line) -> Line {
    let days = days(words, sender);
    if days.is_empty() {
        return address;
    }
    let holes = [("address", Part::Run(&address)), ("days", Part::Run(&days))];
    Line::fill(words.senders.days, &holes)
}

fn days(words: &Words, sender: &Sender) -> Line {
    let mut said = Vec::new();
    for (template, hole, day) in [
        (words.senders.begins, "begins", &sender.begins),
        (words.senders.retires, "retires", &sender.retires),
    ] {
        let day = day.as_deref().map(Line::plain);
        said.extend(day.map(|day| Line::fill(template, &[(hole, Part::Run(&day))])));
    }
    Line::join_all(said, words.common.comma, words.common.comma)
}
