//! One field of a form: what to enter, when, and what it has to look like.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page, Use};
use super::super::words::{Part, Written};
use super::fields::{self, Scope};
use super::when::when;
use super::{choices, connection, files, is_pair};
use crate::ir::{
    Block, Condition, Field, FieldKind, FileInput, Lifetime, Mode, ModeSpan, Origin, Repeat, Text,
};

/// Writes a field. `scope` are the fields that conditions are about; `said` is what its group has already
/// said of when it is shown.
pub(super) fn write(
    page: &Page<'_>,
    place: Use<'_>,
    scope: &[Field],
    said: &Condition,
    md: &mut Markdown,
) {
    let field = place.field;
    let facts = page.facts(field);
    md.definition(&facts.name_on_form(), Some(&facts.anchor), |md| {
        let mut about = Line::sized(512);
        when(
            page.words,
            field,
            facts.is_late,
            scope,
            said,
            &mut about,
            md,
        );
        if let Some(text) = &field.description {
            described(page, place, text, &mut about, md);
            about.clear();
        }
        source(page, place, &mut about);
        action(page, place, &mut about);
        if choices::has_options(&field.kind) {
            choices::options(page, place, &mut about, md);
            about.clear();
        }
        rules(page, place, scope, &mut about);
        md.paragraph(&about);
        if let FieldKind::File(file) = &field.kind {
            files::key_pair(page, place, file, md);
        }
        if let FieldKind::Repeat(repeat) = &field.kind {
            items(page, place, repeat, md);
        }
    });
}

/// What the field is, after whether it has to be filled in: in one paragraph where it is one.
fn described(page: &Page<'_>, place: Use<'_>, text: &Text, lead: &mut Line, md: &mut Markdown) {
    if let [Block::Paragraph(_)] = text.blocks.as_slice() {
        let text = page.text_line(text, Here::Field(place));
        lead.sentence(|lead| lead.push(&text));
        md.paragraph(lead);
    } else {
        md.paragraph(lead);
        page.text(text, Here::Field(place), md);
    }
}

/// What the merchant does, where the kind of field says so.
fn action(page: &Page<'_>, place: Use<'_>, said: &mut Line) {
    let field = place.field;
    said.sentence(|said| match &field.kind {
        // What it does is said already.
        FieldKind::Toggle if field.description.is_some() => {}
        FieldKind::Toggle => said.push_words(page.words.choices.toggle),
        FieldKind::Acknowledgement => acknowledge(page, place, said),
        FieldKind::DynamicSelect { .. } => page.say_in(said, page.words.choices.dynamic, &[]),
        FieldKind::IpList { max_items } => {
            let most = max_items.unwrap_or_default().to_string();
            let template = match max_items {
                Some(_) => page.words.choices.addresses_most,
                None => page.words.choices.addresses,
            };
            let holes = [
                ("address", Part::Code("192.0.2.1")),
                ("network", Part::Code("192.0.2.0/24")),
                ("most", Part::Words(&most)),
            ];
            said.push_filled(template, &holes);
        }
        FieldKind::File(file) => {
            let template = match file.input {
                FileInput::Upload => page.words.files.upload,
                FileInput::Paste => page.words.files.paste,
                FileInput::Either => page.words.files.upload_or_paste,
            };
            said.push_filled(template, &[("format", Part::Run(page.format(field)))]);
        }
        FieldKind::Mode(choices) => {
            let titles = choices.iter().map(|choice| Part::Strong(&choice.title));
            let titles: Vec<Part<'_, Line>> = titles.collect();
            let modes = Line::joined(&titles, page.words.common.comma, page.words.common.or);
            said.push_filled(page.words.choices.mode, &[("modes", Part::Run(&modes))]);
        }
        _ => {}
    });
}

