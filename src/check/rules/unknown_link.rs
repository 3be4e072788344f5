//! A link that is not listed.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A text links to a page that is not under `links:`.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// text: Send a request on the [website](link:websit).
    /// ```
    ///
    /// ## Instead
    ///
    /// Use a name under `links:`, or a whole address: `[website](https://example.com/)`.
    pub(crate) static RULE = "PS0703" "unknown-link" Error;
}

/// `link:name` leads nowhere.
pub(crate) fn report<'a>(
    span: Span,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("unknown link `{name}` in a text (`link:{name}`)"),
    );
    match crate::diagnostics::closest(name, known.iter().copied()) {
        Some(close) => finding.help(format!("did you mean `link:{close}`?")),
        None if known.is_empty() => finding.help("add it under `links:`"),
        None => finding.help(format!(
            "known here: {}",
            crate::diagnostics::list_names(&known)
        )),
    }
}
