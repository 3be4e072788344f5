//! Findings as one JSON document: for programs.

use serde_json::{Value, json};

use super::Count;
use crate::diagnostics::Diagnostic;
use crate::source::{LineIndex, Sources, Span};

/// `{"diagnostics": […], "errors": 1, "warnings": 0}`. Lines and columns count from 1, columns in code
/// points; `start` and `end` are bytes.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let count = Count::of(diagnostics);
    let list: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let labels: Vec<Value> = diagnostic
                .labels
                .iter()
                .map(|label| {
                    let mut place = place(label.span, sources);
                    place["text"] = json!(label.text);
                    place
                })
                .collect();
            let fix = diagnostic.fix.as_ref().map(|fix| {
                let mut place = place(fix.span, sources);
                place["message"] = json!(fix.message);
                place["replacement"] = json!(fix.replacement);
                place
            });
            json!({
                "code": diagnostic.rule.code,
                "name": diagnostic.rule.name,
                "severity": diagnostic.rule.severity.name(),
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

fn place(span: Span, sources: &Sources) -> Value {
    let Some(file) = sources.get(span.file) else {
        return json!({});
    };
    let lines = LineIndex::new(&file.text);
    let (start, end) = (
        lines.position(span.start as usize),
        lines.position(span.end as usize),
    );
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
