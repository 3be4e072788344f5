//! Title, one line about it, links, and how it stands.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::{Here, Page};
use super::super::words;
use crate::ir::Status;

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
    md.paragraph(&Line::join(&links, " · ", " · "));
    match provider.status {
        Status::Active => {}
        Status::Deprecated => {
            let (since, reason) = provider
                .deprecated
                .as_ref()
                .map(|note| (Line::plain(&note.since), Line::plain(&note.reason)))
                .unwrap_or_default();
            let text = page.say(words::DEPRECATED, &[("since", &since), ("reason", &reason)]);
            md.callout(Callout::Warning, &Line::of(words::DEPRECATED_TITLE), |md| {
                md.paragraph(&text)
            });
        }
        Status::Listed => {
            let text = page.say(words::LISTED, &[("email", &page.support())]);
            md.callout(Callout::Note, &Line::of(words::LISTED_TITLE), |md| {
                md.paragraph(&text)
            });
        }
    }
    if !provider.forms.is_empty() {
        md.paragraph(&page.say(words::OUTLINE, &[]));
    }
    if let Some(intro) = &provider.guide.intro {
        page.text(intro, Here::PAGE, md);
    }
}
