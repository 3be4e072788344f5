//! A field that is required in two ways.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A field says that it is required, or optional, and also when.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account: { type: text, required: true, required_when: { field: p2p, is: off } }
    /// ```
    ///
    /// ## Instead
    ///
    /// `required_when` alone: it is required when the condition holds, and optional otherwise.
    pub(crate) static RULE = "PS0312" "contradictory-required" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        if let (Some(required), Some(when)) = (&field.keys.required, &field.keys.required_when) {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    required.span,
                    format!(
                        "`{}` has both `required` and `required_when`",
                        field.field.definition
                    ),
                )
                .also(when.span, "this alone says when")
                .help("leave `required` out"),
            );
        }
    }
}
