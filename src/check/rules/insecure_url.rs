//! A web address that should not be used.

use super::malformed_url;
use crate::check::hosts;
use crate::check::resolve::Resolved;
use crate::check::url::{self, Problem};
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;
use crate::syntax::{Hosts, Link};

declare_rule! {
    /// A URL is not `https`, or has a user name in it.
    ///
    /// ## Why it matters
    ///
    /// Merchants follow these links to places where they type passwords, and providers call back the others. Over plain
    /// `http` anybody on the way can read and change both.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// links:
    ///   website: http://www.example.com/
    /// ```
    ///
    /// ## Instead
    ///
    /// Use the `https` address. A site that has none can be linked to on purpose:
    ///
    /// ```yaml
    /// links:
    ///   website: { url: "http://www.example.com/", insecure: true }
    /// ```
    pub(crate) static RULE = "PS0702" "insecure-url" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    for (_, link) in spec.links.iter() {
        diagnostics.extend(check_link(link));
    }
    let hosts = hosts::every(resolved).into_iter().flat_map(Hosts::urls);
    for url in hosts {
        diagnostics.extend(check_url(url, url.span).err().map(|finding| {
            if !url.contains(['{', '*']) {
                return *finding;
            }
            finding.help(
                "a host stands there in full, without placeholders: where the API is what the merchant enters, give that field (`url` or `host`) \
                 `api_host: true`; where it depends on an option, write `hosts` there; where merchants \
                 have one of their own that the form does not ask for, say in `guide.modes` how it is made",
            )
        }));
    }
    if let Some(url) = &spec.logo {
        diagnostics.extend(check_url(url, url.span).err().map(|finding| *finding));
    }
}

/// A link to a page may say that the site has no `https`; then everything but the scheme is checked.
fn check_link(link: &Link) -> Option<Diagnostic> {
    let url = link.url();
    let Some(insecure) = link.insecure().filter(|insecure| insecure.value) else {
        return check_url(url, url.span).err().map(|finding| {
            let plain = url.starts_with("http://");
            match plain {
                true => finding.help("or say `insecure: true` if the site has no `https`"),
                false => *finding,
            }
        });
    };
    match url.strip_prefix("http://") {
        Some(rest) => check_url(&format!("https://{rest}"), url.span)
            .err()
            .map(|finding| *finding),
        None => {
            let message = format!("`{url}` is not a plain `http` address");
            Some(Diagnostic::new(&RULE, insecure.span, message).help("leave `insecure` out"))
        }
    }
}

/// Whether the text is a secure web address.
pub(crate) fn check_url(text: &str, span: Span) -> Result<(), Box<Diagnostic>> {
    url::check(text).map_err(|problem| {
        Box::new(match problem {
            Problem::Malformed(reason) => malformed_url::report(span, text, reason),
            Problem::Insecure(reason) => {
                let finding =
                    Diagnostic::new(&RULE, span, format!("`{text}` is not secure: {reason}"));
                match text.strip_prefix("http://") {
                    Some(rest) => finding.help(format!("use `https://{rest}`")),
                    None => finding,
                }
            }
        })
    })
}
