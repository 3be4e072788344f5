//! Limits that no value keeps.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, Shape};

declare_rule! {
    /// The limits of a field leave no value.
    ///
    /// The smallest length or number is above the largest, or a prefix and a suffix alone are longer than the most
    /// characters.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// terminal: { type: text, min_length: 12, max_length: 8 }
    /// ```
    pub(crate) static RULE = "PS0308" "impossible-limits" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let keys = &field.keys;
        if let Shape::Text {
            min_length,
            max_length,
            ..
        } = field.field.shape()
        {
            let place = keys
                .min_length
                .as_ref()
                .or(keys.max_length.as_ref())
                .map_or(field.used_at, |limit| limit.span);
            if min_length > max_length {
                let finding = Diagnostic::new(
                    &RULE,
                    place,
                    format!(
                        "no text has at least {min_length} and at most {max_length} characters"
                    ),
                );
                diagnostics.push(match &keys.max_length {
                    Some(most) if most.span != place => finding.also(most.span, "the most"),
                    _ => finding,
                });
            }
            let fixed = |text: Option<&crate::source::Spanned<String>>| {
                text.map_or(0, |text| text.chars().count())
            };
            let longest = fixed(keys.prefix.as_ref()).max(fixed(keys.suffix.as_ref()));
            if longest > max_length as usize {
                diagnostics.push(Diagnostic::new(
                    &RULE,
                    place,
                    format!("the prefix or suffix alone has {longest} characters, more than the {max_length} allowed"),
                ));
            }
        }
        if let FieldKind::Integer(limits) | FieldKind::Number(limits) = &field.field.kind
            && let (Some(least), Some(most)) = (limits.minimum, limits.maximum)
        {
            // No whole number lies between 1.5 and 1.7.
            let whole = matches!(field.field.kind, FieldKind::Integer(_));
            if least > most || (whole && least.ceil() > most.floor()) {
                let place = keys
                    .minimum
                    .as_ref()
                    .map_or(field.used_at, |limit| limit.span);
                diagnostics.push(Diagnostic::new(
                    &RULE,
                    place,
                    format!("no number is at least {least} and at most {most}"),
                ));
            }
        }
        if let FieldKind::Repeat(repeat) = &field.field.kind
            && (repeat.min_items > repeat.max_items || repeat.max_items == 0)
        {
            diagnostics.push(Diagnostic::new(
                &RULE,
                field.used_at,
                format!(
                    "no list has at least {} and at most {} items",
                    repeat.min_items, repeat.max_items
                ),
            ));
        }
    }
}
