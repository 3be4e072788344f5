//! Two keys that contradict each other about where something is entered.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::Condition;

declare_rule! {
    /// A callback or the whitelist says two things of how it is entered.
    ///
    /// `where` is a place in a portal, and `given_to` is for what no portal takes. `per_mode` says that test and live have
    /// a list (or a box) each, and `when: { mode: live }` that only live has one.
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
