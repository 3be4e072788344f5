//! Title, one line about it, links, and how it stands.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::{Here, Page};
use super::super::words::{Part, Written};
use crate::ir::{NamedCode, Status};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    md.title(&Line::plain(&provider.name));
    if let Some(description) = &provider.description {
        md.paragraph(&Line::plain(description));
    }
    let links: Vec<Line> = provider
        .links
        .iter()
        .map(|link| Line::to_url(&Line::plain(&link.title), &link.url))
        .collect();
    md.paragraph(&Line::join_all(links, " · ", " · "));
    match provider.status {
        Status::Active => {}
        Status::Deprecated => {
            let (since, reason) = provider
                .deprecated
                .as_ref()
                .map(|note| (Line::plain(&note.since), Line::plain(&note.reason)))
                .unwrap_or_default();
            let text = page.say(
                page.words.top.deprecated,
                &[("since", Part::Run(&since)), ("reason", Part::Run(&reason))],
            );
            md.callout(
                Callout::Warning,
                &Line::of(page.words.common.deprecated),
                |md| md.paragraph(&text),
            );
        }
        Status::Listed => {
            let text = page.say(
                page.words.top.listed,
                &[("email", Part::Run(&page.support()))],
            );
            md.callout(
                Callout::Note,
                &Line::of(page.words.top.listed_title),
                |md| md.paragraph(&text),
            );
        }
    }
    if !provider.forms.is_empty() {
        md.paragraph(&page.say(page.words.top.outline, &[]));
    }
    md.paragraph(&currencies(page));
    if let Some(intro) = &provider.guide.intro {
        page.text(intro, Here::PAGE, md);
    }
}

/// The most currencies that are named in full.
const MOST_NAMED: usize = 8;

/// The only currencies, where somebody has said them.
fn currencies(page: &Page<'_>) -> Line {
    let currencies = &page.provider.currencies;
    if currencies.is_empty() {
        return Line::new();
    }
    let named = |it: &NamedCode| match currencies.len() <= MOST_NAMED {
        true => {
            let (title, code) = (Line::strong(&it.title), Line::plain(&it.code));
            Line::fill(
                page.words.top.currency,
                &[("title", Part::Run(&title)), ("code", Part::Run(&code))],
            )
        }
        false => Line::plain(&it.code),
    };
    let named: Vec<Line> = currencies.iter().map(named).collect();
    let named = Line::join_all(named, page.words.common.comma, page.words.common.and);
    page.say(
        page.words.top.currencies,
        &[("currencies", Part::Run(&named))],
    )
}
