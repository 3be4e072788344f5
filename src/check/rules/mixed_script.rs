//! A word whose letters come from two scripts.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{FileId, Span};

declare_rule! {
    /// A word mixes Latin letters with Cyrillic or Greek ones that look the same.
    ///
    /// ## Why it matters
    ///
    /// `Аpi` with a Cyrillic `А` cannot be found by searching for `Api`, and a code that is copied from a guide with
    /// such a letter does not work. It happens when a keyboard layout is switched in the middle of a word.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   аccount: { type: text, title: Account }
    /// ```
    ///
    /// ## Instead
    ///
    /// Write the whole word in one script.
    pub(crate) static RULE = "PS0209" "mixed-script" Error;
}

/// Looks through a whole file, comments included.
pub(crate) fn check_text(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    if text.is_ascii() {
        return;
    }
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphabetic()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                check_word(&text[from..at], Span::new(file, from..at), diagnostics);
                start = None;
            }
            _ => {}
        }
    }
}

fn check_word(word: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let latin = word.chars().any(|c| c.is_ascii_alphabetic());
    let twin = word.chars().find(|c| latin_twin(*c).is_some());
    let (true, Some(twin)) = (latin, twin) else {
        return;
    };
    let mended: String = word.chars().map(|c| latin_twin(c).unwrap_or(c)).collect();
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!(
            "`{word}` mixes scripts: `{twin}` is U+{:04X}, not a Latin letter",
            twin as u32
        ),
    );
    diagnostics.push(if mended.is_ascii() {
        finding.fix("with Latin letters only", span, mended)
    } else {
        finding
    });
}

/// The Latin letter that a Cyrillic or Greek one looks like (Unicode Technical Standard 39, confusables).
pub(super) fn latin_twin(c: char) -> Option<char> {
    const TWINS: [(&str, &str); 2] = [
        ("АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһ", "ABEKMHOPCTYXIJSaeopcyxijsdh"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιαρ", "ABEZHIKMNOPTYXoviap"),
    ];
    TWINS.iter().find_map(|(from, to)| {
        from.chars()
            .zip(to.chars())
            .find(|(twin, _)| *twin == c)
            .map(|(_, to)| to)
    })
}
