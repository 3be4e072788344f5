//! Something that no requests come from.

use crate::check::project;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{Span, Spanned};

declare_rule! {
    /// An entry of `sends_from` is neither an IP address nor a CIDR network nor a host name, or is not one of them.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// sends_from: [203.0.113.300]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// sends_from:
    ///   - 203.0.113.30
    ///   - 198.51.100.0/24
    ///   - out.example.com
    ///   - { net: 203.0.113.40, begins: 2027-01-01 }
    ///   - { list: "https://www.example.com/addresses.txt" }
    /// ```
    pub(crate) static RULE = "PS0806" "malformed-address" Error;
}

/// The text is none of what an entry can be.
pub(crate) fn report(written: &Spanned<String>) -> Diagnostic {
    let message = format!("`{written}` is no IP address, no CIDR network and no host name");
    let finding = Diagnostic::new(&RULE, written.span, message);
    if written.contains("://") {
        finding.help(format!(
            "of a host write the name alone; a list of addresses that the provider publishes is `{{ list: \"{written}\" }}`"
        ))
    } else if written.contains('*') {
        finding.help("a name with `*` cannot be looked up: write the names, the networks, or where the provider publishes them, `{ list: … }`")
    } else if written.contains('-') && written.starts_with(|c: char| c.is_ascii_digit()) {
        finding.help("write a range as the networks that it is made of, such as `203.0.113.0/28`")
    } else {
        finding
    }
}

/// The text is no address.
pub(crate) fn no_net(written: &Spanned<String>, is_host: bool) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, written.span, project::no_address(written));
    match is_host {
        true => finding.help("a host name is `host`"),
        false => finding,
    }
}

/// The text is no host name.
pub(crate) fn no_host(written: &Spanned<String>) -> Diagnostic {
    let message = format!("`{written}` is no host name");
    let finding = Diagnostic::new(&RULE, written.span, message);
    match project::net(written) {
        Some(_) => finding.help("an address or a network is `net`"),
        None => finding.help("write the name alone, such as `out.example.com`"),
    }
}

/// The entry says not just one thing.
pub(crate) fn not_one(span: Span, is_none: bool) -> Diagnostic {
    let message = "an entry of `sends_from` has exactly one of `net`, `host` and `list`";
    Diagnostic::new(&RULE, span, message).help(match is_none {
        true => "add the one that it is",
        false => "make it an entry for each",
    })
}

/// The entry is out of use before it is used.
pub(crate) fn never_used(begins: &Spanned<String>, retires: &Spanned<String>) -> Diagnostic {
    let message =
        format!("it is used from {begins} on, and no longer from {retires}: it is never used");
    Diagnostic::new(&RULE, retires.span, message).also(begins.span, "it begins here")
}
