//! A translation without words.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::syntax::TranslatedText;

declare_rule! {
    /// A translation is empty.
    ///
    /// ## Why it matters
    ///
    /// A title that says nothing is worse than one in another language.
    ///
    /// ## Instead
    ///
    /// Write the translation, or take the entry out: without one, readers get the text of the spec.
    pub(crate) static RULE = "PS1105" "empty-translation" Error;
}

/// The translation, or the text that it is of, has no words.
pub(crate) fn report(entry: &TranslatedText) -> Option<Diagnostic> {
    if entry.source.trim().is_empty() {
        return Some(
            Diagnostic::new(&RULE, entry.source.span, "there is no text to translate")
                .help("write the text of the spec, word for word"),
        );
    }
    entry.translation.trim().is_empty().then(|| {
        Diagnostic::new(&RULE, entry.translation.span, "the translation is empty")
            .also(entry.source.span, "of this text")
            .help("translate it, or take the entry out")
    })
}
