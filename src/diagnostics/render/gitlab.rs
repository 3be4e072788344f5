//! GitLab's Code Quality report: a list of JSON, after Code Climate.

use serde_json::{Value, json};

use super::escape::escaped;
use super::findings::{Findings, Region};
use super::lines::Lines;
use crate::diagnostics::{Fingerprints, path};
use crate::ir::digest;

/// One list. GitLab tells findings of two reports apart by their fingerprints alone, so those have the path in them.
pub fn gitlab(findings: &Findings<'_>) -> String {
    let mut lines = Lines::of(findings.sources);
    let mut fingerprints = Fingerprints::default();
    let list = findings.told.iter().map(|finding| {
        let path = path(finding, findings.sources).map(|path| findings.paths.of(path));
        let path = path.unwrap_or_default();
        let region = finding.span().and_then(|span| Region::of(span, &mut lines));
        let own = fingerprints.next(finding, findings.sources);
        json!({
            "description": escaped(&finding.message),
            "check_name": finding.rule.code,
            "fingerprint": digest(&format!("{path}\n{own}")),
            "severity": if finding.is_error() { "major" } else { "minor" },
            "location": {
                "path": path,
                "lines": {
                    "begin": region.map_or(1, |region| region.start.line),
                    "end": region.map_or(1, |region| region.end.line),
                },
            },
        })
    });
    format!("{:#}\n", list.collect::<Value>())
}
