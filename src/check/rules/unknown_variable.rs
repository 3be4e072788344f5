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

/// Nothing fills `{name}`.
pub(crate) fn report<'a>(
    span: Span,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("nothing fills the placeholder `{{{name}}}`"),
    );
    match crate::diagnostics::closest(name, known.iter().copied()) {
        Some(close) => finding.help(format!("did you mean `{{{close}}}`?")),
        None => finding.help(format!(
            "known here: {}",
            crate::diagnostics::list_names(&known)
        )),
    }
}
