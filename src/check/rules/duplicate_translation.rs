//! Two translations of one text.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::syntax::Translation;

declare_rule! {
    /// A text has two translations in one file.
    ///
    /// ## Why it matters
    ///
    /// Only one of them can be used, and nobody knows which.
    ///
    /// ## Instead
    ///
    /// Keep one. Where one word has to be translated in two ways, say where each is meant:
    ///
    /// ```yaml
    /// texts:
    ///   - source: Account
    ///     translation: Рахунок
    ///   - source: Account
    ///     at: accounts.provider
    ///     translation: Обліковий запис
    /// ```
    pub(crate) static RULE = "PS1103" "duplicate-translation" Error;
}

/// The text that `entry` is of has a translation already.
pub(crate) fn report(entry: &crate::syntax::TranslatedText, first: &Translation) -> Diagnostic {
    Diagnostic::new(&RULE, entry.source.span, "this text has two translations")
        .also(first.source.span, "the first one")
        .help("keep one; with `at:` a translation is for one place only")
}
