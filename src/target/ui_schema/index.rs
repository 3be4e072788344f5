//! The index of the frontend package: every provider, its forms, and where their files lie.

use serde_json::{Value, json};

use crate::ir::{FormSummary, Mode, Summary};
use crate::target::frontend::FormFile;

/// The index, in the order of the summaries.
pub(super) fn index(summaries: &[Summary]) -> Value {
    let providers: Vec<Value> = summaries.iter().map(provider).collect();
    json!({ "providers": providers })
}

fn provider(summary: &Summary) -> Value {
    let modes: Vec<&str> = summary
        .modes
        .iter()
        .map(|mode: &Mode| mode.name())
        .collect();
    let forms: Vec<Value> = summary
        .forms
        .iter()
        .map(|form| entry(&summary.code, form))
        .collect();
    let mut entry = serde_json::Map::new();
    entry.insert("code".into(), summary.code.as_str().into());
    entry.insert("name".into(), summary.name.as_str().into());
    if summary.short_name != summary.name {
        entry.insert("short_name".into(), summary.short_name.as_str().into());
    }
    if let Some(logo) = &summary.logo {
        entry.insert("logo".into(), logo.as_str().into());
    }
    if let Some(description) = &summary.description {
        entry.insert("description".into(), description.as_str().into());
    }
    entry.insert("status".into(), summary.status.name().into());
    entry.insert("modes".into(), modes.into());
    entry.insert(
        "ip_whitelist".into(),
        summary.whitelist.requirement.name().into(),
    );
    entry.insert("takes_files".into(), summary.takes_files().into());
    entry.insert("forms".into(), forms.into());
    Value::Object(entry)
}

fn entry(code: &str, form: &FormSummary) -> Value {
    json!({
        "key": form.key,
        "title": form.title,
        "fields": form.fields,
        "schema": FormFile::Schema.path(code, &form.key),
        "schema_2020_12": FormFile::Schema2020.path(code, &form.key),
        "ui_schema": { "rjsf": FormFile::Rjsf.path(code, &form.key) },
    })
}