/// The box is ticked before the form is saved, and some steps come after that.
fn acknowledge(page: &Page<'_>, place: Use<'_>, said: &mut Line) {
    let late = connection::steps(page, |step| step.is_for(&place.form.key));
    let template = match late.len() {
        0 => page.words.choices.acknowledge,
        1 => page.words.choices.acknowledge_but,
        _ => page.words.choices.acknowledge_but_many,
    };
    let steps = page.steps_with(&late, page.words.common.and);
    said.push_filled(template, &[("steps", Part::Run(&steps))]);
}

/// Where the value comes from and what it is called there.
fn source(page: &Page<'_>, place: Use<'_>, said: &mut Line) {
    let field = place.field;
    if page
        .definition(&field.definition)
        .is_some_and(Definition::is_obtained)
    {
        let made = matches!(field.kind, FieldKind::File(_)) && field.origin == Origin::Merchant;
        let steps = page.steps_to(&place);
        let boxes = page.boxes_to(&place);
        let template = match (steps.is_empty(), field.origin) {
            (true, _) if !boxes.is_empty() => page.words.source.from_callback,
            (true, Origin::Provider) => "",
            (true, Origin::Either) => page.words.source.from_either,
            (true, Origin::Merchant) => page.words.source.from_merchant,
            (true, Origin::ThirdParty) => page.words.source.from_third,
            (true, Origin::Existing) => page.words.source.from_existing,
            (false, _) if made || is_pair(&field.kind) => page.words.source.made_in_step,
            (false, Origin::Either) => page.words.source.either_in_step,
            (false, Origin::Merchant) => page.words.source.chosen_in_step,
            (false, Origin::Existing) => page.words.source.existing_see_step,
            (false, _) if choices::has_options(&field.kind) => page.words.source.learned_in_step,
            (false, _) => page.words.source.from_step,
        };
        let boxes: Vec<Part<'_, Line>> = boxes.into_iter().map(Part::Strong).collect();
        let boxes = Line::joined(&boxes, page.words.common.comma, page.words.common.or);
        let holes = [
            ("steps", Part::Run(&page.steps(steps))),
            ("boxes", Part::Run(&boxes)),
            ("title", Part::Words(page.words.callbacks.heading)),
        ];
        said.sentence(|said| page.say_in(said, template, &holes));
    }
    if page.is_late(&place) {
        said.sentence(|said| said.push_words(page.words.field.is_late));
    }
    let names = field.known_as.iter().chain(&field.also_known_as);
    let names: Vec<Part<'_, Line>> = names
        .filter(|name| **name != field.title)
        .map(|name| Part::Strong(name))
        .collect();
    if !names.is_empty() {
        let template = match field.origin {
            Origin::ThirdParty => page.words.source.also_called,
            _ => page.words.source.known_as,
        };
        let names = Line::joined(&names, page.words.common.comma, page.words.common.or);
        said.sentence(|said| page.say_in(said, template, &[("name", Part::Run(&names))]));
    }
}

