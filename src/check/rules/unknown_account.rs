//! An account that is not there.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// A step, a callback or the whitelist is for an account that the spec does not have.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// accounts:
    ///   provider: { form: [account] }
    /// guide:
    ///   setup:
    ///     - { title: Copy the number, gives: [account], accounts: [merchant] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Use one of the keys under `accounts:`.
    pub(crate) static RULE = "PS0210" "unknown-account" Error;
}

/// `name` is no account of the provider.
pub(crate) fn report<'a>(
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::new(&RULE, name.span, format!("unknown account `{name}`"))
        .suggest(name, name.span, known)
}
