//! A callback that does not say what goes in.

use crate::diagnostics::{Diagnostic, declare_rule, list_names};
use crate::source::{Span, Spanned};

declare_rule! {
    /// A callback does not say what goes into the box, or says two things, or what to do with it where nothing is entered.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// callbacks:
    ///   - { title: Return URL, leave_empty: true, merchant_url: true }
    /// ```
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
    ///
    /// Where the company hands the URL in (`automatic`), `where` says where a setting is made, so it needs `set`.
    pub(crate) static RULE = "PS0803" "unclear-callback" Error;
}

/// The callback with this title is unclear.
pub(crate) fn report(title: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(&RULE, title.span, format!("it is not clear what goes into `{title}`"))
        .help("add exactly one of `url:`, `leave_empty: true`, `merchant_url: true`, `ask_support: true` and `automatic: true`")
}

/// The callback has these keys, which mean nothing where nothing is entered.
pub(crate) fn idle(
    keys: &[(&str, Span)],
    title: &Spanned<String>,
    word: &str,
) -> Option<Diagnostic> {
    let (_, first) = keys.first()?;
    let names: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
    let (named, means) = match names.as_slice() {
        [only] => (format!("`{only}`"), "means"),
        _ => (list_names(&names), "mean"),
    };
    let message = format!("nothing is entered into `{title}`, so {named} {means} nothing");
    let finding = Diagnostic::new(&RULE, *first, message);
    let finding = match names.contains(&"where") && word == "automatic" {
        true => finding.help(format!(
            "say under `set:` what is set there, or leave {named} or `{word}: true` out"
        )),
        false => finding.help(format!("leave {named} or `{word}: true` out")),
    };
    let rest = keys.iter().skip(1);
    Some(rest.fold(finding, |finding, (_, span)| finding.also(*span, "")))
}
