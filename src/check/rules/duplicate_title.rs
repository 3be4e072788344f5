//! Two fields of one form with the same title.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::check::resolve::Resolved;
use crate::check::satisfiable;

declare_rule! {
    /// Two fields of one form have the same title.
    ///
    /// ## Why it matters
    ///
    /// A merchant cannot tell which of two boxes named `Secret key` takes which key, and support cannot say so on the
    /// phone. Fields that are never shown together (one per mode of a switch, or per variant) may share a title.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// secret_key: { type: secret, title: Secret key }
    /// cashout_key: { type: secret, title: Secret key }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// secret_key: { type: secret, title: Secret key }
    /// cashout_key: { type: secret, title: Cashout secret key, known_as: Secret key }
    /// ```
    pub(crate) static RULE = "PS0206" "duplicate-title" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for form in &resolved.forms {
        for scope in form.scopes() {
            for (at, field) in scope.iter().enumerate() {
                let title = field.field.title.to_lowercase();
                let twin = scope[..at].iter().find(|other| {
                    other.field.key != field.field.key
                        && other.field.group == field.field.group
                        && other.field.title.to_lowercase() == title
                        && satisfiable::can_hold(&other.field.shown.clone().and(field.field.shown.clone()))
                });
                if let Some(twin) = twin {
                    let title_at = |of: &crate::check::unfold::ResolvedField| {
                        of.keys.title.as_ref().map(|title| title.span).filter(|span| span.end > 0)
                    };
                    let (here, there) = (title_at(field).unwrap_or(field.used_at), title_at(twin).unwrap_or(twin.used_at));
                    diagnostics.push(
                        Diagnostic::new(
                            &RULE,
                            here,
                            format!(
                                "`{}` and `{}` have the same title on the form `{}`: `{}`",
                                twin.field.key, field.field.key, form.key, field.field.title
                            ),
                        )
                        .also(there, "the other one")
                        .help("say what tells them apart; the provider's own name goes under `known_as:`"),
                    );
                }
            }
        }
    }
}
