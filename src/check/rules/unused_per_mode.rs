//! Differences per mode that no form shows.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::ModeSpan;

declare_rule! {
    /// A field says what differs per mode, but no form has it in a set per mode.
    ///
    /// ## Why it matters
    ///
    /// `per_mode:` of a field is about its twins side by side (`live_api_key`, `test_api_key`). In a form with a mode
    /// switch there is one box, and what is said per mode would be skipped without a word.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   api_key: { type: secret, title: API key, per_mode: { test: { prefix: sk_test_ }, live: { prefix: sk_live_ } } }
    /// accounts:
    ///   provider: { form: [api_key, mode] }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// accounts:
    ///   provider: { form: [ { per_mode: [api_key] } ] }
    /// ```
    ///
    /// Or, with a switch, say what both modes have in common, and `differs_by_mode: true`.
    pub(crate) static RULE = "PS0605" "unused-per-mode" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (name, field) in resolved.context.spec.fields.iter() {
        let Some((mode, _)) = field.per_mode.as_ref().and_then(|modes| modes.0.first()) else {
            continue;
        };
        let mut uses = resolved
            .forms
            .iter()
            .flat_map(|form| form.every_field())
            .filter(|used| used.field.definition == name.value)
            .peekable();
        // A field that no form uses at all has a finding of its own.
        let unused = uses.peek().is_some()
            && !uses.any(|used| matches!(used.field.mode_span, ModeSpan::Only(_)));
        if unused && !resolved.context.is_lost(name) {
            diagnostics.push(
                Diagnostic::new(&RULE, mode.span, format!("no form has `{name}` in a set per mode"))
                    .label("so this is never used")
                    .help(format!(
                        "write `- per_mode: [{name}]` in the form; with a mode switch, `differs_by_mode: true` says that \
                         the value differs"
                    )),
            );
        }
    }
}
