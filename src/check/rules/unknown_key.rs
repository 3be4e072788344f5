//! A key that the language does not have.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A map has a key that the language does not know here.
    ///
    /// ## Why it matters
    ///
    /// A reader that skips what it does not know loses it without a word: a misspelt `requried: false`
    /// would make a field required.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account:
    ///   type: text
    ///   tilte: Account
    /// ```
    ///
    /// ## Instead
    ///
    /// Use the key that is offered, or see the language reference for the keys of this map.
    pub(crate) static RULE = "PS0101" "unknown-key" Error;
}

/// `key` is not one of the `known` keys of `map`.
pub(crate) fn report(span: Span, key: &str, map: &str, known: &[String]) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("unknown key `{key}` in {map}")).suggest(
        key,
        span,
        known.iter().map(String::as_str),
    )
}
