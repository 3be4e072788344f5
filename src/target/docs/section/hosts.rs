//! Where the API of the provider is: by mode, by account and by name, as far as there are several.

use super::super::markdown::{Line, Markdown};
use super::super::page::Page;
use super::super::words;
use crate::ir::{Host, Mode};

/// Writes the table; nothing where the spec names no host.
pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    let own: Vec<String> = provider
        .forms
        .iter()
        .filter(|form| !form.hosts.is_empty())
        .map(|form| form.key.clone())
        .collect();
    // The provider's own are for the accounts that have none.
    let others = own.len() < provider.forms.len() || own.is_empty();
    let mut all: Vec<(Line, &Host)> = Vec::new();
    if others {
        let keys: Vec<String> = provider
            .forms
            .iter()
            .filter(|form| form.hosts.is_empty())
            .map(|form| form.key.clone())
            .collect();
        let forms = page.forms(&keys);
        all.extend(provider.hosts.iter().map(|host| (forms.clone(), host)));
    }
    for form in &provider.forms {
        let forms = page.forms(std::slice::from_ref(&form.key));
        all.extend(form.hosts.iter().map(|host| (forms.clone(), host)));
    }
    if all.is_empty() {
        return;
    }
    let by_form = !own.is_empty();
    let by_mode = all.iter().any(|(_, host)| host.mode.is_some()) || !provider.modes.is_empty();
    let by_name = all.iter().any(|(_, host)| host.name.is_some());
    let mut head = Vec::new();
    head.extend(by_form.then_some(words::MODES_HOST_FORM));
    head.extend(by_mode.then_some(words::MODES_HOST_MODE));
    head.extend(by_name.then_some(words::MODES_HOST_NAME));
    head.push(words::MODES_HOST);
    let rows: Vec<Vec<Line>> = all
        .iter()
        .map(|(forms, host)| {
            let mut row = Vec::new();
            row.extend(by_form.then(|| forms.clone()));
            row.extend(by_mode.then(|| Line::of(mode(page, host))));
            let name = host
                .name
                .as_deref()
                .map_or(Line::of(words::NOTHING), Line::plain);
            row.extend(by_name.then_some(name));
            row.push(Line::code(&host.url));
            row
        })
        .collect();
    md.table(&head, &rows);
}

/// The same in a section of its own, where there are no modes to tell apart.
pub(super) fn alone(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    let by_form = provider.forms.iter().any(|form| !form.hosts.is_empty());
    match provider.hosts.as_slice() {
        [] if !by_form => {}
        [host] if !by_form => {
            md.heading(2, &Line::of(words::HOSTS), Some("hosts"));
            let host = Line::code(&host.url);
            md.paragraph(&page.say(words::MODES_HOST_ALONE, &[("host", &host)]));
        }
        _ => {
            md.heading(2, &Line::of(words::HOSTS), Some("hosts"));
            write(page, md);
        }
    }
}

fn mode(page: &Page<'_>, host: &Host) -> &'static str {
    match (host.mode, page.provider.modes.as_slice()) {
        (Some(Mode::Test), _) | (None, [Mode::Test]) => words::TEST_TITLE,
        (Some(Mode::Live), _) | (None, [Mode::Live]) => words::LIVE_TITLE,
        (None, _) => words::MODES_HOST_EVERY,
    }
}
