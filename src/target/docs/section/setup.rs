//! The steps at the provider.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::Page;
use super::super::words;
use super::{callbacks, sentences, whitelist};
use crate::ir::{Applies, Condition, Give, NoteKind, Setting, Step, anchor};

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
        md.paragraph(&whitelist::in_step(page));
    }
    if step.callbacks {
        md.paragraph(&callbacks::in_step(page, step));
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
        .flat_map(|give| give_lines(page, step, give))
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
    let condition = match &step.when {
        Applies::When(Condition::Always) => Line::new(),
        Applies::When(condition) => {
            let first = page
                .provider
                .forms
                .iter()
                .find(|form| step.is_for(&form.key));
            words::condition_in_line(condition, first.map_or(&[], |form| &form.fields))
        }
        Applies::InMode(mode) => words::in_mode(*mode),
    };
    let forms = page.forms(&step.forms);
    let template = match (condition.is_empty(), forms.is_empty()) {
        (false, false) => words::STEP_FORMS_WHEN,
        (false, true) => words::STEP_WHEN,
        (true, false) => words::STEP_FORMS,
        (true, true) => "",
    };
    said.push(Line::fill(
        template,
        &[("condition", &condition), ("forms", &forms)],
    ));
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

/// What the merchant then has, a line for each thing that the provider has a name for.
fn give_lines(page: &Page<'_>, step: &Step, give: &Give) -> Vec<Line> {
    let Some(definition) = page.definition(&give.definition) else {
        let titles: Vec<Line> = give.titles.iter().map(|one| Line::strong(one)).collect();
        return vec![Line::join(&titles, words::COMMA, words::AND)];
    };
    // A step for one account gives what that account's form asks for, by its name there.
    let things = definition.of_forms(|form| step.is_for(form)).things();
    things
        .iter()
        .map(|thing| {
            let mut line = Line::join(&thing.fields(page), words::COMMA, words::OR);
            if let Some(name) = thing.other_name() {
                line.push_words(" – ");
                let name = Line::strong(name);
                let template = if thing.is_from_others() {
                    words::ALSO_CALLED_SHORT
                } else {
                    words::KNOWN_AS_SHORT
                };
                line.push(&page.say(template, &[("name", &name)]));
            }
            line
        })
        .collect()
}

/// Pictures stand beside the page as they stand beside the spec, and nowhere else.
fn stays_inside(path: &str) -> bool {
    !path.starts_with('/')
        && !path.contains(':')
        && path.split(['/', '\\']).all(|part| part != "..")
}
