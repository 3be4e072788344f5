//! A country code that is not known.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::check::resolve::Resolved;
use crate::syntax::FieldType;

declare_rule! {
    /// A country code is not known.
    ///
    /// Here codes are the two letters of ISO 3166-1, such as `GB`.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// country: { type: country, allowed: [UK] }
    /// ```
    pub(crate) static RULE = "PS0311" "unknown-country" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let vocabulary = &resolved.context.project.countries;
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let Some(FieldType::Country | FieldType::Countries) = field.field_type else {
            continue;
        };
        for code in field.keys.allowed.iter().flatten() {
            if !vocabulary.iter().any(|known| known.code == code.value) {
                let known = vocabulary.iter().map(|known| known.code.as_str());
                let finding = Diagnostic::new(&RULE, code.span, format!("unknown country `{code}`"))
                    .note("codes are the two letters of ISO 3166-1, such as `GB`");
                diagnostics.push(match crate::diagnostics::closest(code, known) {
                    Some(close) => finding.fix(format!("did you mean `{close}`?"), code.span, close),
                    None => finding,
                });
            }
        }
    }
}
