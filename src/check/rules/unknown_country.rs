//! A country code that is not known.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::NamedCode;
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
        for code in field
            .keys
            .allowed
            .iter()
            .chain(&field.keys.except)
            .flatten()
        {
            if !vocabulary.iter().any(|known| known.code == code.value) {
                let finding =
                    Diagnostic::new(&RULE, code.span, format!("unknown country `{code}`"))
                        .note("codes are the two letters of ISO 3166-1, such as `GB`");
                diagnostics.push(match meant(code, vocabulary) {
                    Some(close) => {
                        finding.fix(format!("did you mean `{close}`?"), code.span, close)
                    }
                    None => finding,
                });
            }
        }
    }
}

/// The code of a country that is called by another one. Of two letters any other two are close, so only names that
/// are in use count.
fn meant<'a>(wrong: &str, vocabulary: &'a [NamedCode]) -> Option<&'a str> {
    let upper = wrong.to_uppercase();
    let alias = match upper.as_str() {
        "UK" => Some("GB"),
        "EL" => Some("GR"),
        _ => rust_iso3166::from_alpha3(&upper).map(|country| country.alpha2),
    };
    let is_it = |known: &&NamedCode| {
        known.code == upper
            || Some(known.code.as_str()) == alias
            || known.title.eq_ignore_ascii_case(wrong)
    };
    vocabulary
        .iter()
        .find(is_it)
        .map(|known| known.code.as_str())
}
