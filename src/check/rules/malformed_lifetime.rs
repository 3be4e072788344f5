//! A lifetime that cannot be read.

use crate::check::lifetime;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A lifetime cannot be read.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// valid_for: annually
    /// ```
    ///
    /// ## Instead
    ///
    /// A number and `days`, `months` or `years`:
    ///
    /// ```yaml
    /// valid_for: 1 year
    /// ```
    ///
    /// or `valid_for: limited`, where the value runs out and nobody says when.
    pub(crate) static RULE = "PS0313" "malformed-lifetime" Error;
}

/// What a lifetime that somebody chooses begins with.
const AT_MOST: [&str; 4] = ["up to ", "at most ", "max ", "<="];

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        if let Some(written) = &field.keys.valid_for
            && lifetime::parse(written).is_none()
        {
            let finding =
                Diagnostic::new(&RULE, written.span, format!("`{written}` is no lifetime"));
            let at_most = AT_MOST
                .into_iter()
                .find_map(|words| written.strip_prefix(words));
            diagnostics.push(match at_most.map(str::trim_start) {
                Some(longest) if lifetime::parse(longest).is_some() => finding.help(format!(
                    "where the merchant chooses how long, write the longest, `{longest}`, and say in the step what to choose"
                )),
                _ => finding.help(
                    "write a number and a unit, such as `1 year`, `6 months` or `90 days`; where nobody says it, `limited`",
                ),
            });
        }
    }
}
