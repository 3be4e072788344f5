//! A condition that can never hold.

use std::collections::HashSet;

use crate::check::resolve::Resolved;
use crate::check::satisfiable;
use crate::check::unfold::{ResolvedField, Shown};
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Condition, Required};
use crate::source::Span;

declare_rule! {
    /// A condition can never hold, so the field can never be shown or required.
    ///
    /// All conditions around a field count: its own, those of its groups, and those of the fields they ask about.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// when: { all: [ { mode: test }, { mode: live } ] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Use `any` where one of several is enough.
    pub(crate) static RULE = "PS0403" "condition-never-holds" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // A condition around a group is one mistake, however many fields the group has.
    let mut told: Vec<Span> = Vec::new();
    for form in &resolved.forms {
        for scope in form.scopes() {
            for field in scope {
                let shown = with_causes(&field.field.shown, scope);
                if let Some(place) = place(field).filter(|_| !satisfiable::can_hold(&shown)) {
                    if told.contains(&place) {
                        continue;
                    }
                    told.push(place);
                    diagnostics.push(
                        Diagnostic::new(&RULE, place, format!("`{}` can never be shown", field.field.key))
                            .label("this can never hold")
                            .note("all conditions around a field count, and those of the fields they ask about"),
                    );
                } else if let (Required::When(condition), Some(when)) =
                    (&field.field.required, &field.keys.required_when)
                    && !satisfiable::can_hold(&shown.and(with_causes(condition, scope)))
                {
                    diagnostics.push(
                        Diagnostic::new(
                            &RULE,
                            when.span,
                            format!("`{}` can never be required", field.field.key),
                        )
                        .label("this can never hold while the field is shown"),
                    );
                }
            }
        }
    }
}

/// The condition holds in no set per mode, or not in the only one that it is asked in.
pub(crate) fn in_set(at: Span, name: &str, in_each_mode: bool) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, at, format!("`{name}` can never be shown"))
        .label("this can never hold")
        .note("in a set per mode, a condition on the mode is about the mode of the set");
    match in_each_mode {
        true => finding,
        false => finding.help(
            "to leave a field out of the set of the other mode, write `when: { mode: … }` at the field itself, not \
             under its `per_mode:`",
        ),
    }
}

/// The innermost condition as written.
fn place(field: &ResolvedField) -> Option<Span> {
    field.conditions.last().map(|condition| match condition {
        Shown::Written(condition) => condition.span,
        Shown::Variant { option, .. } => option.span,
        Shown::Mode { at, .. } => *at,
        Shown::Any(_) => field.used_at,
    })
}

/// The condition together with what must hold for each field that a needed test asks about: a hidden field has
/// no value. Only tests that must be true count, so alternatives are left alone. Each field is looked at once.
fn with_causes(condition: &Condition, scope: &[ResolvedField]) -> Condition {
    let mut needed: Vec<&Condition> = condition.parts().iter().collect();
    let mut known: HashSet<&Condition> = needed.iter().copied().collect();
    let mut asked = HashSet::new();
    let mut at = 0;
    while let Some(part) = needed.get(at) {
        at += 1;
        let Condition::Test(test) = part else {
            continue;
        };
        if !asked.insert(test.field()) {
            continue;
        }
        let cause = scope.iter().find(|field| field.field.key == test.field());
        let more = cause.map_or(&[][..], |cause| cause.field.shown.parts());
        needed.extend(more.iter().filter(|part| known.insert(*part)));
    }
    match needed.as_slice() {
        [] => Condition::Always,
        [only] => (*only).clone(),
        all => Condition::All(all.iter().copied().cloned().collect()),
    }
}
