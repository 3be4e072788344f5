//! An option that the field does not have.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir;
use crate::source::Spanned;

declare_rule! {
    /// A condition asks for a value that the field cannot have.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// when: { field: api_type, is: aquiring }
    /// ```
    ///
    /// ## Instead
    ///
    /// Use one of the field's options; `on` or `off` for a toggle. Fields without options can only be asked whether they
    /// are filled in: `{ filled: certificate }`.
    pub(crate) static RULE = "PS0402" "unknown-option" Error;
}

/// `value` is none of the `known` values of the field.
pub(crate) fn report<'a>(
    value: &Spanned<String>,
    field: &ir::Field,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let message = if matches!(
        field.kind,
        ir::FieldKind::Toggle | ir::FieldKind::Acknowledgement
    ) {
        format!("the toggle `{}` is never `{value}`", field.key)
    } else {
        format!("`{}` has no option `{value}`", field.key)
    };
    Diagnostic::new(&RULE, value.span, message).suggest(value, value.span, known)
}

/// The field has no options at all.
pub(crate) fn no_options(name: &Spanned<String>, field: &ir::Field) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!(
            "`{}` is no toggle and has no options, so its value cannot be a condition",
            field.key
        ),
    )
    .help(format!(
        "ask whether it is filled in: `{{ filled: {} }}`",
        field.key
    ))
}
