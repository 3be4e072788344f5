//! A form that asks for the mode in two ways.

use crate::check::resolve::{Resolved, ResolvedForm};
use crate::check::satisfiable;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, ModeSpan};
use crate::source::Span;

declare_rule! {
    /// A form has two ways to choose the mode: the switch `mode` and sets per mode, a value that decides beside either or
    /// beside another one, or a set per mode in another.
    ///
    /// ## Why it matters
    ///
    /// With the switch on *Live*, a set of test keys would still be asked for, and nobody could say which of the two
    /// decides. So it is with a key that is for test by its first letters, beside another that is for live. Two values that
    /// are never shown together may both decide.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form: [mode, { per_mode: [api_key] }]
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave the switch out. Where merchants may have keys of one mode only, let them choose:
    ///
    /// ```yaml
    /// form: [{ per_mode: [api_key], choose: true }]
    /// ```
    pub(crate) static RULE = "PS0606" "mode-asked-twice" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for form in &resolved.forms {
        decided_and_asked(form, diagnostics);
        decided_twice(form, diagnostics);
        let switch = form
            .every_field()
            .find(|field| matches!(field.field.kind, FieldKind::Mode(_)));
        let Some(switch) = switch else {
            continue;
        };
        if matches!(switch.field.mode_span, ModeSpan::Only(_)) {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    switch.used_at,
                    "the switch `mode` cannot stand in a set per mode",
                )
                .help("leave it out: the set says the mode"),
            );
            continue;
        }
        let set = form
            .every_field()
            .find(|field| matches!(field.field.mode_span, ModeSpan::Only(_)));
        if let Some(set) = set {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    switch.used_at,
                    format!(
                        "the form `{}` has the switch `mode` and a set for each mode",
                        form.key
                    ),
                )
                .also(set.used_at, "the set")
                .help(
                    "leave `mode` out; where merchants may have one mode only, write `choose: true` beside `per_mode:`",
                ),
            );
        }
    }
}

/// A value decides the mode, and the form asks for it beside.
fn decided_and_asked(form: &ResolvedForm<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut fields = form.every_field();
    let Some(decides) = fields.find(|field| field.field.mode_span == ModeSpan::Selects) else {
        return;
    };
    let asks = form.every_field().find_map(|field| {
        let switch = matches!(field.field.kind, FieldKind::Mode(_));
        match field.field.mode_span {
            ModeSpan::Only(_) => Some((field, "a set for each mode")),
            _ => switch.then_some((field, "the switch `mode`")),
        }
    });
    let Some((asked, way)) = asks else { return };
    let name = &decides.field.definition;
    let form = form.key;
    diagnostics.push(
        Diagnostic::new(
            &RULE,
            asked.used_at,
            format!("the form `{form}` has {way}, and `{name}` decides the mode"),
        )
        .also(decides.used_at, "this decides")
        .help(format!(
            "keep one of the two: leave the other way out, or `selects_mode` at `{name}`"
        )),
    );
}

/// Two values decide the mode, and nothing keeps them from contradicting each other.
fn decided_twice(form: &ResolvedForm<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let decides = |field: &&ResolvedField| field.field.mode_span == ModeSpan::Selects;
    let all: Vec<&ResolvedField> = form.every_field().filter(decides).collect();
    for (at, other) in all.iter().enumerate() {
        let together = |one: &&&ResolvedField| {
            let (one, other) = (&one.field.shown, &other.field.shown);
            satisfiable::can_hold(&one.clone().and(other.clone()))
        };
        let Some(one) = all[..at].iter().find(together) else {
            continue;
        };
        let (first, second) = (&one.field.definition, &other.field.definition);
        let message = format!(
            "`{first}` and `{second}` both decide the mode of the form `{}`, and may contradict each other",
            form.key
        );
        diagnostics.push(
            Diagnostic::new(&RULE, other.used_at, message)
                .also(one.used_at, "this decides as well")
                .help(format!(
                    "let one decide, and write `differs_by_mode: true` instead of `selects_mode` at the other; or ask for \
                     both in a set per mode, which ties them together: `- {{ per_mode: [{first}, {second}], choose: true }}`"
                )),
        );
    }
}

/// A set per mode stands in another.
pub(crate) fn set_in_set(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "a set per mode cannot stand in a set per mode")
        .help("name its entries in the outer one")
}
