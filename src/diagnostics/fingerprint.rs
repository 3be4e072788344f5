//! What a finding is known by when the lines above it move.

use std::collections::BTreeMap;

use super::Diagnostic;
use crate::ir::digest;
use crate::source::Sources;

/// More of a line than this tells nothing.
const MOST: usize = 1_000;

/// The digest of a rule and the words of the line that breaks it. Two lines that are the same have the same.
pub fn fingerprint(finding: &Diagnostic, sources: &Sources) -> String {
    let line = finding.span().and_then(|span| {
        let text = &sources.get(span.file)?.text;
        let at = text.floor_char_boundary(span.range().start.min(text.len()));
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..]
            .find('\n')
            .map_or(text.len(), |newline| at + newline);
        let end = text.floor_char_boundary(end.min(start + MOST));
        Some(text[start..end].trim())
    });
    digest(&format!(
        "{}\n{}",
        finding.rule.code,
        line.unwrap_or_default()
    ))
}

/// The path of the file that a finding is about.
pub fn path<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Option<&'a str> {
    match finding.span() {
        Some(span) => sources.get(span.file).map(|file| file.path.as_str()),
        None => finding.path.as_deref(),
    }
}

/// Gives each finding a fingerprint that no other in its file has: a number tells those apart whose lines are the same.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints(BTreeMap<(String, String), usize>);

impl Fingerprints {
    /// The fingerprint of the next finding in order of place.
    pub(crate) fn next(&mut self, finding: &Diagnostic, sources: &Sources) -> String {
        let fingerprint = fingerprint(finding, sources);
        let path = path(finding, sources).unwrap_or_default().to_owned();
        let number = self.0.entry((path, fingerprint.clone())).or_default();
        *number += 1;
        format!("{fingerprint}:{number}")
    }
}
