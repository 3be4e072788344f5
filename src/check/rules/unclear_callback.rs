//! A callback that does not say what goes in.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// A callback does not say what goes into the box, or says two things.
    ///
    /// ## Instead
    ///
    /// Exactly one of:
    ///
    /// ```yaml
    /// callbacks:
    ///   - { title: Callback URL, url: "{callbacks_base_url}/example/callback" }
    ///   - { title: Return URL, leave_empty: true }
    ///   - { title: Success URL, merchant_url: true }
    ///   - { title: Notify URL, ask_support: true }
    /// ```
    pub(crate) static RULE = "PS0803" "unclear-callback" Error;
}

/// The callback with this title is unclear.
pub(crate) fn report(title: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(&RULE, title.span, format!("it is not clear what goes into `{title}`"))
        .help("add exactly one of `url:`, `leave_empty: true`, `merchant_url: true` and `ask_support: true`")
}
