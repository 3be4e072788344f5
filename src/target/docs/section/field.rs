//! One field of a form: what to enter, when, and what it has to look like.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Definition, Here, Page, Use};
use super::super::words;
use super::fields::{self, Scope};
use super::when::when;
use super::{choices, connection, files, is_pair, sentences};
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
        let mut lead = when(field, scope, said, md);
        if page.is_late(&place) {
            later(&mut lead);
        }
        let mut more = source(page, place);
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
            choices::options(page, place, sentences(before), md);
            md.paragraph(&sentences(&rules));
        } else {
            md.paragraph(&sentences(&[before.as_slice(), rules.as_slice()].concat()));
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
        md.paragraph(&sentences(&[sentences(lead), text]));
    } else {
        md.paragraph(&sentences(lead));
        page.text(text, Here::Field(place), md);
    }
}

/// What the merchant does, where the kind of field says so.
fn action(page: &Page<'_>, place: Use<'_>) -> Option<Line> {
    let field = place.field;
    Some(match &field.kind {
        // What it does is said already.
        FieldKind::Toggle if field.description.is_some() => return None,
        FieldKind::Toggle => Line::of(words::TOGGLE),
        FieldKind::Acknowledgement => acknowledge(page, place),
        FieldKind::DynamicSelect { .. } => page.say(words::DYNAMIC, &[]),
        FieldKind::IpList { max_items } => {
            let (address, network) = (Line::code("192.0.2.1"), Line::code("192.0.2.0/24"));
            let most = Line::of(&max_items.unwrap_or_default().to_string());
            let template = match max_items {
                Some(_) => words::ADDRESSES_MOST,
                None => words::ADDRESSES,
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
                FileInput::Upload => words::UPLOAD,
                FileInput::Paste => words::PASTE,
                FileInput::Either => words::UPLOAD_OR_PASTE,
            };
            Line::fill(template, &[("format", &words::format(field))])
        }
        FieldKind::Mode(choices) => {
            let titles: Vec<Line> = choices
                .iter()
                .map(|choice| Line::strong(&choice.title))
                .collect();
            let modes = Line::join(&titles, words::COMMA, words::OR);
            Line::fill(words::MODE_SWITCH, &[("modes", &modes)])
        }
        _ => return None,
    })
}

/// The box is ticked before the form is saved, and some steps come after that.
fn acknowledge(page: &Page<'_>, place: Use<'_>) -> Line {
    let late = connection::steps(page, |step| step.is_for(&place.form.key));
    let template = match late.len() {
        0 => words::ACKNOWLEDGE,
        1 => words::ACKNOWLEDGE_BUT,
        _ => words::ACKNOWLEDGE_BUT_MANY,
    };
    Line::fill(template, &[("steps", &page.steps_with(&late, words::AND))])
}

/// A field that is filled in once the form has been saved is not optional in the usual sense.
fn later(lead: &mut [Line]) {
    for line in lead {
        match line.as_str() {
            words::IS_OPTIONAL => *line = Line::of(words::IS_LATER),
            words::IS_OPTIONAL_SECRET => *line = Line::of(words::IS_LATER_SECRET),
            _ => {}
        }
    }
}

