//! A currency code that is not known.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::syntax::FieldType;

declare_rule! {
    /// A currency code is not known.
    ///
    /// Here codes are those of ISO 4217, and those that `provspec.toml` adds under `[currencies]`.
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
            if !vocabulary.iter().any(|known| known.code == code.value) {
                let known = vocabulary.iter().map(|known| known.code.as_str());
                let finding = Diagnostic::new(&RULE, code.span, format!("unknown currency `{code}`"))
                    .note("codes are those of ISO 4217, and those that `provspec.toml` adds under `[currencies]`");
                diagnostics.push(match crate::diagnostics::closest(code, known) {
                    Some(close) => {
                        finding.fix(format!("did you mean `{close}`?"), code.span, close)
                    }
                    None => finding,
                });
            }
        }
    }
}
