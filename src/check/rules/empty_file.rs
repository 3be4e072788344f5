//! A file with nothing in it.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A spec is empty.
    ///
    /// The file has no content beside comments and white space. It may have been created and forgotten, or
    /// its content was lost in a merge.
    ///
    /// ## Instead
    ///
    /// The smallest spec is
    ///
    /// ```yaml
    /// provspec: 1
    /// code: example
    /// name: Example
    /// status: listed
    /// ```
    pub(crate) static RULE = "PS0004" "empty-file" Error;
}

/// There is nothing in the file.
pub(crate) fn report(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "the spec is empty").help(
        "write at least `provspec: 1`, `code:`, `name:` and `status: listed`, or delete the file",
    )
}
