//! A list or map that is longer than anything a person writes.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A list or map has more than 1,000 entries.
    ///
    /// The longest list that anybody needs (every currency, say) has some 300. A longer one was made by a program, or by
    /// mistake; what comes after its first thousand entries is not read.
    ///
    /// ## Instead
    ///
    /// Options that only the provider's API knows are not listed but declared:
    ///
    /// ```yaml
    /// gateway:
    ///   type: select
    ///   title: Gateway
    ///   options_from: { source: provider_api, request: GET /gateways }
    /// ```
    pub(crate) static RULE = "PS0011" "too-many-entries" Error;
}

/// The entry at `span` is one too many.
pub(crate) fn report(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("a list or map has more than {most} entries"),
    )
    .label("with this one it is too many")
    .note("the entries from here on were not looked at")
    .help("a list that only the provider's API knows is declared with `options_from:`")
}
