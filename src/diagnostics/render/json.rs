//! Findings as one JSON document: for programs.

use serde_json::{Value, json};

use super::Count;
use super::lines::Lines;
use crate::diagnostics::Diagnostic;
use crate::source::{Sources, Span};

/// `{"diagnostics": […], "errors": 1, "warnings": 0}`. Lines and columns count from 1, columns in code
/// points; `start` and `end` are bytes.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let count = Count::of(diagnostics);
    let mut lines = Lines::of(sources);
    let list: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let labels: Vec<Value> = diagnostic
                .labels
                .iter()
                .map(|label| {
                    let mut place = place(label.span, &mut lines);
                    place["text"] = json!(label.text);
                    place
                })
                .collect();
            let fix = diagnostic.fix.as_ref().map(|fix| {
                let edits = fix.edits.iter().map(|edit| {
                    let mut place = place(edit.span, &mut lines);
                    place["replacement"] = json!(edit.replacement);
                    place
                });
                let edits: Vec<Value> = edits.collect();
                json!({ "message": fix.message, "safety": fix.safety.name(), "edits": edits })
            });
            json!({
                "code": diagnostic.rule.code,
                "name": diagnostic.rule.name,
                "severity": diagnostic.severity.name(),
                "message": diagnostic.message,
                "path": diagnostic.path,
                "labels": labels,
                "notes": diagnostic.notes,
                "helps": diagnostic.helps,
                "fix": fix,
            })
        })
        .collect();
    let document =
        json!({ "diagnostics": list, "errors": count.errors, "warnings": count.warnings });
    format!("{document:#}\n")
}

fn place(span: Span, lines: &mut Lines<'_>) -> Value {
    let at = |byte: u32, lines: &mut Lines<'_>| lines.position(span.file, byte as usize);
    let (Some(file), Some(start), Some(end)) = (
        lines.file(span.file),
        at(span.start, lines),
        at(span.end, lines),
    ) else {
        return json!({});
    };
    json!({
        "path": file.path,
        "start": span.start,
        "end": span.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}
