//! Text that is no web address.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A URL is malformed.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// links: { website: www.example.com }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// links: { website: "https://www.example.com/" }
    /// ```
    pub(crate) static RULE = "PS0701" "malformed-url" Error;
}

/// `url` is none, for this reason.
pub(crate) fn report(span: Span, url: &str, reason: &str) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("`{url}` is not a web address: {reason}"),
    );
    if !url.contains("://") && url.contains('.') && !url.contains(' ') {
        finding.help(format!("write it in full: `https://{url}`"))
    } else {
        finding
    }
}
