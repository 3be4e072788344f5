//! A mode where there is none.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, Mode};
use crate::source::Span;

declare_rule! {
    /// A form has a mode switch, a value per mode, or a condition on the mode, but the provider has no such modes.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// modes: [live]
    /// fields:
    ///   login: { type: text, title: Login, when: { mode: test } }
    /// accounts:
    ///   provider: { form: [mode, login] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Say which modes there are, at the top of the spec:
    ///
    /// ```yaml
    /// modes: [test, live]
    /// ```
    pub(crate) static RULE = "PS0603" "mode-without-modes" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if resolved.context.modes().next().is_some() || resolved.context.is_lost("modes") {
        return;
    }
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        if matches!(field.field.kind, FieldKind::Mode(_)) {
            diagnostics.push(report(field.used_at, "a mode switch"));
        }
    }
}

/// `what` needs modes.
pub(crate) fn report(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{what} needs the provider's modes"))
        .help("add `modes: [test, live]` at the top of the spec")
}

/// Why a condition cannot ask for a mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unasked {
    /// The provider has no such mode.
    NoSuchMode,
    /// It is about the fields of an item.
    InItem,
    /// The field of this key decides, and this option of it does not say its mode.
    Option(String, String),
    /// The field of this key decides, and none of its options is for the mode.
    NoOption(String),
    /// The field of this key decides by a text.
    Value(String),
    /// Both modes stand side by side.
    Sets,
    /// Nothing in the form is about the mode.
    NoSwitch,
}

/// A condition asks for a mode, and the form does not know it.
pub(crate) fn in_condition(span: Span, mode: Mode, reason: Unasked) -> Diagnostic {
    let mode = mode.name();
    let finding = |message: String| Diagnostic::new(&RULE, span, message);
    match reason {
        Unasked::NoSuchMode => finding(format!("the provider has no mode `{mode}`"))
            .help(format!("add `{mode}` to `modes:` at the top of the spec")),
        Unasked::InItem => finding(format!(
            "whether the mode is `{mode}` cannot be asked inside `repeat`"
        ))
        .note("conditions inside `repeat` are about the fields of the same item")
        .help("put the condition on the `repeat` itself"),
        Unasked::Option(field, option) => finding(format!(
            "whether the mode is `{mode}` is not known: `{field}` decides it, and its option `{option}` does not say a mode"
        ))
        .help(format!("say the mode of every option: `{option}: {{ title: …, mode: … }}`")),
        Unasked::NoOption(field) => finding(format!(
            "the form cannot be in the mode `{mode}`: `{field}` decides it, and no option of it has that mode"
        )),
        Unasked::Value(field) => finding(format!(
            "whether the mode is `{mode}` cannot be asked: the value of `{field}` decides it"
        ))
        .help("a condition can ask a `select` whose options say their `mode`, or the switch `mode`"),
        Unasked::Sets => finding(format!(
            "whether the mode is `{mode}` cannot be asked: the form has a set for each mode, and both are filled in"
        ))
        .help(format!(
            "put the field into a set: there `when: {{ mode: {mode} }}` leaves it out of the other mode; or write \
             `choose: true` beside `per_mode:`, so that the form asks for the modes"
        )),
        Unasked::NoSwitch => finding(format!("the form has no switch to `{mode}`"))
            .help("put `mode` into the form"),
    }
}
