//! When a field has to be filled in, and when the form shows it.

use super::super::markdown::{Line, Markdown};
use super::super::words::Words;
use crate::ir::{Condition, Field, FieldKind, Required};

/// Whether it has to be filled in, where `said` is known to hold; what is filled in once the form has been saved
/// (`late`) is not optional in the usual sense. What one sentence would leave in doubt is
/// written as a list.
pub(super) fn when(
    words: &Words,
    field: &Field,
    late: bool,
    scope: &[Field],
    said: &Condition,
    md: &mut Markdown,
) -> Vec<Line> {
    let shown = field.shown.beyond(said);
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
    let mut lines = vec![Line::of(simple)];
    match &required {
        Required::Always if !always => {
            lines.push(conditional(
                words,
                words.field.shown_required,
                &shown,
                scope,
                md,
            ));
        }
        Required::When(condition) => {
            lines.push(conditional(
                words,
                words.field.required_when,
                condition,
                scope,
                md,
            ));
        }
        _ => {}
    }
    if !always && required != Required::Always {
        lines.push(conditional(
            words,
            words.field.shown_when,
            &shown,
            scope,
            md,
        ));
    }
    if field.secret && simple.is_empty() {
        lines.push(Line::of(words.field.is_secret));
    }
    lines
}

/// A sentence with a condition; nothing when it was written with a list below it.
pub(super) fn conditional(
    words: &Words,
    template: &str,
    condition: &Condition,
    scope: &[Field],
    md: &mut Markdown,
) -> Line {
    let said = words.condition(condition, scope);
    let line = Line::fill(template, &[("condition", &said.line)]);
    if said.parts.is_empty() {
        return line;
    }
    md.paragraph(&line.introducing());
    md.list(false, &said.parts);
    Line::new()
}
