//! One field of a form: what to enter, when, and what it has to look like.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Page, Use};
use super::super::words;
use super::{is_pair, sentences};
use crate::ir::{
    Choice, Condition, Field, FieldKind, FileInput, FileRules, Mode, ModeSpan, Origin, Repeat,
    Required,
};

/// The most options that are listed one by one without descriptions.
const MOST_OPTIONS: usize = 12;

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
        let between = field.description.is_some() || has_options(&field.kind);
        if between {
            md.paragraph(&sentences(&lead));
            if let Some(text) = &field.description {
                page.text(text, md);
            }
            options(page, field, md);
            md.paragraph(&sentences(&rules));
        } else {
            lead.extend(rules);
            md.paragraph(&sentences(&lead));
        }
        if let FieldKind::File(file) = &field.kind {
            key_pair(page, file, md);
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

fn has_options(kind: &FieldKind) -> bool {
    kind.choices().is_some() || matches!(kind, FieldKind::DynamicSelect { .. })
}

fn options(page: &Page<'_>, field: &Field, md: &mut Markdown) {
    let most = match &field.kind {
        FieldKind::Multiselect { max_items, .. } => *max_items,
        FieldKind::DynamicSelect { source, .. } => {
            page.text(source, md);
            return;
        }
        // Said in the first sentence, unless there is more to say of each.
        FieldKind::Mode(choices) if choices.iter().all(|choice| choice.description.is_none()) => {
            return;
        }
        _ => None,
    };
    let Some(choices) = field.kind.choices() else {
        return;
    };
    let many = field.kind.is_list();
    let described = choices.iter().any(|choice| choice.description.is_some());
    if choices.len() > MOST_OPTIONS && !described {
        let template = if many {
            words::CHOOSE_SEVERAL_OF
        } else {
            words::CHOOSE_ONE_OF
        };
        let count = Line::of(&choices.len().to_string());
        md.paragraph(&sentences(&[
            Line::fill(template, &[("count", &count)]),
            page.say(words::CHOOSE_SUPPORTED, &[]),
        ]));
        return;
    }
    let lead = match (many, most) {
        (true, Some(most)) => Line::fill(
            words::CHOOSE_AT_MOST,
            &[("most", &Line::of(&most.to_string()))],
        ),
        (true, None) => Line::of(words::CHOOSE_SEVERAL),
        (false, _) => Line::of(words::CHOOSE_ONE),
    };
    if described {
        md.paragraph(&lead);
        md.list(
            false,
            &choices
                .iter()
                .map(|choice| option(page, choice))
                .collect::<Vec<_>>(),
        );
    } else {
        let titles: Vec<Line> = choices
            .iter()
            .map(|choice| Line::strong(&choice.title))
            .collect();
        let mut line = lead;
        line.push_words(" ");
        line.push(&Line::join(&titles, words::COMMA, words::COMMA));
        line.push_words(".");
        md.paragraph(&line);
    }
}

fn option(page: &Page<'_>, choice: &Choice) -> Line {
    let mut line = Line::strong(&choice.title);
    if let Some(text) = &choice.description {
        line.push_words(": ");
        line.push(&page.text_line(text));
    }
    line
}

/// Everything else that has to be known of the value.
fn rules(page: &Page<'_>, place: Use<'_>, scope: &[Field]) -> Vec<Line> {
    let field = place.field;
    let mut said = Vec::new();
    if let FieldKind::File(file) = &field.kind {
        said.extend(file_rules(place, file, scope));
    } else {
        let format = words::format(field);
        if !format.is_empty() {
            said.push(Line::fill(words::FORMAT_IS, &[("format", &format)]));
        }
    }
    said.extend(unlocks(place, scope));
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

/// A link to another field of the same scope.
fn link(place: Use<'_>, scope: &[Field], key: &str) -> Option<Line> {
    let field = scope.iter().find(|field| field.key == key)?;
    let there = Use {
        field,
        form: place.form,
        repeat: place.repeat,
    };
    Some(Line::to_anchor(
        &Line::strong(&field.title),
        &there.anchor(),
    ))
}

fn file_rules(place: Use<'_>, file: &FileRules, scope: &[Field]) -> Vec<Line> {
    let mut said = Vec::new();
    if let Some(name) = &file.file_name {
        let holes: Vec<Line> = scope
            .iter()
            .filter(|field| name.contains(&format!("{{{}}}", field.key)))
            .filter_map(|field| {
                let hole = Line::code(&format!("{{{}}}", field.key));
                let link = link(place, scope, &field.key)?;
                Some(Line::fill(
                    words::FILE_NAME_HOLE,
                    &[("field", &link), ("hole", &hole)],
                ))
            })
            .collect();
        let fields = Line::join(&holes, words::COMMA, words::AND);
        let template = if holes.is_empty() {
            words::FILE_NAME
        } else {
            words::FILE_NAME_FROM
        };
        said.push(Line::fill(
            template,
            &[("name", &Line::code(name)), ("fields", &fields)],
        ));
    }
    if let Some(password) = file
        .passphrase
        .as_ref()
        .and_then(|key| link(place, scope, key))
    {
        said.push(Line::fill(words::UNLOCKED_BY, &[("field", &password)]));
    }
    said
}

/// The files that this field is the password of.
fn unlocks(place: Use<'_>, scope: &[Field]) -> Option<Line> {
    let files: Vec<Line> = scope
        .iter()
        .filter(|other| {
            matches!(&other.kind, FieldKind::File(file) if file.passphrase.as_deref() == Some(place.field.key.as_str()))
        })
        .filter_map(|other| link(place, scope, &other.key))
        .collect();
    let files = Line::join(&files, words::COMMA, words::AND);
    (!files.is_empty()).then(|| Line::fill(words::UNLOCKS, &[("field", &files)]))
}

fn key_pair(page: &Page<'_>, file: &FileRules, md: &mut Markdown) {
    let Some(pair) = &file.key_pair else {
        return;
    };
    let mut said = vec![Line::fill(
        words::KEY_PAIR,
        &[("algorithm", &Line::plain(&pair.algorithm))],
    )];
    if let Some(public) = &pair.public_file {
        said.push(Line::fill(
            words::PUBLIC_FILE,
            &[("file", &Line::code(public))],
        ));
    }
    md.paragraph(&sentences(&said));
    if let Some(text) = &pair.public_half {
        page.text(text, md);
    }
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
