//! A value that differs between modes that nobody chooses.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, ModeSpan};

declare_rule! {
    /// A field takes another value in test than in live, and nothing in the form says the mode.
    ///
    /// ## Why it matters
    ///
    /// The guide tells merchants to exchange the value together with the mode, which the form does not have.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form: [{ field: api_key, differs_by_mode: true }]
    /// ```
    ///
    /// ## Instead
    ///
    /// Put `mode` into the form, or leave `differs_by_mode` out there.
    pub(crate) static RULE = "PS0607" "unchosen-mode" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut told = Vec::new();
    for form in &resolved.forms {
        let chosen = form.every_field().any(|field| {
            matches!(field.field.kind, FieldKind::Mode(_))
                || matches!(field.field.mode_span, ModeSpan::Only(_) | ModeSpan::Selects)
        });
        if chosen || resolved.context.is_lost("mode") {
            continue;
        }
        for field in form.every_field() {
            let Some(differs) = field
                .keys
                .differs_by_mode
                .as_ref()
                .filter(|differs| differs.value && !told.contains(&differs.span))
            else {
                continue;
            };
            told.push(differs.span);
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    differs.span,
                    format!(
                        "`{}` differs by mode, and the form `{}` has no way to choose one",
                        field.field.definition, form.key
                    ),
                )
                .help("put `mode` into that form, or say `differs_by_mode: false` there"),
            );
        }
    }
}
