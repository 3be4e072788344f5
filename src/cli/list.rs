//! `provspec list`

use serde_json::json;

use super::args::{ListArgs, ListFormat, ProjectArgs, ReportFormat};
use super::terminal::{print, report};
use super::{FINDINGS, SUCCESS};
use crate::build;
use crate::ir::{Mode, Summary};

pub(super) fn run(project: &ProjectArgs, options: &ListArgs) -> u8 {
    let outcome = build::check(&project.workspace(), &());
    let code = if outcome.failed() { FINDINGS } else { SUCCESS };
    let listed = match options.format {
        ListFormat::Text => table(&outcome.summaries),
        ListFormat::Json => document(&outcome.summaries),
    };
    // Warnings are the business of `check`; a provider that is missing from the list is not.
    let code = if outcome.failed() {
        report(&outcome, ReportFormat::Concise, code)
    } else {
        code
    };
    print(&listed, code)
}

fn table(summaries: &[Summary]) -> String {
    let mut rows = vec![
        [
            "CODE",
            "NAME",
            "STATUS",
            "MODES",
            "FILES",
            "WHITELIST",
            "FORMS",
        ]
        .map(str::to_owned),
    ];
    for summary in summaries {
        let forms: Vec<String> = summary
            .forms
            .iter()
            .map(|form| format!("{} ({})", form.key, form.fields))
            .collect();
        rows.push([
            summary.code.clone(),
            summary.name.clone(),
            summary.status.name().to_owned(),
            dash(modes(&summary.modes).join("/")),
            if summary.files { "yes" } else { "-" }.to_owned(),
            summary.whitelist.name().to_owned(),
            dash(forms.join(", ")),
        ]);
    }
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..7).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn document(summaries: &[Summary]) -> String {
    let list: Vec<serde_json::Value> = summaries
        .iter()
        .map(|summary| {
            json!({
                "code": summary.code,
                "name": summary.name,
                "description": summary.description,
                "status": summary.status.name(),
                "modes": modes(&summary.modes),
                "files": summary.files,
                "whitelist": summary.whitelist.name(),
                "forms": summary.forms.iter().map(|form| json!({
                    "key": form.key,
                    "title": form.title,
                    "fields": form.fields,
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    format!("{:#}\n", serde_json::Value::Array(list))
}

fn modes(modes: &[Mode]) -> Vec<&'static str> {
    modes.iter().map(|mode| mode.name()).collect()
}

fn dash(text: String) -> String {
    if text.is_empty() {
        "-".to_owned()
    } else {
        text
    }
}