/// Everything else that has to be known of the value.
fn rules(page: &Page<'_>, place: Use<'_>, scope: &[Field], said: &mut Line) {
    let field = place.field;
    if let FieldKind::File(file) = &field.kind {
        files::rules(page, place, file, scope, said);
    } else {
        let format = page.format(field);
        if !format.is_empty() {
            let holes = [("format", Part::Run(format))];
            said.sentence(|said| said.push_filled(page.words.field.format_is, &holes));
        }
    }
    files::unlocks(page, place, scope, said);
    let choices = field.kind.choices();
    let is_settled = choices.is_some_and(|all| choices::is_settled(field, all));
    let settled = match is_settled {
        true => page.words.field.default_only,
        false => page.words.field.default,
    };
    // A value that the options are said with is known already.
    let known = !is_settled && choices::says_default(field);
    for (template, value, known) in [
        (page.words.field.example, &field.example, false),
        (settled, &field.default, known),
    ] {
        // A switch is off until it is switched on.
        if let Some(value) = value.as_ref().filter(|value| **value != false && !known) {
            let holes = [("value", Part::Run(&page.words.example(field, value)))];
            said.sentence(|said| said.push_filled(template, &holes));
        }
    }
    let mode = match field.mode_span {
        ModeSpan::Shared => "",
        ModeSpan::Differs => page.words.field.mode_differs,
        ModeSpan::Only(mode) if place.says_mode(page.words, mode) => "",
        ModeSpan::Only(Mode::Test) => page.words.field.mode_only_test,
        ModeSpan::Only(Mode::Live) => page.words.field.mode_only_live,
        ModeSpan::Selects => page.words.field.mode_selects,
    };
    said.sentence(|said| said.push_words(mode));
    if field.shown_once {
        let template = match field.origin {
            Origin::Provider | Origin::Either => page.words.field.shown_once,
            Origin::Merchant => page.words.field.never_shown,
            Origin::ThirdParty | Origin::Existing => page.words.field.shown_once_elsewhere,
        };
        said.sentence(|said| page.say_in(said, template, &[]));
    }
    if let Some(lifetime) = field.valid_for {
        let template = match lifetime {
            Lifetime::Of { .. } => page.words.field.valid_for,
            Lifetime::AtMost { .. } => page.words.field.valid_chosen,
            Lifetime::Limited => page.words.field.valid_limited,
        };
        let holes = [("lifetime", Part::Words(&page.words.lifetime(lifetime)))];
        said.sentence(|said| said.push_filled(template, &holes));
    }
    if let Some(note) = &field.deprecated {
        let holes = [
            ("since", Part::Plain(&note.since)),
            ("reason", Part::Plain(&note.reason)),
        ];
        said.sentence(|said| said.push_filled(page.words.field.field_deprecated, &holes));
    }
}

fn items(page: &Page<'_>, place: Use<'_>, repeat: &Repeat, md: &mut Markdown) {
    let title = Line::plain(&repeat.item_title);
    let item = Line::plain(&in_sentence(&repeat.item_title, &page.provider.name));
    let template = match (repeat.min_items, repeat.max_items) {
        (1, 1) => page.words.choices.repeat_one,
        (0, _) => page.words.choices.repeat_any,
        _ => page.words.choices.repeat,
    };
    let numbers = [
        ("least", repeat.min_items.into()),
        ("most", repeat.max_items.into()),
    ];
    let template = page.words.counted(template, &numbers);
    let holes = [("item", Part::Run(&item)), ("title", Part::Run(&title))];
    md.paragraph(&Line::fill(&template, &holes));
    let scope = Scope {
        form: place.form,
        repeat: Some(place.field),
        fields: &repeat.fields,
        groups: &repeat.groups,
    };
    fields::write(page, &scope, md);
}

/// A title inside a sentence: `Terminal` → `terminal`. A name keeps its capital: an abbreviation, several words
/// with capitals, the provider's own.
fn in_sentence(title: &str, provider: &str) -> String {
    let is_lower = |word: &str| !word.contains(char::is_uppercase);
    let mut words = title.split_whitespace();
    let first = words.next().unwrap_or_default();
    let mut letters = first.chars();
    let Some(capital) = letters.next() else {
        return title.to_owned();
    };
    let named = provider.split_whitespace().any(|word| word == first);
    if named || letters.as_str().is_empty() || !is_lower(letters.as_str()) || !words.all(is_lower) {
        return title.to_owned();
    }
    let rest = title.trim_start().get(capital.len_utf8()..);
    capital.to_lowercase().collect::<String>() + rest.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn a_title_is_no_name_in_a_sentence() {
        for (title, said) in [
            ("Terminal", "terminal"),
            ("Terminal of a shop", "terminal of a shop"),
            ("MID", "MID"),
            ("Acme store", "Acme store"),
            ("Google Pay set", "Google Pay set"),
            ("", ""),
        ] {
            assert_eq!(in_sentence(title, "Acme Bank"), said);
        }
    }
}
