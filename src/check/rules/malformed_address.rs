//! An IP address that is none.

use crate::check::project;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// An entry of `sends_from` is neither an IP address nor a CIDR network.
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
    /// sends_from: [203.0.113.30, 198.51.100.0/24]
    /// ```
    pub(crate) static RULE = "PS0806" "malformed-address" Error;
}

/// The text is no address.
pub(crate) fn report(written: &Spanned<String>) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, written.span, project::no_address(written));
    if written.contains('-') {
        finding.help("write a range as the networks that it is made of, such as `203.0.113.0/28`")
    } else {
        finding
    }
}
