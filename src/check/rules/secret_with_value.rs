//! A secret with an example or a default.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A secret has an example or a default.
    ///
    /// ## Why it matters
    ///
    /// An example of a secret is a secret that somebody will use, and real ones get pasted as examples. A default makes
    /// every connection share it. Both would be printed in schemas, types and pages.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// password: { type: secret, title: Password, default: changeme }
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave it out. Say what the value looks like with `pattern` and `pattern_description`. Where the provider publishes one
    /// that everybody takes for tests, write it into the text of the step that gives it.
    pub(crate) static RULE = "PS0306" "secret-with-value" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved
        .forms
        .iter()
        .flat_map(|form| form.every_field())
        .filter(|field| field.field.secret)
    {
        for (what, value) in [
            ("an example", &field.keys.example),
            ("a default", &field.keys.default),
        ] {
            if let Some(value) = value {
                diagnostics.push(
                    Diagnostic::new(
                        &RULE,
                        value.span,
                        format!("the secret `{}` has {what}", field.field.definition),
                    )
                    .note("it would be printed in schemas, types and pages")
                    .help(
                        "leave it out; say what the value looks like with `pattern_description`, and where the provider \
                         publishes one for everybody's tests, write it into the step that gives it",
                    ),
                );
            }
        }
    }
}
