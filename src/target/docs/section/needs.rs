//! What you will need: a checklist of what the forms ask for, by who has it, for which form, and when.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page};
use super::super::thing::{Thing, mode_by_mode};
use super::super::words;
use super::{audience, is_pair};
use crate::ir::whitelist::Requirement;
use crate::ir::{Condition, Origin};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    let mut items = Vec::new();
    if !provider.forms.is_empty() {
        items.push(account(page));
        items.push(page.say(words::NEED_DASHBOARD, &[("link", &page.dashboard())]));
    }
    for (template, holds) in [
        (
            words::NEED_GIVEN,
            from_provider as fn(&Definition<'_>) -> bool,
        ),
        (words::NEED_EITHER, either),
        (words::NEED_OTHER, from_others),
        (words::NEED_EXISTING, existing),
        (words::NEED_OWN, own),
    ] {
        credentials(page, template, holds, &mut items);
    }
    if provider.whitelist.requirement == Requirement::Required {
        let whitelist = &provider.whitelist;
        let aside = audience::aside(page, &whitelist.forms, &whitelist.when);
        items.push(page.say(words::NEED_WHITELIST, &[("for", &aside)]));
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
    md.heading(2, &Line::of(words::NEEDS), Some("needs"));
    md.checklist(&items);
}

fn account(page: &Page<'_>) -> Line {
    match page.provider.link("apply") {
        Some(apply) => {
            let link = Line::to_url(&Line::of(words::NEED_APPLY_LABEL), &apply.url);
            page.say(words::NEED_APPLY, &[("link", &link)])
        }
        None => page.say(words::NEED_ACCOUNT, &[]),
    }
}

/// Things that are needed for the same forms and in the same case.
struct Item<'a> {
    /// The keys of the forms.
    forms: Vec<&'a str>,
    /// When they are needed.
    when: &'a Condition,
    /// Their names.
    names: Vec<Line>,
    /// One of them.
    one: Thing<'a>,
}

fn credentials(
    page: &Page<'_>,
    template: &str,
    holds: fn(&Definition<'_>) -> bool,
    out: &mut Vec<Line>,
) {
    let mut items: Vec<Item<'_>> = Vec::new();
    let definitions = page.definitions.iter();
    let mut things: Vec<Thing<'_>> = definitions
        .filter(|definition| definition.is_obtained() && holds(definition))
        .flat_map(Definition::things)
        .filter(|thing| !thing.is_deprecated())
        .collect();
    mode_by_mode(&mut things);
    for thing in things {
        let mut name = Line::plain(thing.name());
        if let Some(mode) = thing.unsaid_mode() {
            let mode = Line::of(mode.name());
            name = Line::fill(words::NEED_IN_MODE, &[("title", &name), ("mode", &mode)]);
        }
        if thing.is_optional() {
            name = Line::fill(words::NEED_OPTIONAL, &[("title", &name)]);
        }
        let forms = thing.forms();
        let when = condition(&thing);
        match items
            .iter_mut()
            .find(|item| item.forms == forms && item.when == when)
        {
            Some(item) if item.names.contains(&name) => {}
            Some(item) => item.names.push(name),
            None => items.push(Item {
                forms,
                when,
                names: vec![name],
                one: thing,
            }),
        }
    }
    // What every merchant needs comes first.
    let is_special =
        |item: &Item<'_>| item.forms.len() < page.provider.forms.len() || !item.when.is_always();
    items.sort_by_key(is_special);
    out.extend(items.iter().map(|item| {
        let titles = Line::join(&item.names, words::COMMA, words::AND);
        page.say(template, &[("for", &case(page, item)), ("titles", &titles)])
    }));
}

/// When a thing is needed, as far as all its forms agree.
fn condition<'a>(thing: &Thing<'a>) -> &'a Condition {
    let first = &thing.uses[0].field.shown;
    let in_item = thing.uses.iter().any(|one| one.repeat.is_some());
    if !in_item && thing.uses.iter().all(|one| one.field.shown == *first) {
        first
    } else {
        &Condition::Always
    }
}

/// For which forms, and when: nothing where that is all forms, always.
fn case(page: &Page<'_>, item: &Item<'_>) -> Line {
    let mut line = Line::new();
    if item.forms.len() < page.provider.forms.len() {
        let keys: Vec<String> = item.forms.iter().map(|key| (*key).to_owned()).collect();
        line.push(&Line::fill(
            words::NEED_FOR,
            &[("forms", &page.forms(&keys))],
        ));
    }
    if !item.when.is_always() {
        let said = words::condition(item.when, &item.one.uses[0].form.fields);
        line.push(&if said.parts.is_empty() {
            Line::fill(words::NEED_WHEN, &[("condition", &said.line)])
        } else {
            Line::of(words::NEED_SOMETIMES)
        });
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
