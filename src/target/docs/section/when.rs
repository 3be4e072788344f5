//! When a field has to be filled in, and when the form shows it.

use super::super::markdown::{Line, Markdown};
use super::super::words::{Part, Said, Words, Written};
use crate::ir::{Condition, Field, FieldKind, Required};

/// Whether it has to be filled in, where `known` is known to hold; what is filled in once the form has been saved
/// (`late`) is not optional in the usual sense. What one sentence would leave in doubt is
/// written as a list.
pub(super) fn when(
    words: &Words,
    field: &Field,
    late: bool,
    scope: &[Field],
    known: &Condition,
    said: &mut Line,
    md: &mut Markdown,
) {
    let shown = field.shown.beyond(known);
    let required = match &field.required {
        // Where being shown is all that is asked, it is required whenever it is.
        Required::When(condition) => match condition.beyond(&field.shown) {
            Condition::Always => Required::Always,
            rest => Required::When(rest),
        },
        _ if field.may_have_no_items() => Required::Never,
        other => other.clone(),
    };
    let always = shown.is_always();
    let is_switch = matches!(field.kind, FieldKind::Toggle);
    let simple = match (&required, field.secret) {
        (Required::Always, true) if always => words.field.is_required_secret,
        (Required::Always, false) if always => words.field.is_required,
        // A switch is never empty.
        (Required::Never, _) if is_switch => "",
        (Required::Never, true) if late => words.field.is_later_secret,
        (Required::Never, false) if late => words.field.is_later,
        (Required::Never, true) => words.field.is_optional_secret,
        (Required::Never, false) => words.field.is_optional,
        _ => "",
    };
    said.sentence(|said| said.push_words(simple));
    match &required {
        Required::Always if !always => {
            let template = words.field.shown_required;
            conditional(words, template, &shown, scope, said, md);
        }
        Required::When(condition) => {
            let template = words.field.required_when;
            conditional(words, template, condition, scope, said, md);
        }
        _ => {}
    }
    if !always && required != Required::Always {
        conditional(words, words.field.shown_when, &shown, scope, said, md);
    }
    if field.secret && simple.is_empty() {
        said.sentence(|said| said.push_words(words.field.is_secret));
    }
}

/// Says a sentence with a condition; writes it at once where a list is to stand below it.
pub(super) fn conditional(
    words: &Words,
    template: &str,
    condition: &Condition,
    scope: &[Field],
    said: &mut Line,
    md: &mut Markdown,
) {
    let Said { line, parts } = words.condition(condition, scope);
    let holes = [("condition", Part::Run(&line))];
    if parts.is_empty() {
        said.sentence(|said| said.push_filled(template, &holes));
    } else {
        md.paragraph(&Line::fill(template, &holes).introducing());
        md.list(false, &parts);
    }
}
