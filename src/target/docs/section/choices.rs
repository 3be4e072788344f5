//! The options of a field.

use super::super::markdown::{Line, Markdown};
use super::super::page::Page;
use super::super::words;
use super::sentences;
use crate::ir::{Choice, Field, FieldKind};

/// The most options that are listed one by one without descriptions.
const MOST_OPTIONS: usize = 12;

/// Whether the field has options to choose from.
pub(super) fn has_options(kind: &FieldKind) -> bool {
    kind.choices().is_some() || matches!(kind, FieldKind::DynamicSelect { .. })
}

/// What may be chosen.
pub(super) fn options(page: &Page<'_>, field: &Field, md: &mut Markdown) {
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
