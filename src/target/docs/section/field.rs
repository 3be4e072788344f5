//! One field of a form: what to enter, when, and what it has to look like.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page, Use};
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
    md.definition(&Line::strong(&field.title), Some(&place.anchor()), |md| {
        let late = page.is_late(&place);
        let mut lead = when(page.words, field, late, scope, said, md);
        let mut more = source(page, place, late);
        more.extend(action(page, place));
        let rules = rules(page, place, scope);
        match &field.description {
            Some(text) => described(page, place, text, &lead, md),
            None => lead.append(&mut more),
        }
        let before = if field.description.is_some() {
            &more
        } else {
            &lead
        };
        if choices::has_options(&field.kind) {
            choices::options(page, place, Line::sentences(before), md);
            md.paragraph(&Line::sentences(&rules));
        } else {
            md.paragraph(&Line::sentences(before.iter().chain(&rules)));
        }
        if let FieldKind::File(file) = &field.kind {
            files::key_pair(page, place, file, md);
        }
        if let FieldKind::Repeat(repeat) = &field.kind {
            items(page, place, repeat, md);
        }
    });
}

/// What the field is, after whether it has to be filled in: in one paragraph where it is one.
fn described(page: &Page<'_>, place: Use<'_>, text: &Text, lead: &[Line], md: &mut Markdown) {
    if let [Block::Paragraph(_)] = text.blocks.as_slice() {
        let text = page.text_line(text, Here::Field(place));
        md.paragraph(&Line::sentences(&[Line::sentences(lead), text]));
    } else {
        md.paragraph(&Line::sentences(lead));
        page.text(text, Here::Field(place), md);
    }
}

/// What the merchant does, where the kind of field says so.
fn action(page: &Page<'_>, place: Use<'_>) -> Option<Line> {
    let field = place.field;
    Some(match &field.kind {
        // What it does is said already.
        FieldKind::Toggle if field.description.is_some() => return None,
        FieldKind::Toggle => Line::of(page.words.choices.toggle),
        FieldKind::Acknowledgement => acknowledge(page, place),
        FieldKind::DynamicSelect { .. } => page.say(page.words.choices.dynamic, &[]),
        FieldKind::IpList { max_items } => {
            let (address, network) = (Line::code("192.0.2.1"), Line::code("192.0.2.0/24"));
            let most = Line::of(&max_items.unwrap_or_default().to_string());
            let template = match max_items {
                Some(_) => page.words.choices.addresses_most,
                None => page.words.choices.addresses,
            };
            Line::fill(
                template,
                &[
                    ("address", &address),
                    ("network", &network),
                    ("most", &most),
                ],
            )
        }
        FieldKind::File(file) => {
            let template = match file.input {
                FileInput::Upload => page.words.files.upload,
                FileInput::Paste => page.words.files.paste,
                FileInput::Either => page.words.files.upload_or_paste,
            };
            Line::fill(template, &[("format", &page.format(field))])
        }
        FieldKind::Mode(choices) => {
            let titles: Vec<Line> = choices
                .iter()
                .map(|choice| Line::strong(&choice.title))
                .collect();
            let modes = Line::join(&titles, page.words.common.comma, page.words.common.or);
            Line::fill(page.words.choices.mode, &[("modes", &modes)])
        }
        _ => return None,
    })
}

/// The box is ticked before the form is saved, and some steps come after that.
fn acknowledge(page: &Page<'_>, place: Use<'_>) -> Line {
    let late = connection::steps(page, |step| step.is_for(&place.form.key));
    let template = match late.len() {
        0 => page.words.choices.acknowledge,
        1 => page.words.choices.acknowledge_but,
        _ => page.words.choices.acknowledge_but_many,
    };
    Line::fill(
        template,
        &[("steps", &page.steps_with(&late, page.words.common.and))],
    )
}

/// Where the value comes from and what it is called there; `late`: only once the form has been saved.
fn source(page: &Page<'_>, place: Use<'_>, late: bool) -> Vec<Line> {
    let field = place.field;
    let mut said = Vec::new();
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
        let steps = page.steps(&steps);
        let boxes: Vec<Line> = boxes.into_iter().map(Line::strong).collect();
        said.push(page.say(
            template,
            &[
                ("steps", &steps),
                (
                    "boxes",
                    &Line::join(&boxes, page.words.common.comma, page.words.common.or),
                ),
                ("title", &Line::of(page.words.callbacks.heading)),
            ],
        ));
    }
    if late {
        said.push(Line::of(page.words.field.is_late));
    }
    let names = field.known_as.iter().chain(&field.also_known_as);
    let names: Vec<Line> = names
        .filter(|name| **name != field.title)
        .map(|name| Line::strong(name))
        .collect();
    if !names.is_empty() {
        let template = match field.origin {
            Origin::ThirdParty => page.words.source.also_called,
            _ => page.words.source.known_as,
        };
        let names = Line::join(&names, page.words.common.comma, page.words.common.or);
        said.push(page.say(template, &[("name", &names)]));
    }
    said
}

/// Everything else that has to be known of the value.
fn rules(page: &Page<'_>, place: Use<'_>, scope: &[Field]) -> Vec<Line> {
    let field = place.field;
    let mut said = Vec::new();
    if let FieldKind::File(file) = &field.kind {
        said.extend(files::rules(page, place, file, scope));
    } else {
        let format = page.format(field);
        if !format.is_empty() {
            said.push(Line::fill(
                page.words.field.format_is,
                &[("format", &format)],
            ));
        }
    }
    said.extend(files::unlocks(page, place, scope));
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
            said.push(Line::fill(
                template,
                &[("value", &page.words.example(field, value))],
            ));
        }
    }
    said.push(Line::of(match field.mode_span {
        ModeSpan::Shared => "",
        ModeSpan::Differs => page.words.field.mode_differs,
        ModeSpan::Only(mode) if place.says_mode(page.words, mode) => "",
        ModeSpan::Only(Mode::Test) => page.words.field.mode_only_test,
        ModeSpan::Only(Mode::Live) => page.words.field.mode_only_live,
        ModeSpan::Selects => page.words.field.mode_selects,
    }));
    if field.shown_once {
        said.push(page.say(
            match field.origin {
                Origin::Provider | Origin::Either => page.words.field.shown_once,
                Origin::Merchant => page.words.field.never_shown,
                Origin::ThirdParty | Origin::Existing => page.words.field.shown_once_elsewhere,
            },
            &[],
        ));
    }
    if let Some(lifetime) = field.valid_for {
        let template = match lifetime {
            Lifetime::Of { .. } => page.words.field.valid_for,
            Lifetime::AtMost { .. } => page.words.field.valid_chosen,
            Lifetime::Limited => page.words.field.valid_limited,
        };
        said.push(Line::fill(
            template,
            &[("lifetime", &Line::of(&page.words.lifetime(lifetime)))],
        ));
    }
    if let Some(note) = &field.deprecated {
        said.push(Line::fill(
            page.words.field.field_deprecated,
            &[
                ("since", &Line::plain(&note.since)),
                ("reason", &Line::plain(&note.reason)),
            ],
        ));
    }
    said
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
    let holes = [("item", &item), ("title", &title)];
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
