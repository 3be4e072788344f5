//! Findings as an editor shows them.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use gen_lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    Range, Uri,
};
use serde_json::{Value, json};

use super::capabilities::Client;
use super::documents::Documents;
use super::positions::Lines;
use super::projects::Project;
use super::uri;
use crate::diagnostics::{Diagnostic as Finding, Fix, Severity};
use crate::source::{FileId, SourceFile, Span};

/// Shows the findings of a project.
pub(super) struct Shown<'a> {
    project: &'a Project,
    documents: &'a Documents,
    client: Client,
    lines: HashMap<FileId, Lines<'a>>,
}

impl<'a> Shown<'a> {
    pub(super) fn new(project: &'a Project, documents: &'a Documents, client: Client) -> Self {
        Self {
            project,
            documents,
            client,
            lines: HashMap::new(),
        }
    }

    /// Every finding, by the absolute path of its file.
    pub(super) fn by_file(&mut self) -> BTreeMap<PathBuf, Vec<Diagnostic>> {
        let mut files: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
        for finding in &self.project.outcome.diagnostics {
            let shown = self.finding(finding);
            files.entry(self.path(finding)).or_default().push(shown);
        }
        files
    }

    /// The file that shows a finding. One about a folder is shown in that of the project, if it has one.
    pub(super) fn path(&self, finding: &Finding) -> PathBuf {
        let root = &self.project.root;
        if let Some(file) = finding.span().and_then(|span| self.file(span)) {
            return root.join(&file.path);
        }
        let named = root.join(finding.path.as_deref().unwrap_or_default());
        match &self.project.session.config() {
            Some(config) if !named.is_file() => root.join(config),
            _ => named,
        }
    }

    pub(super) fn finding(&mut self, finding: &Finding) -> Diagnostic {
        let place = finding.span().and_then(|span| self.location(span));
        Diagnostic {
            range: place.map_or_else(Range::default, |place| place.range),
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::Error,
                Severity::Warning => DiagnosticSeverity::Warning,
            }),
            code: Some(Code::String(finding.rule.code.to_owned())),
            code_description: None,
            source: Some("provspec".to_owned()),
            message: message(finding).into(),
            tags: tags(finding.rule.name),
            related_information: self.related(finding),
            data: finding.fix.as_ref().map(|fix| self.fix(fix)),
        }
    }

    fn related(&mut self, finding: &Finding) -> Option<Vec<DiagnosticRelatedInformation>> {
        let others = finding.labels.get(1..).unwrap_or_default();
        if others.is_empty() || !self.client.related_places {
            return None;
        }
        let related = others.iter().filter_map(|label| {
            Some(DiagnosticRelatedInformation {
                location: self.location(label.span)?,
                message: match label.text.is_empty() {
                    true => "here".to_owned(),
                    false => label.text.clone(),
                },
            })
        });
        Some(related.collect())
    }

    /// A change, for programs that read findings.
    fn fix(&mut self, fix: &Fix) -> Value {
        let edits = fix.edits.iter().filter_map(|edit| {
            let place = self.location(edit.span)?;
            Some(json!({ "uri": place.uri, "range": place.range, "newText": edit.replacement }))
        });
        let edits: Vec<Value> = edits.collect();
        json!({ "title": fix.message, "safety": fix.safety.name(), "edits": edits })
    }

    pub(super) fn location(&mut self, span: Span) -> Option<Location> {
        let file = self.file(span)?;
        let encoding = self.client.encoding;
        let lines = self.lines.entry(span.file);
        let lines = lines.or_insert_with(|| Lines::new(&file.text, encoding));
        let range = lines.range(span.range());
        let uri = self.uri(&self.project.root.join(&file.path));
        Some(Location { uri, range })
    }

    fn file(&self, span: Span) -> Option<&'a SourceFile> {
        self.project.outcome.sources.get(span.file)
    }

    /// The URI of a file, as the editor writes it if it is open.
    pub(super) fn uri(&self, path: &Path) -> Uri {
        match self.documents.get(path) {
            Some(document) => document.uri.clone(),
            None => Uri::from(uri::of(path)),
        }
    }
}

/// What is wrong, and what there is to say of it.
fn message(finding: &Finding) -> String {
    let mut text = finding.message.clone();
    let label = finding.labels.first().map(|label| &label.text);
    for label in label.into_iter().filter(|label| !label.is_empty()) {
        text.push_str(&format!("\n{label}"));
    }
    for note in &finding.notes {
        text.push_str(&format!("\nnote: {note}"));
    }
    let fix = finding.fix.as_ref().map(|fix| &fix.message);
    for help in finding.helps.iter().chain(fix) {
        text.push_str(&format!("\nhelp: {help}"));
    }
    text
}

/// What nothing uses is shown in grey.
fn tags(rule: &str) -> Option<Vec<DiagnosticTag>> {
    let is_unused = rule.starts_with("unused-") || rule == "stale-translation";
    is_unused.then(|| vec![DiagnosticTag::Unnecessary])
}
