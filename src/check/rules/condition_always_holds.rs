//! A condition that always holds.

use crate::check::resolve::Resolved;
use crate::check::satisfiable;
use crate::check::unfold::Shown;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Condition, Required};
use crate::source::Span;

declare_rule! {
    /// A condition always holds, so it says nothing.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// when: { any: [ { field: p2p, is: on }, { field: p2p, is: off } ] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave it out, or mend it.
    pub(crate) static RULE = "PS0404" "condition-always-holds" Warning;
}

/// The condition holds in each set per mode that it is about.
pub(crate) fn in_set(at: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, at, format!("`{name}` is always shown"))
        .label("this always holds")
        .note("in a set per mode, a condition on the mode is about the mode of the set")
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let always = |condition: &Condition| {
        !condition.is_always()
            && !satisfiable::can_hold(&Condition::Not(Box::new(condition.clone())))
    };
    // A condition around a group is one mistake, however many fields the group has.
    let mut told = Vec::new();
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let written = field
            .conditions
            .iter()
            .rev()
            .find_map(|condition| match condition {
                Shown::Written(condition) => Some(condition.span),
                _ => None,
            });
        if let Some(place) =
            written.filter(|place| !told.contains(place) && always(&field.field.shown))
        {
            told.push(place);
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    place,
                    format!("`{}` is always shown", field.field.key),
                )
                .label("this always holds"),
            );
        }
        if let (Required::When(condition), Some(when)) =
            (&field.field.required, &field.keys.required_when)
            && always(condition)
        {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    when.span,
                    format!("`{}` is always required", field.field.key),
                )
                .label("this always holds"),
            );
        }
    }
}
