//! The URLs to enter at the provider.

use super::super::markdown::{Line, Markdown};
use super::super::page::Page;
use super::super::words;
use crate::ir::{Callback, CallbackValue};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let callbacks = &page.provider.callbacks;
    if callbacks.is_empty() {
        return;
    }
    md.heading(2, &Line::of(words::CALLBACKS), Some("callbacks"));
    if callbacks
        .iter()
        .any(|callback| matches!(callback.value, CallbackValue::Url(_)))
    {
        md.paragraph(&page.say(words::CALLBACKS_INTRO, &[]));
    }
    let at = page.say(words::CALLBACK_BOX, &[]);
    let wheres = callbacks.iter().any(|callback| !callback.place.is_empty());
    let notes = callbacks
        .iter()
        .any(|callback| callback.note.is_some() || !callback.forms.is_empty());
    let mut head = vec![at.as_str(), words::VALUE];
    head.extend(wheres.then_some(words::PLACE));
    head.extend(notes.then_some(words::NOTE));
    let rows: Vec<Vec<Line>> = callbacks
        .iter()
        .map(|callback| {
            let mut row = vec![Line::strong(&callback.title), value(page, &callback.value)];
            row.extend(wheres.then(|| words::place(&callback.place)));
            row.extend(notes.then(|| note(page, callback)));
            row
        })
        .collect();
    md.table(&head, &rows);
}

fn value(page: &Page<'_>, value: &CallbackValue) -> Line {
    match value {
        CallbackValue::Empty => Line::of(words::CALLBACK_EMPTY),
        CallbackValue::MerchantUrl => Line::of(words::CALLBACK_OWN),
        CallbackValue::AskSupport => Line::of(words::CALLBACK_ASK_SUPPORT),
        CallbackValue::Url(url) => {
            // Only the base is the project's own; what follows comes from the spec.
            let base = &page.project.brand.callbacks_base_url;
            match url.strip_prefix(base.as_str()) {
                Some(path) => Line::brand_code(base, path),
                None => Line::code(url),
            }
        }
    }
}

fn note(page: &Page<'_>, callback: &Callback) -> Line {
    let mut line = Line::new();
    if !callback.forms.is_empty() {
        line.push(&Line::fill(
            words::STEP_FORMS,
            &[("forms", &page.forms(&callback.forms))],
        ));
    }
    if let Some(text) = &callback.note {
        if !line.is_empty() {
            line.push_words(" ");
        }
        line.push(&page.text_line(text));
    }
    line
}
