//! Findings that another finding explains.

use super::rules::{deceptive_unicode, mixed_script, unsupported_yaml};
use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// Drops findings about a single word that has letters in it which are not what they look like, or that YAML reads
/// as something else: whatever else is wrong with the word follows from that.
pub(crate) fn drop_explained(diagnostics: &mut Vec<Diagnostic>, text: &str) {
    let about_letters = |found: &Diagnostic| {
        [
            &deceptive_unicode::RULE,
            &mixed_script::RULE,
            &unsupported_yaml::RULE,
        ]
        .iter()
        .any(|rule| rule.code == found.rule.code)
    };
    let mut letters: Vec<Span> = diagnostics
        .iter()
        .filter(|found| about_letters(found))
        .filter_map(Diagnostic::span)
        .collect();
    if letters.is_empty() {
        return;
    }
    letters.sort();
    diagnostics.retain(|found| {
        let Some(span) = found.span().filter(|_| !about_letters(found)) else {
            return true;
        };
        let word = text
            .get(span.range())
            .is_some_and(|text| !text.contains(char::is_whitespace));
        let next = letters.partition_point(|other| other.end <= span.start);
        !(word
            && letters
                .get(next)
                .is_some_and(|other| other.file == span.file && other.start < span.end))
    });
}
