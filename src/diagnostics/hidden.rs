//! Findings that are known and not told.

use super::Diagnostic;

/// A finding that is not told, for reports that count those, too.
#[derive(Debug, Clone)]
pub struct Hidden {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it is not told.
    pub why: Why,
}

/// Why a finding is not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A comment allows it, for this reason, which may be empty.
    Comment(String),
    /// It is in the baseline.
    Known,
}

/// Sorts them by file and place and drops those that were found twice (a shared group is checked once a use).
pub(crate) fn sort(hidden: &mut Vec<Hidden>) {
    let key = |hidden: &Hidden| {
        let Diagnostic {
            rule,
            labels,
            path,
            message,
            ..
        } = &hidden.finding;
        let span = labels.first().map(|label| label.span);
        let span = span.map(|span| (span.file, span.start, span.end));
        (span, rule.code, path.clone(), message.clone())
    };
    hidden.sort_by_cached_key(key);
    hidden.dedup_by(|a, b| a.why == b.why && a.why != Why::Known && key(a) == key(b));
}
