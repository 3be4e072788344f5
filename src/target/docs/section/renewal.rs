//! What runs out, and what to do then.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page};
use super::super::thing::Thing;
use super::super::words;
use super::{is_pair, sentences};
use crate::ir::Lifetime;

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let mut items: Vec<Line> = page
        .definitions
        .iter()
        .filter_map(|definition| item(page, definition))
        .collect();
    items.extend(pairs(page));
    let text = page.provider.guide.renewal.as_ref();
    if items.is_empty() && text.is_none() {
        return;
    }
    md.heading(2, &Line::of(words::RENEWAL), Some("renewal"));
    md.list(false, &items);
    if let Some(text) = text {
        page.text(text, Here::PAGE, md);
    }
}

/// A thing that runs out.
fn item(page: &Page<'_>, definition: &Definition<'_>) -> Option<Line> {
    let lifetime = definition.uses.iter().find_map(|one| one.field.valid_for)?;
    let titles = titles(page, definition);
    let title = Line::join(&titles, words::COMMA, words::AND);
    let length = Line::of(&lifetime.to_string());
    let mut said = vec![page.say(
        match (lifetime, titles.len()) {
            (Lifetime::Of { .. }, 1) => words::RENEWAL_FIELD,
            (Lifetime::Of { .. }, _) => words::RENEWAL_FIELDS,
            (Lifetime::Limited, 1) => words::RENEWAL_LIMITED,
            (Lifetime::Limited, _) => words::RENEWAL_LIMITED_MANY,
        },
        &[("title", &title), ("lifetime", &length)],
    )];
    if !definition.steps.is_empty() {
        let steps = page.steps(&definition.steps);
        said.push(Line::fill(words::RENEWAL_AGAIN, &[("steps", &steps)]));
    }
    if is_pair(&definition.uses[0].field.kind) {
        said.push(Line::of(words::RENEWAL_PAIR_TOO));
    }
    Some(sentences(&said))
}

/// A line for each value of a definition: one value has two titles where two forms call it so.
fn titles(page: &Page<'_>, definition: &Definition<'_>) -> Vec<Line> {
    let forms = page.provider.forms.len();
    let one = |value: &Thing<'_>| Line::join(&value.fields(page, forms), words::COMMA, words::OR);
    definition.values().iter().map(one).collect()
}

/// The key pairs that last until the merchant makes new ones, all in one sentence.
fn pairs(page: &Page<'_>) -> Option<Line> {
    let lasting = page.definitions.iter().filter(|definition| {
        is_pair(&definition.uses[0].field.kind)
            && definition
                .uses
                .iter()
                .all(|one| one.field.valid_for.is_none())
    });
    let titles: Vec<Line> = lasting
        .flat_map(|definition| titles(page, definition))
        .collect();
    let template = match titles.len() {
        0 => return None,
        1 => words::RENEWAL_PAIR,
        _ => words::RENEWAL_PAIRS,
    };
    let titles = Line::join(&titles, words::COMMA, words::AND);
    Some(Line::fill(template, &[("titles", &titles)]))
}
