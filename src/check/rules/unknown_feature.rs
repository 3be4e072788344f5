//! A feature that is not known.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::FieldType;

declare_rule! {
    /// A condition, a step or a list names a feature that the form does not offer.
    ///
    /// ## Why it matters
    ///
    /// The condition could never hold: the field would never be shown. Features are listed once, in `provspec.toml`
    /// under `[features]`; a spec can narrow them with `features: [ … ]`, a field with `allowed: [ … ]`.
    ///
    /// ## Instead
    ///
    /// Mend the code, or add the feature to the list.
    pub(crate) static RULE = "PS0401" "unknown-feature" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let vocabulary = &resolved.context.project.features;
    let allowed = resolved
        .forms
        .iter()
        .flat_map(|form| form.every_field())
        .filter(|field| field.field_type == Some(FieldType::Features))
        .flat_map(|field| field.keys.allowed.iter().flatten());
    for code in resolved
        .context
        .spec
        .features
        .iter()
        .flatten()
        .chain(allowed)
    {
        if !vocabulary.iter().any(|feature| feature.code == code.value) {
            let known = vocabulary.iter().map(|feature| feature.code.as_str());
            diagnostics.push(
                Diagnostic::new(&RULE, code.span, format!("unknown feature `{code}`"))
                    .note("features are listed in `provspec.toml`, under `[features]`")
                    .suggest(code, code.span, known),
            );
        }
    }
}

/// A condition or a step names it.
pub(crate) fn in_condition<'a>(
    code: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::new(&RULE, code.span, format!("unknown feature `{code}`"))
        .label("not offered here")
        .suggest(code, code.span, known)
}

/// A condition names a feature in a form that has none.
pub(crate) fn no_features(code: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        code.span,
        format!("the form has no features, so `{code}` is never chosen"),
    )
    .help("add `features` to the form, or use another condition")
}
