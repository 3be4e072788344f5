//! A document with more values than anything a person writes.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A file has more than 30,000 values: texts, numbers, lists and maps, all together.
    ///
    /// A long spec has a thousand. Many more were made by a program, or are an attack on whatever reads the file: each may be
    /// wrong in its own way, and all that is wrong is kept until it is told. So the file is not looked at any further.
    ///
    /// ## Instead
    ///
    /// One file describes one provider. Options that only the provider's API knows are not listed but declared with
    /// `options_from:`.
    pub(crate) static RULE = "PS0016" "too-many-values" Error;
}

/// The value at `span` is one too many.
pub(crate) fn report(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("the file has more than {most} values"))
        .label("with this one it is too many")
        .note("this file was not looked at any further")
        .help("a list that only the provider's API knows is declared with `options_from:`")
}
