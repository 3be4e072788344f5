//! A repeated group inside a repeated group.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A repeated group stands inside another one.
    ///
    /// No form needs it, and no renderer shows it in a way that people understand.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form:
    ///   - repeat: shops
    ///     title: Shops
    ///     item: Shop
    ///     form:
    ///       - account
    ///       - { repeat: terminals, title: Terminals, item: Terminal, form: [api_key] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Put the inner fields into the outer group, or repeat them beside it.
    pub(crate) static RULE = "PS0211" "nested-repeat" Error;
}

/// The group at `span` stands inside another.
pub(crate) fn report(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "a repeated group cannot stand inside another one",
    )
    .help("put its fields into the outer group, or repeat them beside it")
}
