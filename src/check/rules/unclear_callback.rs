//! A callback that does not say what goes in.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{Span, Spanned};

declare_rule! {
    /// A callback does not say what goes into the box, or says two things, or what to do with it where nothing is entered.
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
    ///   - { title: Webhook, automatic: true }
    /// ```
    pub(crate) static RULE = "PS0803" "unclear-callback" Error;
}

/// The callback with this title is unclear.
pub(crate) fn report(title: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(&RULE, title.span, format!("it is not clear what goes into `{title}`"))
        .help("add exactly one of `url:`, `leave_empty: true`, `merchant_url: true`, `ask_support: true` and `automatic: true`")
}

/// The callback says `key`, which means nothing where nothing is entered.
pub(crate) fn idle(span: Span, key: &str, title: &Spanned<String>, word: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("nothing is entered into `{title}`, so `{key}` means nothing"),
    )
    .help(format!("leave `{key}` or `{word}: true` out"))
}
