//! Limits that no value keeps.

use regex_syntax::hir::literal::{ExtractKind, Extractor};

use crate::check::pattern;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, Shape};
use crate::source::Spanned;
use crate::syntax::FieldKeys;

declare_rule! {
    /// The limits of a field, or of an issued value, leave no value.
    ///
    /// The smallest length or number is above the largest, a prefix and a suffix alone are longer than the most
    /// characters, or a pattern takes only texts that are shorter, longer or begin and end otherwise.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// terminal: { type: text, min_length: 12, max_length: 8 }
    /// ```
    pub(crate) static RULE = "PS0308" "impossible-limits" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, issued) in resolved.context.spec.issued.iter() {
        if let (Some(least), Some(most)) = (&issued.min_length, &issued.max_length)
            && least.value > most.value
        {
            let message = format!("no text has at least {least} and at most {most} characters");
            diagnostics
                .push(Diagnostic::new(&RULE, least.span, message).also(most.span, "the most"));
        }
    }
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
            if min_length <= max_length {
                for written in keys.patterns() {
                    diagnostics.extend(contradiction(written, keys, min_length, max_length));
                }
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

/// What else is said about a text that a pattern never takes.
fn contradiction(
    written: &Spanned<String>,
    keys: &FieldKeys,
    least: u32,
    most: u32,
) -> Option<Diagnostic> {
    let pattern = pattern::canonical(written).ok()?;
    let hir = regex_syntax::parse(pattern.as_str()).ok()?;
    let finding = |message: String, also: Option<&Spanned<String>>| {
        let finding = Diagnostic::new(&RULE, written.span, message);
        Some(match also {
            Some(text) => finding.also(text.span, "and this"),
            None => finding,
        })
    };
    // Lengths are in bytes: of a text that has other letters than ASCII's, only the longest says something.
    let shortest = hir
        .properties()
        .minimum_len()
        .filter(|_| pattern.as_str().is_ascii());
    if let Some(shortest) = shortest.filter(|shortest| *shortest > most as usize) {
        return finding(
            format!(
                "the pattern takes no text of fewer than {shortest} characters, and at most {most} are allowed"
            ),
            None,
        );
    }
    let longest = hir.properties().maximum_len();
    if let Some(longest) = longest.filter(|longest| *longest < least as usize) {
        return finding(
            format!(
                "the pattern takes no text of more than {longest} characters, and at least {least} are due"
            ),
            None,
        );
    }
    if let Some(prefix) = &keys.prefix {
        let begins = Extractor::new().extract(&hir);
        let fits = |start: &[u8]| {
            prefix.as_bytes().starts_with(start) || start.starts_with(prefix.as_bytes())
        };
        if begins
            .literals()
            .is_some_and(|starts| !starts.iter().any(|it| fits(it.as_bytes())))
        {
            return finding(
                format!("the pattern takes no text that begins with `{prefix}`"),
                Some(prefix),
            );
        }
    }
    if let Some(suffix) = &keys.suffix {
        let ends = Extractor::new().kind(ExtractKind::Suffix).extract(&hir);
        let fits =
            |end: &[u8]| suffix.as_bytes().ends_with(end) || end.ends_with(suffix.as_bytes());
        if ends
            .literals()
            .is_some_and(|ends| !ends.iter().any(|it| fits(it.as_bytes())))
        {
            return finding(
                format!("the pattern takes no text that ends with `{suffix}`"),
                Some(suffix),
            );
        }
    }
    None
}
