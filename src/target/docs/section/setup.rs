//! The steps at the provider.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::{Here, Page};
use super::super::thing::{Thing, mode_by_mode};
use super::super::words::{Part, Written};
use super::case::{self, Case};
use super::{audience, callbacks, connection, settings, whitelist};
use crate::ir::{
    Block, Boxes, CONNECTION_ID, Condition, Form, Inline, Issued, Mode, NoteKind, Origin, Setting,
    Step, Text, anchor,
};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let steps = &page.provider.guide.setup;
    if steps.is_empty() {
        return;
    }
    md.heading(2, &page.say(page.words.setup.heading, &[]), Some("setup"));
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
        page.words.setup.step,
        &[
            ("number", Part::Words(&number.to_string())),
            ("title", Part::Run(&page.plain(&step.title))),
        ],
    );
    md.heading(3, &title, Some(&anchor::step(number)));
    let optional = if step.optional {
        page.words.setup.optional
    } else {
        ""
    };
    let only = audience::only(page, &step.forms, &step.when);
    audience::write(&Line::sentences(&[Line::of(optional), only]), md);
    md.paragraph(&connection::before_step(page, step));
    how(page, step, md);
    md.paragraph(&holes(page, step, explained));
    md.table(
        &[page.words.common.setting, page.words.common.value],
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
            NoteKind::Note => (Callout::Note, page.words.common.note),
            NoteKind::Tip => (Callout::Tip, page.words.common.tip),
            NoteKind::Warning => (Callout::Warning, page.words.common.warning),
        };
        md.callout(kind, &Line::of(title), |md| {
            page.text(&note.text, Here::step(step), md);
        });
    }
    for screenshot in step
        .screenshots
        .iter()
        .filter(|picture| stays_inside(&picture.path))
    {
        md.picture(&screenshot.alt, &screenshot.path);
    }
    gives(page, step, md);
    md.paragraph(&connection::after_step(page, step));
}

/// Where in the portal it is done, and how. A text that begins with the way into the portal, a link, goes before the
/// path inside it.
fn how(page: &Page<'_>, step: &Step, md: &mut Markdown) {
    let place = page.words.place(place_of(page, step));
    let template = if place.is_empty() {
        ""
    } else {
        page.words.setup.place
    };
    let blocks = step.text.as_ref().map_or(&[][..], |text| &text.blocks);
    let leads_in = blocks.first().is_some_and(Block::leads_to_site);
    let (way_in, rest) = blocks.split_at(usize::from(leads_in));
    page.blocks(way_in, Here::step(step), md);
    md.paragraph(&Line::fill(template, &[("place", Part::Run(&place))]));
    page.blocks(rest, Here::step(step), md);
}

/// Where in the portal it is done: what the step says, or else the one place of all that it fills.
fn place_of<'a>(page: &Page<'a>, step: &'a Step) -> &'a [String] {
    let whitelist = &page.provider.whitelist;
    let list = (step.whitelist && page.has_list()).then_some(&whitelist.place);
    let places = list.into_iter().chain(callbacks::places(page, step));
    let mut own: Vec<&Vec<String>> = places.collect();
    own.dedup();
    match own.as_slice() {
        [only] if step.place.is_empty() => only,
        _ => &step.place,
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
    let read = texts.filter(|text| has_brace(text));
    let read: Vec<String> = read.map(|text| text.to_plain(&|_| "")).collect();
    let mut typed: Vec<&str> = step.commands.iter().map(String::as_str).collect();
    typed.extend(step.settings.iter().map(|setting| setting.value.as_str()));
    let mut said = Vec::new();
    typed.retain(|text| text.contains('{'));
    if typed.is_empty() && read.is_empty() {
        return Line::new();
    }
    for definition in &page.definitions {
        let hole = ["{", definition.key, "}"].concat();
        // `${name}` is a shell's own.
        let stands = |text: &str| {
            let mut places = text.match_indices(&hole);
            places.any(|(at, _)| !text[..at].ends_with('$'))
        };
        let template = if typed.iter().any(|text| stands(text)) {
            page.words.setup.hole_typed
        } else if read.iter().any(|text| stands(text)) {
            page.words.setup.hole
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
        let fields = Line::join_all(fields, page.words.common.comma, page.words.common.or);
        said.push(Line::fill(
            template,
            &[("hole", Part::Code(&hole)), ("field", Part::Run(&fields))],
        ));
    }
    let own = step.settings.iter().filter(|it| it.per_connection);
    if own.clone().any(|it| it.value.contains(CONNECTION_ID)) && !explained.contains(&CONNECTION_ID)
    {
        explained.push(CONNECTION_ID);
        said.push(settings::connection(page));
    }
    let stands = |it: &&Issued| {
        let hole = it.hole();
        typed.iter().any(|text| text.contains(&hole))
            || read.iter().any(|text| text.contains(&hole))
    };
    let mut issued: Vec<&Issued> = page.provider.issued.iter().filter(stands).collect();
    issued.retain(|it| !explained.contains(&it.key.as_str()));
    explained.extend(issued.iter().map(|it| it.key.as_str()));
    said.push(settings::issued(page, &issued));
    Line::sentences(&said)
}

fn has_brace(text: &Text) -> bool {
    fn of_run(run: &[Inline]) -> bool {
        run.iter().any(|inline| match inline {
            Inline::Plain(text) | Inline::Code(text) | Inline::Value(text) => text.contains('{'),
            Inline::Strong(inner) | Inline::Emphasis(inner) => of_run(inner),
            Inline::Link { label, .. } => of_run(label),
            Inline::Variable(_) => false,
        })
    }
    text.blocks.iter().any(|block| match block {
        Block::Paragraph(run) => of_run(run),
        Block::List { items, .. } => items.iter().any(|item| of_run(item)),
    })
}

/// What the merchant then has, a line for each thing that the provider has a name for, with the case in which it
/// is needed.
fn gives(page: &Page<'_>, step: &Step, md: &mut Markdown) {
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
                lines.push(Line::join_all(
                    titles,
                    page.words.common.comma,
                    page.words.common.and,
                ));
            }
        }
    }
    mode_by_mode(&mut things);
    let cases = |thing| case::of(page.words, thing, |form, thing| known(step, form, thing));
    let things: Vec<(Thing<'_>, Case)> = things.into_iter().flat_map(cases).collect();
    // One sentence for all, where the merchant chooses between what there is of both modes.
    let chosen = [Mode::Test, Mode::Live].map(|mode| {
        let mut own = things
            .iter()
            .filter(|(it, _)| it.mode == Some(mode))
            .peekable();
        own.peek().is_some() && own.all(|(_, case)| case.chosen.is_some())
    });
    let all_chosen = chosen == [true, true];
    let forms = page.provider.forms.iter();
    let forms = forms.filter(|form| step.is_for(&form.key)).count();
    lines.extend(things.iter().map(|(thing, case)| {
        let mode = case.chosen.filter(|_| !all_chosen);
        given(page, step, thing, mode, &case.when, forms)
    }));
    if lines.is_empty() {
        return;
    }
    md.paragraph(&Line::of(if all_chosen {
        page.words.setup.gives_chosen
    } else {
        page.words.setup.gives
    }));
    md.list(false, &lines);
}

