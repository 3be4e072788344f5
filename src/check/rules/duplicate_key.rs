//! A key that occurs twice in one map.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A key occurs twice in the same map.
    ///
    /// YAML forbids it (1.2.2, chapter 3.2.1.1), and readers that do not look keep either the first or the
    /// last one, without a word. The first one is used for the rest of the check.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account:
    ///   type: text
    ///   title: Account
    ///   title: Account ID
    /// ```
    ///
    /// ## Instead
    ///
    /// Keep one of them.
    pub(crate) static RULE = "PS0006" "duplicate-key" Error;
}

/// `key` occurs at `first` and again at `again`.
pub(crate) fn report(key: &str, first: Span, again: Span) -> Diagnostic {
    Diagnostic::new(&RULE, again, format!("the key `{key}` occurs twice"))
        .label("again here")
        .also(first, "first here")
        .help("keep one of the two")
}