/// Where the value comes from and what it is called there.
fn source(page: &Page<'_>, place: Use<'_>) -> Vec<Line> {
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
            (true, _) if !boxes.is_empty() => words::FROM_CALLBACK,
            (true, Origin::Provider) => "",
            (true, Origin::Either) => words::FROM_EITHER,
            (true, Origin::Merchant) => words::FROM_MERCHANT,
            (true, Origin::ThirdParty) => words::FROM_THIRD,
            (true, Origin::Existing) => words::FROM_EXISTING,
            (false, _) if made || is_pair(&field.kind) => words::MADE_IN_STEP,
            (false, Origin::Either) => words::EITHER_IN_STEP,
            (false, Origin::Merchant) => words::CHOSEN_IN_STEP,
            (false, Origin::Existing) => words::EXISTING_SEE_STEP,
            (false, _) if choices::has_options(&field.kind) => words::LEARNED_IN_STEP,
            (false, _) => words::FROM_STEP,
        };
        let steps = page.steps(&steps);
        let boxes: Vec<Line> = boxes.into_iter().map(Line::strong).collect();
        said.push(page.say(
            template,
            &[
                ("steps", &steps),
                ("boxes", &Line::join(&boxes, words::COMMA, words::OR)),
                ("title", &Line::of(words::CALLBACKS)),
            ],
        ));
    }
    if page.is_late(&place) {
        said.push(Line::of(words::IS_LATE));
    }
    let names = field.known_as.iter().chain(&field.also_known_as);
    let names: Vec<Line> = names
        .filter(|name| **name != field.title)
        .map(|name| Line::strong(name))
        .collect();
    if !names.is_empty() {
        let template = match field.origin {
            Origin::ThirdParty => words::ALSO_CALLED,
            _ => words::KNOWN_AS,
        };
        let names = Line::join(&names, words::COMMA, words::OR);
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
        let format: Line = words::format(field);
        if !format.is_empty() {
            said.push(Line::fill(words::FORMAT_IS, &[("format", &format)]));
        }
    }
    said.extend(files::unlocks(place, scope));
    let settled = match field.kind.choices() {
        Some(choices) if choices::is_settled(field, choices) => words::DEFAULT_ONLY,
        _ => words::DEFAULT,
    };
    for (template, value) in [(words::EXAMPLE, &field.example), (settled, &field.default)] {
        // A switch is off until it is switched on.
        let known = template == words::DEFAULT && choices::says_default(field);
        if let Some(value) = value.as_ref().filter(|value| **value != false && !known) {
            said.push(Line::fill(
                template,
                &[("value", &words::example(field, value))],
            ));
        }
    }
    said.push(Line::of(match field.mode_span {
        ModeSpan::Shared => "",
        ModeSpan::Differs => words::MODE_DIFFERS,
        ModeSpan::Only(mode) if place.says_mode(mode) => "",
        ModeSpan::Only(Mode::Test) => words::MODE_ONLY_TEST,
        ModeSpan::Only(Mode::Live) => words::MODE_ONLY_LIVE,
        ModeSpan::Selects => words::MODE_SELECTS,
    }));
    if field.shown_once {
        said.push(page.say(
            match field.origin {
                Origin::Provider | Origin::Either => words::SHOWN_ONCE,
                Origin::Merchant => words::NEVER_SHOWN,
                Origin::ThirdParty | Origin::Existing => words::SHOWN_ONCE_ELSEWHERE,
            },
            &[],
        ));
    }
    if let Some(lifetime) = field.valid_for {
        let template = match lifetime {
            Lifetime::Of { .. } => words::VALID_FOR,
            Lifetime::AtMost { .. } => words::VALID_CHOSEN,
            Lifetime::Limited => words::VALID_LIMITED,
        };
        said.push(Line::fill(
            template,
            &[("lifetime", &Line::of(&lifetime.to_string()))],
        ));
    }
    if let Some(note) = &field.deprecated {
        said.push(Line::fill(
            words::FIELD_DEPRECATED,
            &[
                ("since", &Line::plain(&note.since)),
                ("reason", &Line::plain(&note.reason)),
            ],
        ));
    }
    said
}

fn items(page: &Page<'_>, place: Use<'_>, repeat: &Repeat, md: &mut Markdown) {
    let item = Line::plain(&in_sentence(&repeat.item_title, &page.provider.name));
    let template = match (repeat.min_items, repeat.max_items) {
        (1, 1) => words::REPEAT_ONE,
        (0, _) => words::REPEAT_ANY,
        _ => words::REPEAT,
    };
    md.paragraph(&Line::fill(
        template,
        &[
            ("item", &item),
            ("least", &Line::of(&repeat.min_items.to_string())),
            ("most", &Line::of(&repeat.max_items.to_string())),
        ],
    ));
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
