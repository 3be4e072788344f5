//! Text that is no web address.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A URL is malformed.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// links: { website: www.example.com }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// links: { website: "https://www.example.com/" }
    /// ```
    pub(crate) static RULE = "PS0701" "malformed-url" Error;
}

/// `url` is none, for this reason.
pub(crate) fn report(span: Span, url: &str, reason: &str) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        span,
        match reason {
            "" => format!("`{url}` is not a web address"),
            _ => format!("`{url}` is not a web address: {reason}"),
        },
    );
    if !url.contains("://") && url.contains('.') && !url.contains(' ') {
        finding.help(format!("write it in full: `https://{url}`"))
    } else {
        finding
    }
}

/// A link in a text leads to `destination`, which is no address; `target` is what it was most likely meant to be.
pub(crate) fn in_text(span: Span, destination: &str, target: Option<String>) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("a link in the text leads to `{destination}`, which is not a web address"),
    );
    match target {
        Some(target) => finding.help(format!("write `({target})`")),
        None => finding.help(
            "write `(link:name)` for an address under `links:`, `(field:key)` for a field, or an `https` address",
        ),
    }
}

/// The ID of a connection stands in the host of a callback URL, or after its `#`.
pub(crate) fn misplaced_id(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "`{connection_id}` stands where no ID can: in the host, or after a `#`",
    )
    .help("put it into the path: `{callbacks_base_url}/{code}/{connection_id}`")
}

/// A link in a text has a space after its `scheme`, so that it is no link.
pub(crate) fn space_in_link(span: Span, scheme: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("a link in the text has a space after `{scheme}`, so that it is no link"),
    )
    .help(format!("write `({scheme}name)`, without the space"))
}
