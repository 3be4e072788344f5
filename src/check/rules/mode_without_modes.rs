//! A mode where there is none.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, Mode};
use crate::source::Span;

declare_rule! {
    /// A form has a mode switch, a value per mode, or a condition on the mode, but the provider has no such modes.
    ///
    /// ## Instead
    ///
    /// Say which modes there are, at the top of the spec:
    ///
    /// ```yaml
    /// modes: [test, live]
    /// ```
    pub(crate) static RULE = "PS0603" "mode-without-modes" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if resolved.context.modes().next().is_some() || resolved.context.is_lost("modes") {
        return;
    }
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        if matches!(field.field.kind, FieldKind::Mode(_)) {
            diagnostics.push(report(field.used_at, "a mode switch"));
        }
    }
}

/// `what` needs modes.
pub(crate) fn report(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{what} needs the provider's modes"))
        .help("add `modes: [test, live]` at the top of the spec")
}

/// A condition asks for a mode that the form has no switch for.
pub(crate) fn in_condition(span: Span, mode: Mode) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("the form has no switch to `{}`", mode.name()),
    )
    .help("put `mode` into the form, and the mode into the spec's `modes:`")
}
