//! A callback that is not there.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// A step fills a callback box that the spec does not have, or that is for none of the step's accounts.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// callbacks:
    ///   - { title: Notification URL, url: "{callbacks_base_url}/example/callback" }
    /// guide:
    ///   setup:
    ///     - { title: Enter the URL, callbacks: [Notifications] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Use the titles under `callbacks:`, or `callbacks: true` for all of them:
    ///
    /// ```yaml
    /// callbacks:
    ///   - { title: Notification URL, url: "{callbacks_base_url}/example/callback" }
    /// guide:
    ///   setup:
    ///     - { title: Enter the URL, callbacks: [Notification URL] }
    /// ```
    pub(crate) static RULE = "PS0805" "unknown-callback" Error;
}

/// `title` is no callback of the provider.
pub(crate) fn report<'a>(
    title: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let finding = Diagnostic::new(&RULE, title.span, format!("unknown callback `{title}`"));
    if known.is_empty() {
        finding.help("the spec has no `callbacks`")
    } else {
        finding.suggest(title, title.span, known)
    }
}

/// The callback with this title is for these accounts, and the step for others.
pub(crate) fn out_of_reach(title: &Spanned<String>, accounts: &[String]) -> Diagnostic {
    let accounts: Vec<&str> = accounts.iter().map(String::as_str).collect();
    let accounts = crate::diagnostics::list_names(&accounts);
    Diagnostic::new(
        &RULE,
        title.span,
        format!("`{title}` is for {accounts} only, and the step is for other accounts"),
    )
}
