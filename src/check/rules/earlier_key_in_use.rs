//! An earlier key that something else has today.

use crate::check::resolve::Resolved;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{Span, Spanned};
use crate::syntax::OneOrMany;

declare_rule! {
    /// `renamed_from` names a key that is in use.
    ///
    /// ## Why it matters
    ///
    /// Readers of stored connections take what stands under an earlier key for a value of the field that has it in
    /// `renamed_from`. If a field of the same form still has that key, its value would be taken for another field's.
    /// The same goes for accounts of one provider.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   login: { type: text, title: Login }
    ///   account: { type: text, title: Account, renamed_from: login }
    /// accounts:
    ///   provider: { form: [login, account] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Give the field that is new in the form a key that nothing had before, and leave the earlier key to the field
    /// that had it.
    pub(crate) static RULE = "PS0213" "earlier-key-in-use" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let accounts = &resolved.context.spec.accounts;
    for (_, account) in accounts.iter() {
        for earlier in names(account.renamed_from.as_ref()) {
            if let Some((live, _)) = accounts.iter().find(|(key, _)| key.value == earlier.value) {
                let message = format!("the account `{earlier}` is still there");
                diagnostics.push(finding(earlier.span, message, live.span));
            }
        }
    }
    // A definition may stand in several forms; one finding will do.
    let mut reported: Vec<Span> = Vec::new();
    for form in &resolved.forms {
        for scope in form.scopes() {
            for (key, earlier) in scope.iter().flat_map(earlier_keys) {
                let live = scope.iter().find(|field| field.field.key == *key);
                if let Some(live) = live
                    && !reported.contains(&earlier.span)
                {
                    reported.push(earlier.span);
                    let message = format!("the form `{}` still has a field `{key}`", form.key);
                    diagnostics.push(finding(earlier.span, message, live.used_at));
                }
            }
        }
    }
}

/// The earlier keys of a field on the wire, and where each is written.
pub(super) fn earlier_keys(
    field: &ResolvedField,
) -> impl Iterator<Item = (&String, &Spanned<String>)> {
    let written = names(field.keys.renamed_from.as_ref());
    field.field.renamed_from.iter().zip(written)
}

pub(super) fn names(written: Option<&OneOrMany>) -> &[Spanned<String>] {
    written.map_or(&[], OneOrMany::names)
}

fn finding(earlier: Span, message: String, live: Span) -> Diagnostic {
    Diagnostic::new(&RULE, earlier, message)
        .label("so this is no earlier key")
        .also(live, "here")
        .help("what was stored under this key would be taken for the other's value")
}