/// What a reader of the step knows to hold, when it comes to a thing.
fn known(step: &Step, form: &Form, thing: &Thing<'_>) -> Condition {
    let asked = step.when.of(&form.key);
    let (Condition::Any(parts), Some(mode)) = (&asked, thing.mode) else {
        return asked;
    };
    // A step for either mode that asks one thing in each has said what it asks in this one.
    let modes: Vec<Option<Mode>> = parts.iter().map(|part| form.mode_of_fields(part)).collect();
    let (own, others): (Vec<usize>, Vec<usize>) =
        (0..parts.len()).partition(|at| modes[*at] == Some(mode));
    match own.as_slice() {
        [only] if others.iter().all(|at| modes[*at].is_some()) => parts[*only].clone(),
        _ => asked,
    }
}

/// A thing, for a reader who may connect any of so many forms.
fn given<'a>(
    page: &Page<'a>,
    step: &Step,
    thing: &Thing<'a>,
    chosen: Option<Mode>,
    when: &Line,
    forms: usize,
) -> Line {
    let mut more = Line::new();
    let mut add = |template: &str, holes: &[(&str, Part<'_, Line>)]| {
        if !more.is_empty() && !template.is_empty() {
            more.push_words(page.words.setup.given_and);
        }
        page.say_in(&mut more, template, holes);
    };
    if let Some(name) = thing.other_name() {
        let template = match thing.is_from_others() {
            true => page.words.setup.also_called,
            false => page.words.setup.known_as,
        };
        add(template, &[("name", Part::Strong(name))]);
    }
    let template = match (chosen.is_some(), when.is_empty()) {
        (false, true) => "",
        (true, true) => page.words.setup.given_chosen,
        (false, false) => page.words.setup.given_case,
        (true, false) => page.words.setup.given_chosen_case,
    };
    let mode = Part::Words(chosen.map_or("", |mode| page.words.mode_name(mode)));
    add(template, &[("mode", mode), ("when", Part::Run(when))]);
    if thing.uses.iter().any(|one| one.field.shown_once) {
        let mut uses = thing.uses.iter();
        let own = uses.all(|one| one.field.origin == Origin::Merchant);
        let template = match own {
            true => page.words.setup.given_never_again,
            false => page.words.setup.given_once,
        };
        add(template, &[]);
    }
    // Of an optional step all is.
    let late = thing.uses.iter().any(|one| page.is_late(one));
    if thing.is_optional() && !step.optional && !late {
        add(page.words.needs.optional, &[]);
    }
    let line = Line::join_all(
        thing.fields(page, forms),
        page.words.common.comma,
        page.words.common.or,
    );
    if more.is_empty() {
        return line;
    }
    let holes = [("thing", Part::Run(&line)), ("words", Part::Run(&more))];
    Line::fill(page.words.setup.given_more, &holes)
}

/// Pictures stand beside the page as they stand beside the spec, and nowhere else.
fn stays_inside(path: &str) -> bool {
    !path.starts_with('/')
        && !path.contains(':')
        && path.split(['/', '\\']).all(|part| part != "..")
}
