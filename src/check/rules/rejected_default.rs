//! A default that the field itself rejects.

use super::rejected_example::{because, with_help};
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A default breaks the field's own rules.
    ///
    /// ## Why it matters
    ///
    /// A default is what the form starts with: a merchant who leaves it must not be refused.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account: { type: text, pattern: "^[0-9]{14}$", default: UA12 }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// account: { type: text, pattern: "^[0-9]{14}$", default: "26001234567890" }
    /// ```
    pub(crate) static RULE = "PS0305" "rejected-default" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let (Some(written), Some(value)) = (&field.keys.default, &field.field.default) else {
            continue;
        };
        // A secret has none at all, and a pattern that does not compile is told by its own rule.
        if field.field.secret {
            continue;
        }
        if let Err(violation) = field.field.shape().check(value) {
            let finding = Diagnostic::new(
                &RULE,
                written.span,
                format!(
                    "the default of `{}` breaks the field's own rules: {}",
                    field.field.definition,
                    because(field, value, &violation)
                ),
            );
            diagnostics.push(with_help(finding, field, value, &violation, written.span));
        }
    }
}
