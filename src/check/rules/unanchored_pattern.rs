//! A pattern that may match in the middle.

use super::invalid_pattern::patterns;
use crate::check::pattern::{self, Problem};
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A pattern is not anchored at both ends.
    ///
    /// ## Why it matters
    ///
    /// JSON Schema patterns match anywhere in a value: `[0-9]{14}` accepts `x12345678901234y`. A pattern begins with `^`
    /// and ends with `$`, also in each part of an alternative at the top.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// pattern: "[0-9]{14}"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// pattern: ^[0-9]{14}$
    /// ```
    pub(crate) static RULE = "PS0303" "unanchored-pattern" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        for written in patterns(&field.keys) {
            if pattern::canonical(written) == Err(Problem::NotAnchored) {
                let anchored = if written.contains('|') {
                    format!(
                        "^({})$",
                        written.trim_start_matches('^').trim_end_matches('$')
                    )
                } else {
                    format!(
                        "^{}$",
                        written.trim_start_matches('^').trim_end_matches('$')
                    )
                };
                diagnostics.push(
                Diagnostic::new(&RULE, written.span, "the pattern may match in the middle of a value")
                    .note("a pattern says what the whole value looks like: it begins with `^` and ends with `$`")
                    .help(format!("write `{anchored}`")),
            );
            }
        }
    }
}
