//! An earlier key that two have.

use std::collections::HashMap;

use super::earlier_key_in_use::{earlier_keys, names};
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// Two fields of a form, or two accounts, have the same earlier key.
    ///
    /// ## Why it matters
    ///
    /// A reader of a stored connection finds one value under the earlier key, and cannot tell whose it is.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   shop_id: { type: text, title: Shop ID, renamed_from: merchant_id }
    ///   terminal_id: { type: text, title: Terminal ID, renamed_from: merchant_id }
    /// accounts:
    ///   provider: { form: [shop_id, terminal_id] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave it to the field that means the same as before. The other is a new field.
    pub(crate) static RULE = "PS0214" "earlier-key-claimed-twice" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for (_, account) in resolved.context.spec.accounts.iter() {
        for earlier in names(account.renamed_from.as_ref()) {
            if let Some(first) = seen.insert(&earlier.value, earlier.span) {
                let message = format!("`{earlier}` is twice an earlier key of an account");
                diagnostics.push(finding(earlier.span, message, first));
            }
        }
    }
    // A definition may stand in several forms; one finding will do.
    let mut reported: Vec<Span> = Vec::new();
    for form in &resolved.forms {
        for scope in form.scopes() {
            let mut seen: HashMap<&str, Span> = HashMap::new();
            for (key, earlier) in scope.iter().flat_map(earlier_keys) {
                // A field that stands twice in a form has a finding of its own.
                if let Some(first) = seen.insert(key, earlier.span)
                    && first != earlier.span
                    && !reported.contains(&earlier.span)
                {
                    reported.push(earlier.span);
                    let message =
                        format!("`{key}` is twice an earlier key in the form `{}`", form.key);
                    diagnostics.push(finding(earlier.span, message, first));
                }
            }
        }
    }
}

fn finding(again: Span, message: String, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, again, message)
        .label("again here")
        .also(first, "first here")
        .help("leave it to the one that means the same as before")
}
