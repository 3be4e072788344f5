//! What you will need: a checklist of what the forms ask for, by who has it, for which form, and when.

use std::borrow::Cow;

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page};
use super::super::thing::{Thing, mode_by_mode};
use super::super::words::{Part, Words, Written};
use super::case::{self, Case};
use super::{audience, is_pair};
use crate::ir::whitelist::Requirement;
use crate::ir::{Condition, Origin};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    let mut items = Vec::new();
    if !provider.forms.is_empty() {
        items.push(account(page));
        items.push(page.say(
            page.words.needs.dashboard,
            &[("link", Part::Run(&page.dashboard))],
        ));
    }
    for (template, holds) in [
        (
            page.words.needs.given,
            from_provider as fn(&Definition<'_>) -> bool,
        ),
        (page.words.needs.either, either),
        (page.words.needs.other, from_others),
        (page.words.needs.existing, existing),
        (page.words.needs.own, own),
    ] {
        credentials(page, template, holds, &mut items);
    }
    if provider.whitelist.requirement == Requirement::Required {
        let whitelist = &provider.whitelist;
        let aside = audience::aside(page, &whitelist.forms, &whitelist.when);
        items.push(page.say(page.words.needs.whitelist, &[("for", Part::Run(&aside))]));
    }
    items.extend(
        provider
            .guide
            .requirements
            .iter()
            .map(|text| page.text_line(text, Here::PAGE)),
    );
    if items.is_empty() {
        return;
    }
    md.heading(2, &Line::of(page.words.needs.heading), Some("needs"));
    md.checklist(&items);
}

fn account(page: &Page<'_>) -> Line {
    match page.provider.link("apply") {
        Some(apply) => {
            let link = Line::to_url(&Line::of(page.words.needs.apply_label), &apply.url);
            page.say(page.words.needs.apply, &[("link", Part::Run(&link))])
        }
        None => page.say(page.words.needs.account, &[]),
    }
}

/// Things that are needed for the same forms and in the same case.
struct Item<'a> {
    /// The keys of the forms.
    forms: Vec<&'a str>,
    /// When they are needed.
    case: Case,
    /// Their names.
    names: Vec<Line>,
}

