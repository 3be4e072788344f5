//! A step in which nothing is entered.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A step says `whitelist: true` or `callbacks: true`, and the spec has nothing to enter there.
    ///
    /// ## Why it matters
    ///
    /// The guide's step says nothing of the addresses, or of the URLs, that its author had in mind.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// guide:
    ///   setup:
    ///     - { title: Enter the URL, callbacks: true }
    /// ```
    ///
    /// ## Instead
    ///
    /// Write the `callbacks:` (or the `ip_whitelist:`) of the provider, for the accounts of the step, or leave the key out.
    pub(crate) static RULE = "PS0807" "idle-step" Warning;
}

/// The addresses are whitelisted in the step, and the spec has no whitelist.
pub(crate) fn without_whitelist(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "the step whitelists addresses, and the spec has no `ip_whitelist`",
    )
    .help("write `ip_whitelist`, or leave `whitelist` out")
}

/// All callbacks are entered in the step, and the spec has none.
pub(crate) fn without_callbacks(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "the step enters callback URLs, and the spec has no `callbacks`",
    )
    .help("write `callbacks`, or leave the key out of the step")
}

/// All callbacks are entered in the step, and none is for its accounts.
pub(crate) fn out_of_reach(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "the step enters callback URLs, and those of the spec are for other accounts",
    )
    .help("look at `accounts` and `when` of the step and of the callbacks")
}
