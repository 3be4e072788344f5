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
    // A space that is none changes how its whole line is read.
    let line_of = |at: u32| {
        let at = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
        text.as_bytes()[..at].iter().rposition(|b| *b == b'\n')
    };
    let lines: std::collections::HashSet<_> = diagnostics
        .iter()
        .filter(|found| deceptive_unicode::changes_line(found))
        .filter_map(Diagnostic::span)
        .map(|span| (span.file, line_of(span.start)))
        .collect();
    // Such a line was read in another shape, so a place in it may not be where a letter begins.
    for label in diagnostics.iter_mut().flat_map(|found| &mut found.labels) {
        if !lines.is_empty() {
            let range = label.span.range();
            let floor = |at: usize| text.floor_char_boundary(at.min(text.len()));
            if letters.iter().any(|span| span.file == label.span.file) {
                label.span = Span::new(label.span.file, floor(range.start)..floor(range.end));
            }
        }
    }
    diagnostics.retain(|found| {
        let on_line =
            |span: Span| !lines.is_empty() && lines.contains(&(span.file, line_of(span.start)));
        if !about_letters(found) && found.span().is_some_and(on_line) {
            return false;
        }
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
