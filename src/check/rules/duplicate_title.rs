//! Two fields of one form with the same title.

use crate::check::resolve::Resolved;
use crate::check::satisfiable;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

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
    // Two titles that stand together on several forms are one mistake.
    let mut told: Vec<(Span, Span)> = Vec::new();
    for form in &resolved.forms {
        for scope in form.scopes() {
            let mut before: Vec<(String, &ResolvedField)> = Vec::with_capacity(scope.len());
            for field in scope {
                let title = lowercase(&field.field.title);
                let mut same = before
                    .iter()
                    .filter(|(other, it)| *other == title && it.field.group == field.field.group)
                    .map(|(_, it)| *it);
                let twin = same.find(|other| {
                    other.field.key != field.field.key
                        && satisfiable::can_hold(
                            &other.field.shown.clone().and(field.field.shown.clone()),
                        )
                });
                if let Some(twin) = twin {
                    let places = (title_at(field), title_at(twin));
                    if !told.contains(&places) {
                        told.push(places);
                        diagnostics.push(report(field, twin, places, form.key));
                    }
                }
                before.push((title, field));
            }
        }
    }
}

/// Most titles are ASCII, which needs no table.
fn lowercase(title: &str) -> String {
    match title.is_ascii() {
        true => title.to_ascii_lowercase(),
        false => title.to_lowercase(),
    }
}

fn title_at(field: &ResolvedField) -> Span {
    let written = field.keys.title.as_ref().map(|title| title.span);
    written.filter(|span| span.end > 0).unwrap_or(field.used_at)
}

fn report(
    field: &ResolvedField,
    twin: &ResolvedField,
    places: (Span, Span),
    form: &str,
) -> Diagnostic {
    let message = format!(
        "`{}` and `{}` have the same title: `{}`",
        twin.field.key, field.field.key, field.field.title
    );
    Diagnostic::new(&RULE, places.0, message)
        .also(places.1, "the other one")
        .note(format!(
            "both are on the form `{form}`, where nobody can tell them apart"
        ))
        .help("say what tells them apart; the provider's own name goes under `known_as:`")
}
