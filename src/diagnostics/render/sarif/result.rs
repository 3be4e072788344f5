//! One finding in a log.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{ROOT, level};
use crate::diagnostics::render::escape::escaped;
use crate::diagnostics::render::findings::{Findings, Region, details};
use crate::diagnostics::render::lines::Lines;
use crate::diagnostics::{Diagnostic, Fix, Why, path};
use crate::source::Span;

/// A log while its results are written.
pub(super) struct Log<'a> {
    findings: &'a Findings<'a>,
    lines: Lines<'a>,
    /// The files that are named, and which they were in order.
    files: BTreeMap<String, usize>,
}

impl<'a> Log<'a> {
    pub(super) fn of(findings: &'a Findings<'a>) -> Self {
        Self {
            findings,
            lines: Lines::of(findings.sources),
            files: BTreeMap::new(),
        }
    }

    /// The files that were named.
    pub(super) fn artifacts(&self) -> Vec<Value> {
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_by_key(|(_, index)| **index);
        let artifact =
            |(uri, index): (&String, &usize)| json!({ "location": location(uri, *index) });
        files.into_iter().map(artifact).collect()
    }

    pub(super) fn result(
        &mut self,
        finding: &Diagnostic,
        why: Option<&Why>,
        rule: usize,
        fingerprint: &str,
    ) -> Value {
        let mut words = vec![finding.message.clone()];
        words.extend(details(finding));
        let mut result = json!({
            "ruleId": finding.rule.code,
            "ruleIndex": rule,
            "level": level(finding.severity),
            "message": message(&words.join("\n")),
            "partialFingerprints": { "provspecLine/v1": fingerprint },
        });
        let main = match finding.span() {
            Some(span) => self.physical(span),
            None => path(finding, self.findings.sources)
                .map(|path| json!({ "artifactLocation": self.file(path) })),
        };
        let locations = main.map(|place| json!({ "physicalLocation": place }));
        result["locations"] = locations.into_iter().collect();
        let further = finding.labels.iter().skip(1).enumerate();
        let further = further.filter_map(|(at, label)| {
            let place = self.physical(label.span)?;
            let mut related = json!({ "id": at + 1, "physicalLocation": place });
            if !label.text.is_empty() {
                related["message"] = message(&label.text);
            }
            Some(related)
        });
        let further: Vec<Value> = further.collect();
        if !further.is_empty() {
            result["relatedLocations"] = Value::Array(further);
        }
        if let Some(fix) = &finding.fix {
            result["fixes"] = json!([self.fix(fix)]);
        }
        if let Some(why) = why {
            let suppression = match why {
                Why::Comment(reason) if reason.is_empty() => json!({ "kind": "inSource" }),
                Why::Comment(reason) => {
                    json!({ "kind": "inSource", "justification": escaped(reason) })
                }
                Why::Known => json!({ "kind": "external", "justification": "in the baseline" }),
            };
            result["suppressions"] = json!([suppression]);
        }
        result
    }

    fn fix(&mut self, fix: &Fix) -> Value {
        let mut files: Vec<_> = fix.edits.iter().map(|edit| edit.span.file).collect();
        files.dedup();
        let changes = files.into_iter().filter_map(|file| {
            let path = &self.lines.file(file)?.path;
            let edits = fix.edits.iter().filter(|edit| edit.span.file == file);
            let replacements = edits.filter_map(|edit| {
                let mut replacement = json!({ "deletedRegion": self.region(edit.span)? });
                if !edit.replacement.is_empty() {
                    replacement["insertedContent"] = json!({ "text": edit.replacement });
                }
                Some(replacement)
            });
            let replacements: Vec<Value> = replacements.collect();
            Some(json!({ "artifactLocation": self.file(path), "replacements": replacements }))
        });
        let changes: Vec<Value> = changes.collect();
        json!({ "description": message(&fix.message), "artifactChanges": changes })
    }

    fn physical(&mut self, span: Span) -> Option<Value> {
        let path = &self.lines.file(span.file)?.path;
        let region = self.region(span)?;
        Some(json!({ "artifactLocation": self.file(path), "region": region }))
    }

    fn region(&mut self, span: Span) -> Option<Value> {
        let Region { start, end } = Region::of(span, &mut self.lines)?;
        Some(json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        }))
    }

    fn file(&mut self, path: &str) -> Value {
        let uri = encoded(&self.findings.paths.of(path));
        let next = self.files.len();
        let index = *self.files.entry(uri.clone()).or_insert(next);
        location(&uri, index)
    }
}

/// A file by its address. One outside of the repository has a whole address, which begins nowhere.
fn location(uri: &str, index: usize) -> Value {
    if uri.starts_with('/') {
        return json!({ "uri": format!("file://{uri}"), "index": index });
    }
    json!({ "uri": uri, "uriBaseId": ROOT, "index": index })
}

/// A message. What would be read as a link in it is none.
fn message(words: &str) -> Value {
    json!({ "text": escaped(words).replace("](", "\\](") })
}

/// A path as a part of an address.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
