//! A placeholder that nothing fills.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A text has a placeholder in braces that nothing fills.
    ///
    /// In texts: `{company_name}`, `{dashboard_url}`, `{support_email}`, `{website_url}`, and the keys of fields, which stay
    /// as they are. In callback URLs: `{callbacks_base_url}` and `{code}`.
    ///
    /// ## Instead
    ///
    /// Mend the name. Braces that are meant as they are go into back-ticks: `` `{id}` ``.
    pub(crate) static RULE = "PS0704" "unknown-variable" Error;
}

/// Nothing fills `{name}` in an address.
pub(crate) fn report<'a>(
    span: Span,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    unfilled(span, name, &known, &[])
}

/// Nothing fills `{name}` in a text, where the keys of fields may stand too.
pub(crate) fn in_text<'a>(
    span: Span,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    fields: &[&str],
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    unfilled(span, name, &known, fields)
}

fn unfilled(span: Span, name: &str, known: &[&str], fields: &[&str]) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("nothing fills the placeholder `{{{name}}}`"),
    );
    let names = crate::diagnostics::list_names(known);
    match crate::diagnostics::closest(name, known.iter().chain(fields).copied()) {
        Some(close) => finding.help(format!("did you mean `{{{close}}}`?")),
        None if fields.is_empty() => finding.help(format!("known here: {names}")),
        None => finding.help(format!("known here: {names}, and the keys of fields")),
    }
}
