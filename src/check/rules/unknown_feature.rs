//! A feature that is not known.

use crate::check::context::Context;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{Span, Spanned};
use crate::syntax::FieldType;

declare_rule! {
    /// A condition, a step or a list names a feature that the form does not offer.
    ///
    /// ## Why it matters
    ///
    /// The condition could never hold: the field would never be shown. Features are listed once, in `provspec.toml`
    /// under `[features]`; a spec can narrow them with `features: [ … ]`, a field with `allowed: [ … ]`.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// features: [payments, refunds]
    /// accounts:
    ///   provider:
    ///     form:
    ///       - account
    ///       - features
    ///       - { field: password, when: { feature: apple_pay } }
    /// ```
    ///
    /// ## Instead
    ///
    /// Mend the code, or add the feature to the list that leaves it out. Where a shared group asks for it, the provider
    /// that uses the group has to offer it, or give the group another `when`.
    pub(crate) static RULE = "PS0401" "unknown-feature" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let vocabulary = &resolved.context.project.features;
    let allowed = resolved
        .forms
        .iter()
        .flat_map(|form| form.every_field())
        .filter(|field| field.field_type == Some(FieldType::Features))
        .flat_map(|field| {
            field
                .keys
                .allowed
                .iter()
                .chain(&field.keys.except)
                .flatten()
        });
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

/// A feature that a condition names, and where.
pub(crate) struct Asked<'a> {
    /// The feature.
    pub(crate) code: &'a Spanned<String>,
    /// The account whose form is asked.
    pub(crate) form: &'a str,
    /// The provider.
    pub(crate) context: &'a Context<'a>,
    /// Where the provider uses the shared group that asks.
    pub(crate) used_at: Option<Span>,
    /// Whether a shared group asks.
    pub(crate) shared: bool,
}

impl Asked<'_> {
    /// The finding: of a shared group's condition at the provider that it does not fit.
    fn finding(&self, message: String) -> Diagnostic {
        let code = self.code.span;
        match self.used_at {
            Some(at) => Diagnostic::new(&RULE, at, message)
                .label("this shared group asks for it")
                .also(code, "here"),
            None => Diagnostic::new(&RULE, code, message),
        }
    }

    /// Whose form it is: a finding in a shared group does not stand in the provider's own file.
    fn whose(&self) -> String {
        match self.shared {
            true => format!("`{}` of {}", self.form, self.context.short_name()),
            false => format!("`{}`", self.form),
        }
    }

    /// What to do instead of mending the features.
    fn otherwise(&self) -> &'static str {
        match self.shared {
            true => "give the group another `when` where it is used",
            false => "use another condition",
        }
    }
}

/// A condition names a feature that the form does not offer.
pub(crate) fn in_condition<'a>(
    asked: &Asked<'_>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let code = asked.code;
    let vocabulary = &asked.context.project.features;
    if !vocabulary.iter().any(|feature| feature.code == code.value) {
        return Diagnostic::new(&RULE, code.span, format!("unknown feature `{code}`"))
            .label("not offered here")
            .suggest(code, code.span, known);
    }
    let finding = asked.finding(format!(
        "the form {} does not offer the feature `{code}`, so it is never chosen",
        asked.whose()
    ));
    let other = asked.otherwise();
    match &asked.context.spec.features {
        Some(own) if !own.iter().any(|feature| feature.value == code.value) => {
            let finding = match own.first() {
                Some(first) => finding.also(first.span, "the features of the provider"),
                None => finding,
            };
            finding.help(format!(
                "add `{code}` to `features:` of the provider, or {other}"
            ))
        }
        _ => finding.help(format!(
            "add `{code}` to `allowed:` of its `features`, or {other}"
        )),
    }
}

/// A condition names a feature in a form that has none.
pub(crate) fn no_features(asked: &Asked<'_>) -> Diagnostic {
    let (code, whose) = (asked.code, asked.whose());
    asked
        .finding(format!(
            "the form {whose} has no features, so `{code}` is never chosen"
        ))
        .help(format!(
            "add `features` to the form, or {}",
            asked.otherwise()
        ))
}

/// A condition in an item names a feature, and the form around it has the features.
pub(crate) fn outside_of_item(asked: &Asked<'_>) -> Diagnostic {
    asked
        .finding(
            "`features` stands outside of the `repeat`, where conditions in it cannot ask"
                .to_owned(),
        )
        .note("conditions inside `repeat` are about the fields of the same item")
        .help("put the condition on the `repeat` itself, or `features` into it")
}
