//! What runs out, and what to do then.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Page};
use super::super::words;
use super::{is_pair, sentences};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let items: Vec<Line> = page
        .definitions
        .iter()
        .filter_map(|definition| item(page, definition))
        .collect();
    let text = page.provider.guide.renewal.as_ref();
    if items.is_empty() && text.is_none() {
        return;
    }
    md.heading(2, &Line::of(words::RENEWAL), Some("renewal"));
    md.list(false, &items);
    if let Some(text) = text {
        page.text(text, md);
    }
}

fn item(page: &Page<'_>, definition: &Definition<'_>) -> Option<Line> {
    let lifetime = definition.uses.iter().find_map(|one| one.field.valid_for);
    let pair = is_pair(&definition.uses[0].field.kind);
    let title = Line::join(&page.fields(&definition.uses), words::COMMA, words::AND);
    let mut said = Vec::new();
    if let Some(lifetime) = lifetime {
        let lifetime = Line::of(&lifetime.to_string());
        said.push(page.say(
            words::RENEWAL_FIELD,
            &[("title", &title), ("lifetime", &lifetime)],
        ));
        if !definition.steps.is_empty() {
            let steps = page.steps(&definition.steps);
            said.push(Line::fill(words::RENEWAL_AGAIN, &[("steps", &steps)]));
        }
    }
    if pair {
        let template = if said.is_empty() {
            words::RENEWAL_PAIR
        } else {
            words::RENEWAL_PAIR_TOO
        };
        said.push(page.say(template, &[("title", &title)]));
    }
    (!said.is_empty()).then(|| sentences(&said))
}
