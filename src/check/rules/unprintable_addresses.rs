//! Addresses that a provider's format cannot express.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::whitelist::Unprintable;
use crate::source::Spanned;
use crate::syntax::Whitelist;

declare_rule! {
    /// The company's addresses cannot be written in the format that the provider wants.
    ///
    /// Networks are written as CIDR, with wildcards or with a subnet mask where the provider takes them (`ranges:`), and address by address
    /// where it does not, up to 32 of them. IPv6 needs `ipv6: true`, and has no subnet mask.
    ///
    /// ## Instead
    ///
    /// Mend `ranges:` or `ipv6:` if the provider does take such addresses; otherwise the addresses in `provspec.toml` have
    /// to be such as the provider takes.
    pub(crate) static RULE = "PS0801" "unprintable-addresses" Error;
}

/// These addresses cannot be written.
pub(crate) fn report(whitelist: &Spanned<Whitelist>, unprintable: &[Unprintable]) -> Diagnostic {
    let span = whitelist
        .ranges
        .as_ref()
        .map_or(whitelist.requirement.span, |ranges| ranges.span);
    let finding = Diagnostic::new(
        &RULE,
        span,
        "the company's addresses cannot be written in the provider's format",
    );
    unprintable
        .iter()
        .fold(finding, |finding, address| {
            finding.note(format!("`{}` {}", address.net, address.reason))
        })
        .help("mend `ranges:` or `ipv6:`, or the addresses in `provspec.toml`")
}
