//! A number, text or list that is too small or too large.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A number is out of range, or a text or list that needs content is empty.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// accounts:
    ///   provider: { form: [] }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// accounts:
    ///   provider: { form: [account, password] }
    /// ```
    pub(crate) static RULE = "PS0106" "value-out-of-range" Error;
}

/// `name` is out of range: it must be `limit`.
pub(crate) fn report(span: Span, name: &str, limit: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{name} must be {limit}"))
}

/// `name` has fewer than `least` entries or characters.
pub(crate) fn too_few(span: Span, name: &str, found: &str, least: u64) -> Diagnostic {
    let message = match (found, least) {
        ("a list", 1) => format!("{name} is an empty list"),
        ("a map", 1) => format!("{name} is an empty map"),
        ("a list", _) => format!("{name} needs at least {least} entries"),
        (_, 1) => format!("{name} is empty"),
        _ => format!("{name} needs at least {least} characters"),
    };
    let finding = Diagnostic::new(&RULE, span, message);
    match name {
        "`form`" => finding.help(
            "a form asks for something at least: what merchants have or choose, such as `features`",
        ),
        _ => finding,
    }
}
