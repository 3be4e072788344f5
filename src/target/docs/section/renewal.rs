//! What runs out, and what to do then.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page, Use};
use super::super::thing::Thing;
use super::super::words;
use super::{is_pair, sentences};
use crate::ir::Lifetime;

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let mut all: Vec<RunsOut> = Vec::new();
    for one in page.definitions.iter().flat_map(|it| runs_out(page, it)) {
        // What is got in the same steps and lasts as long is renewed together: an ID and its key.
        let together = |it: &&mut RunsOut| {
            it.lifetime == one.lifetime && it.steps == one.steps && !it.steps.is_empty()
        };
        match all.iter_mut().find(together) {
            Some(known) if !known.is_pair && !one.is_pair => known.titles.extend(one.titles),
            _ => all.push(one),
        }
    }
    let mut items: Vec<Line> = all.iter().map(|it| item(page, it)).collect();
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

/// Values that run out.
struct RunsOut {
    titles: Vec<Line>,
    lifetime: Lifetime,
    /// Numbers of the steps that give them, in order.
    steps: Vec<usize>,
    /// Whether it is half of a key pair.
    is_pair: bool,
}

/// What runs out of a definition, for each lifetime: one form may have another, or none.
fn runs_out(page: &Page<'_>, definition: &Definition<'_>) -> Vec<RunsOut> {
    let mut lifetimes = Vec::new();
    for lifetime in definition.uses.iter().filter_map(|one| one.field.valid_for) {
        if !lifetimes.contains(&lifetime) {
            lifetimes.push(lifetime);
        }
    }
    let of = |lifetime: Lifetime| {
        let own = definition.only(|one| one.field.valid_for == Some(lifetime));
        let mut steps: Vec<usize> = Vec::new();
        for one in &own.uses {
            steps.extend(page.steps_to(one));
        }
        steps.sort_unstable();
        steps.dedup();
        RunsOut {
            titles: titles(page, &own),
            lifetime,
            steps,
            is_pair: is_pair(&own.uses[0].field.kind),
        }
    };
    lifetimes.into_iter().map(of).collect()
}

fn item(page: &Page<'_>, it: &RunsOut) -> Line {
    let title = Line::join(&it.titles, words::COMMA, words::AND);
    let length = Line::of(&it.lifetime.to_string());
    let (good, again) = match (it.lifetime, it.titles.len()) {
        (Lifetime::Of { .. }, 1) => (words::RENEWAL_FIELD, words::RENEWAL_AGAIN),
        (Lifetime::Of { .. }, _) => (words::RENEWAL_FIELDS, words::RENEWAL_AGAIN_MANY),
        (Lifetime::AtMost { .. }, 1) => (words::RENEWAL_CHOSEN, words::RENEWAL_AGAIN),
        (Lifetime::AtMost { .. }, _) => (words::RENEWAL_CHOSEN_MANY, words::RENEWAL_AGAIN_MANY),
        (Lifetime::Limited, 1) => (words::RENEWAL_LIMITED, words::RENEWAL_AGAIN),
        (Lifetime::Limited, _) => (words::RENEWAL_LIMITED_MANY, words::RENEWAL_AGAIN_MANY),
    };
    let mut said = vec![page.say(good, &[("title", &title), ("lifetime", &length)])];
    if !it.steps.is_empty() {
        let steps = page.steps(&it.steps);
        said.push(Line::fill(again, &[("steps", &steps)]));
    }
    if it.is_pair {
        said.push(Line::of(words::RENEWAL_PAIR_TOO));
    }
    sentences(&said)
}

/// A line for each value of a definition: one value has two titles where two forms call it so.
fn titles(page: &Page<'_>, definition: &Definition<'_>) -> Vec<Line> {
    let forms = page.provider.forms.len();
    let one = |value: &Thing<'_>| Line::join(&value.fields(page, forms), words::COMMA, words::OR);
    definition.values().iter().map(one).collect()
}

/// The key pairs that last until the merchant makes new ones, all in one sentence.
fn pairs(page: &Page<'_>) -> Option<Line> {
    let lasts = |one: &Use<'_>| is_pair(&one.field.kind) && one.field.valid_for.is_none();
    let lasting = page
        .definitions
        .iter()
        .filter(|definition| definition.uses.iter().any(lasts));
    let titles: Vec<Line> = lasting
        .flat_map(|definition| titles(page, &definition.only(lasts)))
        .collect();
    let template = match titles.len() {
        0 => return None,
        1 => words::RENEWAL_PAIR,
        _ => words::RENEWAL_PAIRS,
    };
    let titles = Line::join(&titles, words::COMMA, words::AND);
    Some(Line::fill(template, &[("titles", &titles)]))
}
