//! The options of a field.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::super::words::{Part, Words, Written};
use crate::ir::{Choice, Field, FieldKind, OptionsFrom};
use serde_json::Value;

/// The most options that are listed one by one without descriptions.
const MOST_OPTIONS: usize = 12;

/// Whether the field has options to choose from.
pub(super) fn has_options(kind: &FieldKind) -> bool {
    kind.choices().is_some() || matches!(kind, FieldKind::DynamicSelect { .. })
}

/// What may be chosen. `said` is what the paragraph begins with.
pub(super) fn options(page: &Page<'_>, place: Use<'_>, said: &mut Line, md: &mut Markdown) {
    let field = place.field;
    let most = match &field.kind {
        FieldKind::Multiselect { max_items, .. } => *max_items,
        FieldKind::DynamicSelect {
            from,
            source,
            request,
        } => {
            md.paragraph(said);
            // The usual words for these say no more than what to choose.
            match page.words.usual_source(*from, source) {
                Some(_) if *from == OptionsFrom::ProviderApi => {}
                Some(usual) => md.paragraph(&Line::of(usual)),
                None => page.text(source, Here::Field(place), md),
            }
            // How the list is called for is the business of the frontend.
            if request.is_some() {
                md.paragraph(&page.say(page.words.choices.dynamic_listed, &[]));
            }
            return;
        }
        // Said in the first sentence, unless there is more to say of each.
        FieldKind::Mode(choices) if choices.iter().all(|choice| choice.description.is_none()) => {
            md.paragraph(said);
            return;
        }
        _ => None,
    };
    let Some(choices) = field.kind.choices().filter(|all| !is_settled(field, all)) else {
        md.paragraph(said);
        return;
    };
    let many = field.kind.is_list();
    let described = choices.iter().any(|choice| choice.description.is_some());
    if choices.len() > MOST_OPTIONS && !described {
        let template = if many {
            page.words.choices.several_of
        } else {
            page.words.choices.one_of
        };
        let count = choices.len() as u64;
        let counted = page.words.counted(template, &[("count", count)]);
        said.sentence(|said| said.push_words(&counted));
        said.sentence(|said| page.say_in(said, page.words.choices.supported, &[]));
        md.paragraph(said);
        return;
    }
    let lead = match (many, most) {
        (true, Some(most)) => Line::fill(
            page.words.choices.at_most,
            &[("most", Part::Words(&most.to_string()))],
        ),
        (true, None) => Line::of(page.words.choices.several),
        (false, _) => Line::of(page.words.choices.one),
    };
    let lead = match choices {
        [_] => Line::of(page.words.choices.only),
        _ => lead,
    };
    if described {
        said.sentence(|said| said.push(&lead));
        md.paragraph(said);
        md.list(
            false,
            &choices
                .iter()
                .map(|choice| option(page, place, choice))
                .collect::<Vec<_>>(),
        );
    } else {
        said.sentence(|said| {
            said.push(&lead);
            for (at, choice) in choices.iter().enumerate() {
                said.push_words(if at > 0 { page.words.common.comma } else { " " });
                push_title(page.words, field, choice, said);
            }
            said.push_words(".");
        });
        md.paragraph(said);
    }
}

/// Whether the form starts with the only option: then that is all there is to say.
pub(super) fn is_settled(field: &Field, choices: &[Choice]) -> bool {
    let [only] = choices else {
        return false;
    };
    let value = field.default.as_ref().and_then(|value| value.as_str());
    only.description.is_none() && value == Some(only.value.as_str())
}

/// Whether the options are named one by one, each with whether the form starts with it.
pub(super) fn says_default(field: &Field) -> bool {
    let named = |choices: &[Choice]| {
        let described = choices.iter().any(|choice| choice.description.is_some());
        !is_settled(field, choices) && (described || choices.len() <= MOST_OPTIONS)
    };
    let is_switch = matches!(field.kind, FieldKind::Mode(_));
    !is_switch && field.kind.choices().is_some_and(named)
}

/// Whether the form starts with the option.
fn is_default(field: &Field, choice: &Choice) -> bool {
    match &field.default {
        Some(Value::String(value)) => *value == choice.value,
        Some(Value::Array(values)) => values.iter().any(|one| *one == choice.value),
        _ => false,
    }
}

fn push_title(words: &Words, field: &Field, choice: &Choice, line: &mut Line) {
    let title = Part::Strong(&choice.title);
    if is_default(field, choice) {
        line.push_filled(words.choices.set, &[("choice", title)]);
    } else {
        line.push_part(&title);
    }
}

fn option(page: &Page<'_>, place: Use<'_>, choice: &Choice) -> Line {
    let mut line = Line::new();
    push_title(page.words, place.field, choice, &mut line);
    if let Some(text) = &choice.description {
        line.push_words(": ");
        line.push(&page.text_line(text, Here::Field(place)));
    }
    line
}
