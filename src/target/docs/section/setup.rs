//! The steps at the provider.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::Page;
use super::super::words;
use super::sentences;
use crate::ir::{Give, NoteKind, Setting, Step, anchor};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let steps = &page.provider.guide.setup;
    if steps.is_empty() {
        return;
    }
    md.heading(2, &page.say(words::SETUP, &[]), Some("setup"));
    for (at, step) in steps.iter().enumerate() {
        write_step(page, at + 1, step, md);
    }
}

fn write_step(page: &Page<'_>, number: usize, step: &Step, md: &mut Markdown) {
    let title = Line::fill(
        words::STEP,
        &[
            ("number", &Line::of(&number.to_string())),
            ("title", &Line::plain(&step.title)),
        ],
    );
    md.heading(3, &title, Some(&anchor::step(number)));
    md.paragraph(&when(page, step));
    if !step.place.is_empty() {
        md.paragraph(&Line::fill(
            words::STEP_PLACE,
            &[("place", &words::place(&step.place))],
        ));
    }
    if let Some(text) = &step.text {
        page.text(text, md);
    }
    md.table(
        &[words::SETTING, words::VALUE],
        &step.settings.iter().map(setting).collect::<Vec<_>>(),
    );
    if let Some(commands) = &step.commands {
        md.code("sh", commands);
    }
    if step.whitelist && page.has_whitelist() {
        md.paragraph(&Line::fill(
            words::STEP_WHITELIST,
            &[("title", &Line::of(words::WHITELIST))],
        ));
    }
    if step.callbacks && !page.provider.callbacks.is_empty() {
        md.paragraph(&Line::fill(
            words::STEP_CALLBACKS,
            &[("title", &Line::of(words::CALLBACKS))],
        ));
    }
    for note in &step.notes {
        let (kind, title) = match note.kind {
            NoteKind::Note => (Callout::Note, words::NOTE),
            NoteKind::Tip => (Callout::Tip, words::TIP),
            NoteKind::Warning => (Callout::Warning, words::WARNING),
        };
        md.callout(kind, &Line::of(title), |md| page.text(&note.text, md));
    }
    for screenshot in step
        .screenshots
        .iter()
        .filter(|picture| stays_inside(&picture.path))
    {
        md.picture(&screenshot.alt, &screenshot.path);
    }
    let gives: Vec<Line> = step
        .gives
        .iter()
        .map(|give| give_line(page, give))
        .collect();
    if !gives.is_empty() {
        md.paragraph(&Line::of(words::STEP_GIVES));
        md.list(false, &gives);
    }
}

/// Whether the step is for this merchant at all.
fn when(page: &Page<'_>, step: &Step) -> Line {
    let mut said = Vec::new();
    if step.optional {
        said.push(Line::of(words::STEP_OPTIONAL));
    }
    if let Some(what) = &step.only_for {
        said.push(Line::fill(
            words::STEP_ONLY_FOR,
            &[("what", &Line::strong(what))],
        ));
    }
    if !step.forms.is_empty() {
        said.push(Line::fill(
            words::STEP_FORMS,
            &[("forms", &page.forms(&step.forms))],
        ));
    }
    let mut line = Line::new();
    line.push_weighted(
        super::super::markdown::Weight::Emphasis,
        &sentences(&said),
        false,
    );
    line
}

fn setting(setting: &Setting) -> Vec<Line> {
    vec![Line::strong(&setting.name), Line::code(&setting.value)]
}

fn give_line(page: &Page<'_>, give: &Give) -> Line {
    let fields = match page.definition(&give.definition) {
        Some(definition) => page.fields(&definition.uses),
        None => give
            .titles
            .iter()
            .map(|title| Line::strong(title))
            .collect(),
    };
    let mut line = Line::join(&fields, words::COMMA, words::AND);
    if let Some(name) = give
        .known_as
        .as_ref()
        .filter(|name| give.titles != [(*name).clone()])
    {
        line.push_words(" – ");
        line.push(&page.say(words::KNOWN_AS_SHORT, &[("name", &Line::strong(name))]));
    }
    line
}

/// Pictures stand beside the page as they stand beside the spec, and nowhere else.
fn stays_inside(path: &str) -> bool {
    !path.starts_with('/')
        && !path.contains(':')
        && path.split(['/', '\\']).all(|part| part != "..")
}
