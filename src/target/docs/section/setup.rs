//! The steps at the provider.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::{Here, Page};
use super::super::thing::{Thing, mode_by_mode};
use super::super::words;
use super::{audience, callbacks, sentences, whitelist};
use crate::ir::{Boxes, NoteKind, Setting, Step, anchor};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let steps = &page.provider.guide.setup;
    if steps.is_empty() {
        return;
    }
    md.heading(2, &page.say(words::SETUP, &[]), Some("setup"));
    let mut explained = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        write_step(page, at + 1, step, &mut explained, md);
    }
}

/// `explained` are the keys in braces that a step has explained.
fn write_step<'a>(
    page: &Page<'a>,
    number: usize,
    step: &'a Step,
    explained: &mut Vec<&'a str>,
    md: &mut Markdown,
) {
    let title = Line::fill(
        words::STEP,
        &[
            ("number", &Line::of(&number.to_string())),
            ("title", &page.plain(&step.title)),
        ],
    );
    md.heading(3, &title, Some(&anchor::step(number)));
    let optional = if step.optional {
        words::STEP_OPTIONAL
    } else {
        ""
    };
    let only = audience::only(page, &step.forms, &step.when);
    audience::write(&sentences(&[Line::of(optional), only]), md);
    if !step.place.is_empty() {
        md.paragraph(&Line::fill(
            words::STEP_PLACE,
            &[("place", &words::place(&step.place))],
        ));
    }
    if let Some(text) = &step.text {
        page.text(text, Here::Forms(&step.forms), md);
    }
    md.paragraph(&holes(page, step, explained));
    md.table(
        &[words::SETTING, words::VALUE],
        &step
            .settings
            .iter()
            .map(|one| setting(page, one))
            .collect::<Vec<_>>(),
    );
    if let Some(commands) = &step.commands {
        md.code("sh", commands);
    }
    if step.whitelist && page.has_whitelist() {
        md.paragraph(&whitelist::in_step(page, step));
    }
    if step.callbacks != Boxes::None {
        md.paragraph(&callbacks::in_step(page, step));
    }
    for note in &step.notes {
        let (kind, title) = match note.kind {
            NoteKind::Note => (Callout::Note, words::NOTE),
            NoteKind::Tip => (Callout::Tip, words::TIP),
            NoteKind::Warning => (Callout::Warning, words::WARNING),
        };
        md.callout(kind, &Line::of(title), |md| {
            page.text(&note.text, Here::Forms(&step.forms), md);
        });
    }
    for screenshot in step
        .screenshots
        .iter()
        .filter(|picture| stays_inside(&picture.path))
    {
        md.picture(&screenshot.alt, &screenshot.path);
    }
    let gives = gives(page, step);
    if !gives.is_empty() {
        md.paragraph(&Line::of(words::STEP_GIVES));
        md.list(false, &gives);
    }
}

fn setting(page: &Page<'_>, setting: &Setting) -> Vec<Line> {
    vec![Line::strong(&setting.name), page.code(&setting.value)]
}

/// What keys in braces stand for, in the first step that has them.
fn holes<'a>(page: &Page<'a>, step: &'a Step, explained: &mut Vec<&'a str>) -> Line {
    let texts = step
        .text
        .iter()
        .chain(step.notes.iter().map(|note| &note.text));
    let read: Vec<String> = texts.map(|text| text.to_plain(&|_| "")).collect();
    let mut typed: Vec<&str> = step.commands.iter().map(String::as_str).collect();
    typed.extend(step.settings.iter().map(|setting| setting.value.as_str()));
    let mut said = Vec::new();
    for definition in &page.definitions {
        let hole = format!("{{{}}}", definition.key);
        // `${name}` is a shell's own.
        let stands = |text: &str| {
            let mut places = text.match_indices(&hole);
            places.any(|(at, _)| !text[..at].ends_with('$'))
        };
        let template = if typed.iter().any(|text| stands(text)) {
            words::STEP_HOLE_TYPED
        } else if read.iter().any(|text| stands(text)) {
            words::STEP_HOLE
        } else {
            continue;
        };
        if explained.contains(&definition.key) {
            continue;
        }
        explained.push(definition.key);
        let own = definition.only(|one| one.is_reached_by(step));
        let values = own.values();
        let fields: Vec<Line> = values
            .iter()
            .flat_map(|one| one.name_on_form(page))
            .collect();
        let fields = Line::join(&fields, words::COMMA, words::OR);
        said.push(Line::fill(
            template,
            &[("hole", &Line::code(&hole)), ("field", &fields)],
        ));
    }
    sentences(&said)
}

/// What the merchant then has, a line for each thing that the provider has a name for.
fn gives(page: &Page<'_>, step: &Step) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut things = Vec::new();
    for give in &step.gives {
        match page.definition(&give.definition) {
            // A step for one account or mode gives what is asked for there, by its name there.
            Some(known) => {
                let own = known.only(|one| one.is_reached_by(step) && give.is_for(one.field));
                things.extend(own.things());
            }
            None => {
                let titles: Vec<Line> = give.titles.iter().map(|one| Line::strong(one)).collect();
                lines.push(Line::join(&titles, words::COMMA, words::AND));
            }
        }
    }
    mode_by_mode(&mut things);
    let forms = page.provider.forms.iter();
    let forms = forms.filter(|form| step.is_for(&form.key)).count();
    lines.extend(things.iter().map(|thing| given(page, thing, forms)));
    lines
}

/// A thing, for a reader who may connect any of so many forms.
fn given<'a>(page: &Page<'a>, thing: &Thing<'a>, forms: usize) -> Line {
    let mut line = Line::join(&thing.fields(page, forms), words::COMMA, words::OR);
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
}

/// Pictures stand beside the page as they stand beside the spec, and nowhere else.
fn stays_inside(path: &str) -> bool {
    !path.starts_with('/')
        && !path.contains(':')
        && path.split(['/', '\\']).all(|part| part != "..")
}
