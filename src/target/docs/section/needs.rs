//! What you will need: a checklist of what the forms ask for, by who has it, for which form, and when.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page, Use};
use super::super::thing::{Thing, mode_by_mode};
use super::super::words;
use super::{audience, is_pair};
use crate::ir::Origin;
use crate::ir::whitelist::Requirement;

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
    when: Line,
    /// Their names.
    names: Vec<Line>,
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
    for (thing, when) in things.iter().flat_map(by_case) {
        let name = name(&thing);
        let forms = thing.forms();
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
            }),
        }
    }
    // What every merchant needs comes first.
    let is_special =
        |item: &Item<'_>| item.forms.len() < page.provider.forms.len() || !item.when.is_empty();
    items.sort_by_key(is_special);
    out.extend(items.iter().map(|item| {
        let titles = Line::join(&item.names, words::COMMA, words::AND);
        page.say(template, &[("for", &case(page, item)), ("titles", &titles)])
    }));
}

/// What the forms call a thing, with what the provider calls it.
fn name(thing: &Thing<'_>) -> Line {
    let mut titles = thing.titles();
    let mut other = thing.other_name();
    if let Some(name) = other {
        let (lower, first) = (name.to_lowercase(), titles[0].to_lowercase());
        if titles
            .iter()
            .any(|title| title.to_lowercase().contains(&lower))
        {
            other = None;
        } else if titles.len() == 1 && lower.starts_with(&first) {
            // The longer name has the title in it.
            titles = vec![name];
            other = None;
        }
    }
    let titles: Vec<Line> = titles.into_iter().map(Line::plain).collect();
    let title = Line::join(&titles, words::COMMA, words::OR);
    let mut more: Vec<Line> = other.map(Line::plain).into_iter().collect();
    if thing.may_be_missing() {
        more.push(Line::of(words::NEED_OPTIONAL));
    }
    if more.is_empty() {
        return title;
    }
    let more = Line::join(&more, words::COMMA, words::COMMA);
    Line::fill(words::NEED_WITH, &[("title", &title), ("words", &more)])
}

/// A thing as far as the forms that need it in the same case, and that case.
fn by_case<'a>(thing: &Thing<'a>) -> Vec<(Thing<'a>, Line)> {
    let mut cases: Vec<(Vec<&str>, Line)> = Vec::new();
    for form in thing.forms() {
        let uses = thing.uses.iter().filter(|one| one.form.key == form);
        let when = condition(&uses.collect::<Vec<_>>());
        match cases.iter_mut().find(|(_, known)| *known == when) {
            Some((forms, _)) => forms.push(form),
            None => cases.push((vec![form], when)),
        }
    }
    let of_forms = |(forms, when): (Vec<&str>, Line)| {
        let own = thing.only(|one| forms.contains(&one.form.key.as_str()));
        own.map(|own| (own, when))
    };
    cases.into_iter().filter_map(of_forms).collect()
}

/// When a form asks for a thing, as far as all its fields agree; empty for always.
fn condition(uses: &[&Use<'_>]) -> Line {
    // A condition inside an item is about that item; the group itself is shown or not.
    let shown = |one: &Use<'_>| one.repeat.unwrap_or(one.field).shown.clone();
    let first = shown(uses[0]);
    if first.is_always() || uses.iter().any(|one| shown(one) != first) {
        return Line::new();
    }
    let said = words::condition(&first, &uses[0].form.fields);
    if said.parts.is_empty() {
        Line::fill(words::NEED_WHEN, &[("condition", &said.line)])
    } else {
        Line::of(words::NEED_SOMETIMES)
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
    line.push(&item.when);
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
