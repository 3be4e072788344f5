//! SARIF 2.1.0, the format in which GitHub's code scanning and others take findings.

mod result;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::findings::Findings;
use crate::diagnostics::{Fingerprints, Rule, Severity};
use result::Log;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What paths begin at: the root of the repository, wherever it lies.
const ROOT: &str = "%SRCROOT%";

/// One log of one run. What is hidden is in it as well, as suppressed.
pub fn sarif(findings: &Findings<'_>) -> String {
    let mut log = Log::of(findings);
    // Hidden findings count, too, so that a fingerprint stays when another of the same words is allowed.
    let all = findings.told.iter().map(|finding| (finding, None));
    let hidden = findings.hidden.iter();
    let hidden = hidden.map(|hidden| (&hidden.finding, Some(&hidden.why)));
    let mut all: Vec<_> = all.chain(hidden).collect();
    all.sort_by_key(|(finding, _)| {
        let span = finding.span();
        (
            span.map(|span| (span.file, span.start, span.end)),
            finding.rule.code,
        )
    });
    let mut rules: BTreeMap<&str, &Rule> = BTreeMap::new();
    for (finding, _) in &all {
        rules.insert(finding.rule.code, finding.rule);
    }
    let codes: Vec<&str> = rules.keys().copied().collect();
    let mut fingerprints = Fingerprints::default();
    let results: Vec<Value> = all
        .iter()
        .map(|(finding, why)| {
            let fingerprint = fingerprints.next(finding, findings.sources);
            let index = codes.binary_search(&finding.rule.code).unwrap_or_default();
            log.result(finding, *why, index, &fingerprint)
        })
        .collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "provspec",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.values().map(|rule| described(rule)).collect::<Vec<_>>(),
                },
            },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                ROOT: { "description": { "text": "The root of the repository." } },
            },
            "artifacts": log.artifacts(),
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.what() },
        "fullDescription": { "text": rule.what() },
        "help": { "text": rule.explanation(), "markdown": rule.explanation() },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "problem.severity": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
