//! More addresses than the provider takes.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::whitelist::{Format, List};
use crate::source::Spanned;
use crate::syntax::Whitelist;

declare_rule! {
    /// The company has more addresses than the provider's list takes.
    ///
    /// Addresses that are going away are left out first. The page says which ones.
    ///
    /// ## Instead
    ///
    /// Ask the provider for a longer list, or let requests to it come from fewer addresses.
    pub(crate) static RULE = "PS0802" "too-many-addresses" Warning;
}

/// The list is full.
pub(crate) fn report(
    whitelist: &Spanned<Whitelist>,
    format: &Format,
    list: &List,
) -> Option<Diagnostic> {
    let most = format.max_entries?;
    let all = list.entries.len() + list.left_out.len();
    if list.left_out.is_empty() && list.excess == 0 {
        return None;
    }
    let span = whitelist
        .max_entries
        .as_ref()
        .map_or(whitelist.requirement.span, |most| most.span);
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("the company has {all} addresses, and the provider takes {most}"),
    );
    let finding = match list.left_out.len() {
        0 => finding,
        1 => finding.note("the address that is going away is left out"),
        out => finding.note(format!(
            "the {out} addresses that are going away are left out"
        )),
    };
    Some(match list.excess {
        0 => finding,
        1 => finding.note("1 of the others does not fit"),
        excess => finding.note(format!("{excess} of the others do not fit")),
    })
}
