//! The URLs to enter at the provider.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page};
use super::super::words;
use crate::ir::{Callback, CallbackValue, Step};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let callbacks = &page.provider.callbacks;
    if callbacks.is_empty() {
        return;
    }
    md.heading(2, &Line::of(words::CALLBACKS), Some("callbacks"));
    let shared = given_to_all(callbacks);
    md.paragraph(&intro(page, callbacks));
    let at = page.say(words::NAME_AT_PROVIDER, &[]);
    let wheres = callbacks
        .iter()
        .any(|callback| !place(callback, shared).is_empty());
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
            row.extend(wheres.then(|| place(callback, shared)));
            row.extend(notes.then(|| note(page, callback)));
            row
        })
        .collect();
    md.table(&head, &rows);
}

/// Whether it takes a URL of the company's.
fn is_ours(callback: &Callback) -> bool {
    matches!(callback.value, CallbackValue::Url(_))
}

/// Who is told all of them, when each is a URL of the company's and none goes elsewhere.
fn given_to_all(callbacks: &[Callback]) -> Option<&str> {
    let who = callbacks.first()?.given_to.as_deref()?;
    let same = |one: &Callback| is_ours(one) && one.given_to.as_deref() == Some(who);
    callbacks.iter().all(same).then_some(who)
}

/// What is true of every row of the table.
fn intro(page: &Page<'_>, callbacks: &[Callback]) -> Line {
    let single = callbacks.len() == 1;
    let who = given_to_all(callbacks);
    let entered = callbacks.iter().all(|one| one.given_to.is_none());
    let empty = |one: &Callback| one.value == CallbackValue::Empty;
    let template = if callbacks.iter().all(empty) {
        if single {
            words::CALLBACKS_INTRO_EMPTY_ONE
        } else {
            words::CALLBACKS_INTRO_EMPTY
        }
    } else if !callbacks.iter().all(is_ours) {
        ""
    } else {
        match (who.is_some(), entered, single) {
            (true, _, true) => words::CALLBACKS_INTRO_GIVEN_ONE,
            (true, _, false) => words::CALLBACKS_INTRO_GIVEN,
            (false, true, true) => words::CALLBACKS_INTRO_ONE,
            (false, true, false) => words::CALLBACKS_INTRO,
            (false, false, _) => words::CALLBACKS_INTRO_MIXED,
        }
    };
    let who = Line::plain(who.unwrap_or_default());
    page.say(template, &[("who", &who)])
}

/// What a step says of the callbacks of its forms: what is true of all of them, or where they are.
pub(super) fn in_step(page: &Page<'_>, step: &Step) -> Line {
    let meant = |callback: &&Callback| {
        callback.forms.is_empty()
            || step.forms.is_empty()
            || callback.forms.iter().any(|form| step.forms.contains(form))
    };
    let callbacks: Vec<&Callback> = page.provider.callbacks.iter().filter(meant).collect();
    let Some(first) = callbacks.first() else {
        return Line::new();
    };
    let kind = |callback: &Callback| std::mem::discriminant(&callback.value);
    let alike = callbacks
        .iter()
        .all(|one| kind(one) == kind(first) && one.given_to == first.given_to);
    let single = callbacks.len() == 1;
    let template = match (&first.value, &first.given_to, single) {
        _ if !alike => words::STEP_CALLBACKS_SEE,
        (CallbackValue::Empty, _, true) => words::STEP_CALLBACK_EMPTY,
        (CallbackValue::Empty, _, false) => words::STEP_CALLBACKS_EMPTY,
        (CallbackValue::Url(_), None, true) => words::STEP_CALLBACK,
        (CallbackValue::Url(_), None, false) => words::STEP_CALLBACKS,
        (CallbackValue::Url(_), Some(_), true) => words::STEP_CALLBACK_GIVEN,
        (CallbackValue::Url(_), Some(_), false) => words::STEP_CALLBACKS_GIVEN,
        // Neither is entered before support has answered, whoever gets it then.
        (CallbackValue::AskSupport, _, true) => words::STEP_CALLBACK_ASK,
        (CallbackValue::AskSupport, _, false) => words::STEP_CALLBACKS_ASK,
        (CallbackValue::MerchantUrl, None, true) => words::STEP_CALLBACK_OWN,
        (CallbackValue::MerchantUrl, None, false) => words::STEP_CALLBACKS_OWN,
        (CallbackValue::MerchantUrl, Some(_), true) => words::STEP_CALLBACK_OWN_GIVEN,
        (CallbackValue::MerchantUrl, Some(_), false) => words::STEP_CALLBACKS_OWN_GIVEN,
    };
    let who = first.given_to.as_deref().map(Line::plain);
    let boxes: Vec<Line> = callbacks
        .iter()
        .map(|one| Line::strong(&one.title))
        .collect();
    page.say(
        template,
        &[
            ("boxes", &Line::join(&boxes, words::COMMA, words::AND)),
            ("title", &Line::of(words::CALLBACKS)),
            ("who", &who.unwrap_or_default()),
        ],
    )
}

/// Where it is entered, or who is told, unless the sentence above the table says so of all.
fn place(callback: &Callback, shared: Option<&str>) -> Line {
    let mut line = words::place(&callback.place);
    if let Some(who) = callback.given_to.as_ref().filter(|_| shared.is_none()) {
        if !line.is_empty() {
            line.push_words("<br>");
        }
        line.push(&Line::fill(
            words::CALLBACK_GIVEN,
            &[("who", &Line::plain(who))],
        ));
    }
    line
}

fn value(page: &Page<'_>, value: &CallbackValue) -> Line {
    match value {
        CallbackValue::Empty => Line::of(words::CALLBACK_EMPTY),
        CallbackValue::MerchantUrl => Line::of(words::CALLBACK_OWN),
        CallbackValue::AskSupport => page.say(words::CALLBACK_ASK_SUPPORT, &[]),
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
        line.push(&page.text_line(text, Here::Forms(&callback.forms)));
    }
    line
}
