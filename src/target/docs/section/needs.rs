//! What you will need: a checklist of what the forms ask for, by who has it.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Page};
use super::super::words;
use super::is_pair;
use crate::ir::whitelist::Requirement;
use crate::ir::{FieldKind, Origin, Required};

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
        (words::NEED_OTHER, from_others),
        (words::NEED_OWN, own),
    ] {
        let titles = titles(page, holds);
        if !titles.is_empty() {
            items.push(page.say(template, &[("titles", &titles)]));
        }
    }
    if provider.whitelist.requirement == Requirement::Required {
        items.push(page.say(words::NEED_WHITELIST, &[]));
    }
    items.extend(
        provider
            .guide
            .requirements
            .iter()
            .map(|text| page.text_line(text)),
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

fn titles(page: &Page<'_>, holds: fn(&Definition<'_>) -> bool) -> Line {
    let mut titles = Vec::new();
    for definition in page
        .definitions
        .iter()
        .filter(|definition| holds(definition))
    {
        // One name is enough here: the provider's own where there is one, since it is looked for there.
        let first = definition.uses[0].field;
        let gone = definition
            .uses
            .iter()
            .all(|one| one.field.deprecated.is_some());
        if first.is_credential() && !matches!(first.kind, FieldKind::Repeat(_)) && !gone {
            let mut line = Line::plain(first.known_as.as_ref().unwrap_or(&first.title));
            if definition
                .uses
                .iter()
                .all(|one| one.field.required == Required::Never)
            {
                line = Line::fill(words::NEED_OPTIONAL, &[("title", &line)]);
            }
            if !titles.contains(&line) {
                titles.push(line);
            }
        }
    }
    Line::join(&titles, words::COMMA, words::AND)
}

fn from_provider(definition: &Definition<'_>) -> bool {
    let first = definition.uses[0].field;
    first.origin == Origin::Provider && !is_pair(&first.kind)
}

fn from_others(definition: &Definition<'_>) -> bool {
    definition.uses[0].field.origin == Origin::ThirdParty
}

fn own(definition: &Definition<'_>) -> bool {
    let first = definition.uses[0].field;
    first.origin == Origin::Merchant || (first.origin == Origin::Provider && is_pair(&first.kind))
}
