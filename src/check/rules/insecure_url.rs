//! A web address that should not be used.

use super::malformed_url;
use crate::check::resolve::Resolved;
use crate::check::url::{self, Problem};
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A URL is not `https`, or has a user name in it.
    ///
    /// ## Why it matters
    ///
    /// Merchants follow these links to places where they type passwords, and providers call back the others. Over plain
    /// `http` anybody on the way can read and change both.
    ///
    /// ## Instead
    ///
    /// Use the `https` address. A portal that has none is best named in the text, without a link.
    pub(crate) static RULE = "PS0702" "insecure-url" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    let links = spec.links.iter().map(|(_, link)| link.url());
    for url in links.chain(spec.hosts.iter().map(|(_, url)| url)) {
        diagnostics.extend(check_url(url, url.span).err().map(|finding| *finding));
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
