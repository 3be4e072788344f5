//! A project file that cannot be used.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// `provspec.toml` cannot be used.
    ///
    /// It is not valid TOML, has a key that is not known or lacks one, or a value is malformed. See the configuration
    /// reference for its keys.
    pub(crate) static RULE = "PS0901" "invalid-project" Error;
}

/// The file is wrong at `span`.
pub(crate) fn report(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, message.to_owned())
}