fn credentials(
    page: &Page<'_>,
    template: &str,
    holds: fn(&Definition<'_>) -> bool,
    out: &mut Vec<Line>,
) {
    let definitions = page.definitions.iter();
    let mut things: Vec<Thing<'_>> = definitions
        .filter(|definition| definition.is_obtained() && holds(definition))
        .flat_map(Definition::things)
        .filter(|thing| !thing.is_deprecated())
        .collect();
    mode_by_mode(&mut things);
    // Two forms may lead to one name by different ways.
    let mut needs: Vec<(Line, Case, Vec<&str>)> = Vec::with_capacity(things.len());
    for thing in things {
        for (own, case) in case::of(page.words, thing, |_, _| Condition::Always) {
            let (name, forms) = (name(page, &own), own.forms());
            let mut known = needs.iter_mut();
            match known.find(|(same, when, _)| *same == name && *when == case) {
                Some((_, _, all)) => all.extend(forms),
                None => needs.push((name, case, forms)),
            }
        }
    }
    let mut items: Vec<Item<'_>> = Vec::new();
    for (name, case, mut forms) in needs {
        if forms.len() > 1 {
            forms.sort_by_key(|key| page.provider.forms.iter().position(|it| it.key == *key));
            forms.dedup();
        }
        let mut known = items.iter_mut();
        match known.find(|item| item.forms == forms && item.case == case) {
            Some(item) => item.names.push(name),
            None => items.push(Item {
                forms,
                case,
                names: vec![name],
            }),
        }
    }
    // What every merchant needs comes first, then what all of a mode need.
    items.sort_by_key(|item| {
        let is_special = item.forms.len() < page.provider.forms.len() || !item.case.when.is_empty();
        (is_special, item.case.chosen.is_some())
    });
    out.extend(items.iter().map(|item| {
        let titles = Line::join(&item.names, page.words.common.comma, page.words.common.and);
        page.say(
            template,
            &[
                ("for", Part::Run(&whom(page, item))),
                ("titles", Part::Run(&titles)),
            ],
        )
    }));
}

/// What the forms call a thing, with what the provider calls it.
fn name<'a>(page: &Page<'a>, thing: &Thing<'a>) -> Line {
    let mut titles = thing.titles(page.words);
    if titles.len() > 1 {
        let mut heard: Vec<String> = Vec::new();
        titles.retain(|title| {
            let letters = letters(title);
            let is_new = !heard.contains(&letters);
            heard.push(letters);
            is_new
        });
    }
    let mut other = thing.other_name();
    if let Some(name) = other {
        let (said, first) = (letters(name), letters(&titles[0]));
        if titles.iter().any(|title| letters(title).contains(&said)) {
            other = None;
        } else if titles.len() == 1 && said.starts_with(&first) {
            // The longer name has the title in it.
            titles = vec![name.into()];
            other = None;
        }
    }
    // Inside the parentheses of a mode, a name has to be told from it.
    let within = titles.last().is_some_and(|title| title.ends_with(')'));
    let mut more = Line::new();
    if let Some(name) = other {
        let name = unnested(page.words, name);
        match within {
            true => more.push_filled(page.words.needs.called, &[("name", Part::Plain(&name))]),
            false => more.push_plain(&name),
        }
    }
    let late = thing.uses.iter().any(|one| page.is_late(one));
    if late || thing.is_optional() {
        if !more.is_empty() {
            more.push_words(page.words.common.comma);
        }
        more.push_words(match late {
            true => page.words.needs.late,
            false => page.words.needs.optional,
        });
    }
    let mut template = page.words.needs.with;
    // A title that ends in parentheses takes the words into them.
    if let Some(last) = titles.last_mut().filter(|_| !more.is_empty())
        && let Some(open) = last.strip_suffix(')')
    {
        *last = open.to_owned().into();
        template = page.words.needs.within;
    }
    let titles: Vec<Part<'_, Line>> = titles.iter().map(|title| Part::Plain(title)).collect();
    let title = Line::joined(&titles, page.words.common.comma, page.words.common.or);
    if more.is_empty() {
        return title;
    }
    let holes = [("title", Part::Run(&title)), ("words", Part::Run(&more))];
    Line::fill(template, &holes)
}

/// A name without what people do not hear in it: `pos_id` is `POS ID`.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A name for use inside parentheses: with a comma in place of its own.
fn unnested<'n>(words: &Words, name: &'n str) -> Cow<'n, str> {
    if !name.contains('(') {
        return name.into();
    }
    let parts = name.split(['(', ')']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(words.common.comma).into()
}

/// For which forms, and when: nothing where that is all forms, always.
fn whom(page: &Page<'_>, item: &Item<'_>) -> Line {
    let mut line = Line::new();
    if item.forms.len() < page.provider.forms.len() {
        let keys: Vec<String> = item.forms.iter().map(|key| (*key).to_owned()).collect();
        let count = [("count", keys.len() as u64)];
        let template = page.words.counted(page.words.needs.for_forms, &count);
        line.push(&Line::fill(
            &template,
            &[("forms", Part::Run(&page.forms(&keys)))],
        ));
    }
    if let Some(mode) = item.case.chosen {
        let mode = Line::of(page.words.mode_name(mode));
        line.push(&Line::fill(
            page.words.needs.chosen,
            &[("mode", Part::Run(&mode))],
        ));
    }
    if !item.case.when.is_empty() {
        line.push(&Line::fill(
            page.words.needs.case,
            &[("when", Part::Run(&item.case.when))],
        ));
    }
    line
}

fn from_provider(definition: &Definition<'_>) -> bool {
    let first = definition.uses[0].field;
    first.origin == Origin::Provider && !is_pair(&first.kind)
}

fn either(definition: &Definition<'_>) -> bool {
    definition.uses[0].field.origin == Origin::Either && !is_pair(&definition.uses[0].field.kind)
}

fn from_others(definition: &Definition<'_>) -> bool {
    definition.uses[0].field.origin == Origin::ThirdParty
}

fn existing(definition: &Definition<'_>) -> bool {
    definition.uses[0].field.origin == Origin::Existing
}

fn own(definition: &Definition<'_>) -> bool {
    let first = definition.uses[0].field;
    let made = matches!(first.origin, Origin::Provider | Origin::Either) && is_pair(&first.kind);
    first.origin == Origin::Merchant || made
}
