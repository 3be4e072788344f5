//! One field of a form: what to enter, when, and what it has to look like.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Page, Use};
use super::super::words;
use super::{choices, files, is_pair, sentences};
use crate::ir::{Condition, Field, FieldKind, FileInput, Mode, ModeSpan, Origin, Repeat, Required};

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
        let mut lead = vec![when(field, scope, said)];
        lead.extend(source(page, place));
        lead.extend(action(page, field));
        let rules = rules(page, place, scope);
        let between = field.description.is_some() || choices::has_options(&field.kind);
        if between {
            md.paragraph(&sentences(&lead));
            if let Some(text) = &field.description {
                page.text(text, md);
            }
            choices::options(page, field, md);
            md.paragraph(&sentences(&rules));
        } else {
            lead.extend(rules);
            md.paragraph(&sentences(&lead));
        }
        if let FieldKind::File(file) = &field.kind {
            files::key_pair(page, file, md);
        }
        if let FieldKind::Repeat(repeat) = &field.kind {
            items(page, place, repeat, md);
        }
    });
}

/// Whether it has to be filled in.
fn when(field: &Field, scope: &[Field], said: &Condition) -> Line {
    if matches!(field.kind, FieldKind::Toggle)
        && field.required == Required::Never
        && field.shown == *said
    {
        // A switch is never empty.
        return Line::new();
    }
    let in_words = |condition: &Condition| words::condition(condition, scope);
    let shown = if field.shown == *said {
        &Condition::Always
    } else {
        &field.shown
    };
    match (&field.required, shown.is_always()) {
        (Required::Always, true) => Line::of(words::IS_REQUIRED),
        (Required::Always, false) => {
            Line::fill(words::SHOWN_REQUIRED, &[("condition", &in_words(shown))])
        }
        (needed, always) => {
            let need = match needed {
                Required::When(condition) => {
                    Line::fill(words::REQUIRED_WHEN, &[("condition", &in_words(condition))])
                }
                _ => Line::of(words::IS_OPTIONAL),
            };
            if always {
                return need;
            }
            let shown = Line::fill(words::SHOWN_WHEN, &[("condition", &in_words(shown))]);
            sentences(&[need, shown])
        }
    }
}

/// What the merchant does, where the kind of field says so.
fn action(page: &Page<'_>, field: &Field) -> Option<Line> {
    Some(match &field.kind {
        FieldKind::Toggle => Line::of(words::TOGGLE),
        FieldKind::Acknowledgement => Line::of(words::ACKNOWLEDGE),
        FieldKind::DynamicSelect { .. } => page.say(words::DYNAMIC, &[]),
        FieldKind::IpList { max_items } => {
            let example = Line::code("192.0.2.1");
            match max_items {
                Some(most) => Line::fill(
                    words::ADDRESSES_MOST,
                    &[
                        ("example", &example),
                        ("most", &Line::of(&most.to_string())),
                    ],
                ),
                None => Line::fill(words::ADDRESSES, &[("example", &example)]),
            }
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
    if !field.is_credential() || matches!(field.kind, FieldKind::Repeat(_)) {
        return said;
    }
    let steps = page
        .definition(&field.definition)
        .map(|definition| definition.steps.as_slice());
    match (steps.unwrap_or_default(), field.origin) {
        ([], Origin::Provider) => {}
        ([], Origin::Merchant) => said.push(Line::of(words::FROM_MERCHANT)),
        ([], Origin::ThirdParty) => said.push(page.say(words::FROM_THIRD, &[])),
        (steps, _) => {
            let template = if is_pair(&field.kind) {
                words::MADE_IN_STEP
            } else {
                words::FROM_STEP
            };
            said.push(Line::fill(template, &[("steps", &page.steps(steps))]));
        }
    }
    if let Some(name) = field.known_as.as_ref().filter(|name| **name != field.title) {
        said.push(page.say(words::KNOWN_AS, &[("name", &Line::strong(name))]));
    }
    said
}

/// Everything else that has to be known of the value.
fn rules(page: &Page<'_>, place: Use<'_>, scope: &[Field]) -> Vec<Line> {
    let field = place.field;
    let mut said = Vec::new();
    if let FieldKind::File(file) = &field.kind {
        said.extend(files::rules(place, file, scope));
    } else {
        let format = words::format(field);
        if !format.is_empty() {
            said.push(Line::fill(words::FORMAT_IS, &[("format", &format)]));
        }
    }
    said.extend(files::unlocks(place, scope));
    for (template, value) in [
        (words::EXAMPLE, &field.example),
        (words::DEFAULT, &field.default),
    ] {
        if let Some(value) = value {
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
        said.push(page.say(words::SHOWN_ONCE, &[]));
    }
    if let Some(lifetime) = field.valid_for {
        said.push(Line::fill(
            words::VALID_FOR,
            &[("lifetime", &Line::of(&lifetime.to_string()))],
        ));
    }
    if field.secret {
        said.push(Line::of(words::HIDDEN));
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
    for field in &repeat.fields {
        let inner = Use {
            field,
            form: place.form,
            repeat: Some(place.field),
        };
        write(page, inner, &repeat.fields, &Condition::Always, md);
    }
}
