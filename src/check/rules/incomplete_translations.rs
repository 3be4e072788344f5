//! A provider that is translated in part.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::{Coverage, collapsed};

declare_rule! {
    /// A provider has a file of translations, and some of its texts have no translation.
    ///
    /// ## Why it matters
    ///
    /// A form in two languages looks broken, and a step that a merchant cannot read is one that is left out. A provider
    /// without a file is not translated yet, and nothing is said of it.
    ///
    /// ## Instead
    ///
    /// `provspec translations --missing connectum` prints the texts, ready to be filled in. What is the same in both languages
    /// is translated by itself: `{ source: Apple Pay, translation: Apple Pay }`. Texts that many providers have, those of
    /// shared groups among them, are translated once, in `specs/locales/<locale>.yaml`.
    pub(crate) static RULE = "PS1106" "incomplete-translations" Warning;
}

/// So many of the texts are shown.
const SHOWN: usize = 3;

/// The provider whose file begins so lacks some translations.
pub(crate) fn report(provider: &Spanned<String>, coverage: &Coverage) -> Option<Diagnostic> {
    let missing = &coverage.untranslated;
    if missing.is_empty() {
        return None;
    }
    let message = format!(
        "{} of {} texts of `{provider}` have no translation",
        missing.len(),
        coverage.texts
    );
    let finding = Diagnostic::new(&RULE, provider.span, message);
    let mut finding = missing.iter().take(SHOWN).fold(finding, |finding, text| {
        finding.note(format!("`{}`: {}", text.place, shortened(&text.source)))
    });
    if missing.len() > SHOWN {
        finding = finding.note(format!("and {} more", missing.len() - SHOWN));
    }
    Some(finding.help(format!(
        "`provspec translations --missing {provider}` prints them, ready to be filled in"
    )))
}

/// The beginning of a text.
fn shortened(text: &str) -> String {
    const LENGTH: usize = 60;
    let text = collapsed(text);
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
