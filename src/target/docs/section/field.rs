//! One field of a form: what to enter, when, and what it has to look like.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::super::words;
use super::fields::{self, Scope};
use super::when::when;
use super::{choices, files, is_pair, sentences};
use crate::ir::{
    Block, Condition, Field, FieldKind, FileInput, Mode, ModeSpan, Origin, Repeat, Text,
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
        let mut more = source(page, place);
        more.extend(action(page, field));
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
            files::key_pair(page, place, file, scope, md);
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
fn action(page: &Page<'_>, field: &Field) -> Option<Line> {
    Some(match &field.kind {
        // What it does is said already.
        FieldKind::Toggle if field.description.is_some() => return None,
        FieldKind::Toggle => Line::of(words::TOGGLE),
        FieldKind::Acknowledgement => Line::of(words::ACKNOWLEDGE),
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

/// Where the value comes from and what it is called there.
fn source(page: &Page<'_>, place: Use<'_>) -> Vec<Line> {
    let field = place.field;
    let mut said = Vec::new();
    if let Some(definition) = page
        .definition(&field.definition)
        .filter(|definition| definition.is_obtained())
    {
        let made = matches!(field.kind, FieldKind::File(_)) && field.origin == Origin::Merchant;
        let template = match (definition.steps.is_empty(), field.origin) {
            (true, Origin::Provider) => "",
            (true, Origin::Merchant) => words::FROM_MERCHANT,
            (true, Origin::ThirdParty) => words::FROM_THIRD,
            (true, Origin::Existing) => words::FROM_EXISTING,
            (false, _) if made || is_pair(&field.kind) => words::MADE_IN_STEP,
            (false, Origin::Merchant) => words::CHOSEN_IN_STEP,
            (false, Origin::Existing) => words::EXISTING_SEE_STEP,
            (false, _) => words::FROM_STEP,
        };
        // A step for another account is none of this form's business.
        let own = |number: &&usize| {
            let step = &page.provider.guide.setup[**number - 1];
            step.is_for(&place.form.key) && step.gives.iter().any(|give| give.is_for(field))
        };
        let own: Vec<usize> = definition.steps.iter().filter(own).copied().collect();
        let steps = page.steps(if own.is_empty() {
            &definition.steps
        } else {
            &own
        });
        said.push(page.say(template, &[("steps", &steps)]));
    }
    if let Some(name) = field.known_as.as_ref().filter(|name| **name != field.title) {
        let template = match field.origin {
            Origin::ThirdParty | Origin::Existing => words::ALSO_CALLED,
            _ => words::KNOWN_AS,
        };
        said.push(page.say(template, &[("name", &Line::strong(name))]));
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
        let format = words::format(field);
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
        if let Some(value) = value.as_ref().filter(|value| **value != false) {
            said.push(Line::fill(
                template,
                &[("value", &words::example(field, value))],
            ));
        }
    }
    said.push(Line::of(match field.mode_span {
        ModeSpan::Shared => "",
        ModeSpan::Differs => words::MODE_DIFFERS,
        ModeSpan::Only(Mode::Test) => words::MODE_ONLY_TEST,
        ModeSpan::Only(Mode::Live) => words::MODE_ONLY_LIVE,
        ModeSpan::Selects => words::MODE_SELECTS,
    }));
    if field.shown_once {
        said.push(page.say(
            match field.origin {
                Origin::Provider => words::SHOWN_ONCE,
                Origin::Merchant => words::NEVER_SHOWN,
                Origin::ThirdParty | Origin::Existing => words::SHOWN_ONCE_ELSEWHERE,
            },
            &[],
        ));
    }
    if let Some(lifetime) = field.valid_for {
        said.push(Line::fill(
            words::VALID_FOR,
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
    let item = Line::plain(&repeat.item_title);
    let one = repeat.min_items == 1 && repeat.max_items == 1;
    md.paragraph(&Line::fill(
        if one {
            words::REPEAT_ONE
        } else {
            words::REPEAT
        },
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
