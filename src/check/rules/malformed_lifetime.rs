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
    /// or `valid_for: up to 1 year`, where the merchant chooses how long, or `valid_for: limited`, where the value runs out and
    /// nobody says when.
    pub(crate) static RULE = "PS0313" "malformed-lifetime" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        if let Some(written) = &field.keys.valid_for
            && lifetime::parse(written).is_none()
        {
            diagnostics.push(
                Diagnostic::new(&RULE, written.span, format!("`{written}` is no lifetime"))
                    .help("write a number and a unit, such as `1 year`, `6 months` or `90 days`; where the merchant chooses it, the longest, `up to 1 year`; where nobody says it, `limited`"),
            );
        }
    }
}
