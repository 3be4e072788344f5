//! Aliases that blow a document up.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// Aliases make the document many times larger than its text.
    ///
    /// An alias stands for all that its anchor holds. Aliases of aliases multiply: ten lines can mean a
    /// billion values. A document may grow by 10,000 values through aliases; reading stops there.
    ///
    /// ## Instead
    ///
    /// To use a field in several forms, define it once under `fields:`; to use fields in several
    /// providers, write a shared group.
    pub(crate) static RULE = "PS0009" "too-many-aliases" Error;
}

/// The alias at `span` is one too many.
pub(crate) fn report(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("aliases add more than {most} values to the document"),
    )
    .label("with this one it is too many")
    .note("the rest of the file was not looked at")
}
