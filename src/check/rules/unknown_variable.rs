//! A placeholder that nothing fills.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A text has a placeholder in braces that nothing fills.
    ///
    /// In texts: `{company_name}`, `{dashboard_url}`, `{support_email}`, `{website_url}`, and the keys of fields, which stay
    /// as they are. In callback URLs: `{callbacks_base_url}` and `{code}`. In values of `set`: all of these. Everywhere: the
    /// names under `[values]` in `provspec.toml`.
    ///
    /// ## Instead
    ///
    /// Mend the name. Braces that are meant as they are go into back-ticks: `` `{id}` ``.
    pub(crate) static RULE = "PS0704" "unknown-variable" Error;
}

/// Nothing fills `{name}` in a callback URL.
pub(crate) fn in_address(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    // Short names are near to each other by chance: `{mode}` is not meant as `{code}`.
    const SHORT: usize = 6;
    let close = crate::diagnostics::closest(name, known.iter().copied())
        .filter(|close| name.len() > SHORT && close.len() > SHORT);
    let finding = message(span, name);
    match close {
        Some(close) => finding.help(format!("did you mean `{{{close}}}`?")),
        None => finding
            .note("a callback URL is the same for every connection: nothing in it stands for a mode, an account or a field")
            .help(format!("filled in callback URLs: {}", crate::diagnostics::list_names(known))),
    }
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

fn message(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("nothing fills the placeholder `{{{name}}}`"),
    )
}

fn unfilled(span: Span, name: &str, known: &[&str], fields: &[&str]) -> Diagnostic {
    let finding = message(span, name);
    let names = crate::diagnostics::list_names(known);
    match crate::diagnostics::closest(name, known.iter().chain(fields).copied()) {
        Some(close) => finding.help(format!("did you mean `{{{close}}}`?")),
        None if fields.is_empty() => finding.help(format!("known here: {names}")),
        None => finding.help(format!("known here: {names}, and the keys of fields")),
    }
}
