//! Two keys that contradict each other about where something is entered.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::{Condition, Ranges, Separator};

declare_rule! {
    /// A callback or the whitelist says two things of how it is entered.
    ///
    /// `where` is a place in a portal, and `given_to` is for what no portal takes. `per_mode` says that test and live have
    /// a list (or a box) each, and `when: { mode: live }` that only live has one. With `ranges: netmask` an entry has a space in
    /// it, so that a space cannot stand between entries as well.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// callbacks:
    ///   - title: Notification URL
    ///     url: "{callbacks_base_url}/{code}"
    ///     where: Settings > Notifications
    ///     given_to: your manager
    /// ```
    ///
    /// ## Instead
    ///
    /// Keep the one that is true. What is entered in a portal *and* told to somebody has `where`, and the rest in `note`.
    pub(crate) static RULE = "PS0804" "contradictory-entry" Error;
}

/// It is entered at a place, and told to somebody.
pub(crate) fn two_ways(
    place: Option<&Spanned<String>>,
    given_to: Option<&Spanned<String>>,
) -> Option<Diagnostic> {
    let (place, given_to) = (place?, given_to?);
    let message = "`where` is for what is entered in a portal, `given_to` for what is not";
    Some(
        Diagnostic::new(&RULE, given_to.span, message)
            .also(place.span, "it is entered here")
            .help("keep one of the two; if both are done, keep `where` and say the rest in `note`"),
    )
}

/// A space stands between entries, and in them.
pub(crate) fn spaces(
    separator: Option<&Spanned<Separator>>,
    ranges: Option<&Spanned<Ranges>>,
) -> Option<Diagnostic> {
    let separator = separator.filter(|it| it.value == Separator::Space)?;
    let ranges = ranges.filter(|it| it.value == Ranges::Netmask)?;
    let message = "a space stands between entries, and between an address and its subnet mask";
    Some(
        Diagnostic::new(&RULE, separator.span, message)
            .also(ranges.span, "each entry has one in it")
            .help("use another separator; where each entry is added by itself it is `boxes`"),
    )
}

/// It is entered in both modes, and in one only.
pub(crate) fn two_modes(
    per_mode: Option<&Spanned<bool>>,
    when: Option<&Spanned<Condition>>,
) -> Option<Diagnostic> {
    let per_mode = per_mode.filter(|flag| flag.value)?;
    let Condition::Mode(test) = &when?.value else {
        return None;
    };
    let message =
        "`per_mode` is for what is entered in test and in live, and `when` names one mode";
    Some(
        Diagnostic::new(&RULE, per_mode.span, message)
            .also(test.mode.span, "in this mode only")
            .help("keep one of the two"),
    )
}
