//! Nesting deeper than anything a person writes.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// Lists and maps are nested more than 64 deep.
    ///
    /// The deepest spec anybody needs has some ten levels. Deeper nesting is a mistake or an attack on
    /// whatever reads the file, so reading stops here.
    pub(crate) static RULE = "PS0008" "too-deep" Error;
}

/// Nesting goes too deep at `span`.
pub(crate) fn report(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("lists and maps are nested more than {most} deep"),
    )
    .note("the rest of the file was not looked at")
}
