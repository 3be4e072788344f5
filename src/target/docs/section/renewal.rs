//! What runs out, and what to do then.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page, Use};
use super::super::thing::Thing;
use super::super::words::{Part, Written};
use super::is_pair;
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
    md.heading(2, &Line::of(page.words.renewal.heading), Some("renewal"));
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
            steps.extend_from_slice(page.steps_to(one));
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
    let title = Line::join(&it.titles, page.words.common.comma, page.words.common.and);
    let length = Line::of(&page.words.lifetime(it.lifetime));
    let (good, again) = match (it.lifetime, it.titles.len()) {
        (Lifetime::Of { .. }, 1) => (page.words.renewal.field, page.words.renewal.again),
        (Lifetime::Of { .. }, _) => (page.words.renewal.fields, page.words.renewal.again_many),
        (Lifetime::AtMost { .. }, 1) => (page.words.renewal.chosen, page.words.renewal.again),
        (Lifetime::AtMost { .. }, _) => (
            page.words.renewal.chosen_many,
            page.words.renewal.again_many,
        ),
        (Lifetime::Limited, 1) => (page.words.renewal.limited, page.words.renewal.again),
        (Lifetime::Limited, _) => (
            page.words.renewal.limited_many,
            page.words.renewal.again_many,
        ),
    };
    let mut said = vec![page.say(
        good,
        &[
            ("title", Part::Run(&title)),
            ("lifetime", Part::Run(&length)),
        ],
    )];
    if !it.steps.is_empty() {
        let steps = page.steps(&it.steps);
        said.push(Line::fill(again, &[("steps", Part::Run(&steps))]));
    }
    if it.is_pair {
        said.push(Line::of(page.words.renewal.pair_too));
    }
    Line::sentences(&said)
}

/// A line for each value of a definition: one value has two titles where two forms call it so.
fn titles(page: &Page<'_>, definition: &Definition<'_>) -> Vec<Line> {
    let forms = page.provider.forms.len();
    let one = |value: &Thing<'_>| {
        Line::join_all(
            value.fields(page, forms),
            page.words.common.comma,
            page.words.common.or,
        )
    };
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
        1 => page.words.renewal.pair,
        _ => page.words.renewal.pairs,
    };
    let titles = Line::join_all(titles, page.words.common.comma, page.words.common.and);
    Some(Line::fill(template, &[("titles", Part::Run(&titles))]))
}
