//! A form that asks for the mode in two ways.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, ModeSpan};
use crate::source::Span;

declare_rule! {
    /// A form has the switch `mode` and sets per mode, or a set per mode in another.
    ///
    /// ## Why it matters
    ///
    /// With the switch on *Live*, a set of test keys would still be asked for, and nobody could say which of the two
    /// decides.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form: [mode, { per_mode: [api_key] }]
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the switch out. Where merchants may have keys of one mode only, let them choose:
    ///
    /// ```yaml
    /// form: [{ per_mode: [api_key], choose: true }]
    /// ```
    pub(crate) static RULE = "PS0606" "mode-asked-twice" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for form in &resolved.forms {
        let switch = form
            .every_field()
            .find(|field| matches!(field.field.kind, FieldKind::Mode(_)));
        let Some(switch) = switch else {
            continue;
        };
        if matches!(switch.field.mode_span, ModeSpan::Only(_)) {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    switch.used_at,
                    "the switch `mode` cannot stand in a set per mode",
                )
                .help("leave it out: the set says the mode"),
            );
            continue;
        }
        let set = form
            .every_field()
            .find(|field| matches!(field.field.mode_span, ModeSpan::Only(_)));
        if let Some(set) = set {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    switch.used_at,
                    format!(
                        "the form `{}` has the switch `mode` and a set for each mode",
                        form.key
                    ),
                )
                .also(set.used_at, "the set")
                .help(
                    "leave `mode` out; where merchants may have one mode only, write `choose: true` beside `per_mode:`",
                ),
            );
        }
    }
}

/// A set per mode stands in another.
pub(crate) fn set_in_set(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "a set per mode cannot stand in a set per mode")
        .help("name its entries in the outer one")
}
