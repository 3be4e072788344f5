//! A currency code that is not known.

use crate::check::project;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::syntax::FieldType;

declare_rule! {
    /// A currency code is not known.
    ///
    /// Here codes are those of ISO 4217, and those that `provspec.toml` adds under `[currencies.extra]`. Where `provspec.toml`
    /// lists `codes` under `[currencies]`, only these are known: a currency of ISO 4217 that a provider needs is added there.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// currency: { type: currency, allowed: [EURO] }
    /// ```
    pub(crate) static RULE = "PS0310" "unknown-currency" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let vocabulary = &resolved.context.project.currencies;
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let Some(FieldType::Currency | FieldType::Currencies) = field.field_type else {
            continue;
        };
        for code in field.keys.allowed.iter().flatten() {
            if vocabulary.iter().any(|known| known.code == code.value) {
                continue;
            }
            if project::is_currency(code) {
                diagnostics.push(
                    Diagnostic::new(
                        &RULE,
                        code.span,
                        format!("the project does not use the currency `{code}`"),
                    )
                    .note("it is in ISO 4217, but not among the `codes` under `[currencies]` in `provspec.toml`")
                    .help(format!("add \"{code}\" there, or leave it out here")),
                );
                continue;
            }
            let known = vocabulary.iter().map(|known| known.code.as_str());
            let finding = Diagnostic::new(&RULE, code.span, format!("unknown currency `{code}`"))
                .note("codes are those of ISO 4217, and those that `provspec.toml` adds under `[currencies.extra]`");
            diagnostics.push(match crate::diagnostics::closest(code, known) {
                Some(close) => finding.fix(format!("did you mean `{close}`?"), code.span, close),
                None => finding,
            });
        }
    }
}
