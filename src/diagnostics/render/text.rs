//! Findings as rustc prints them, by rustc's own renderer.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Sources;

/// The findings with the source they point at; `colours` for a terminal. An empty line follows each.
pub fn text(diagnostics: &[Diagnostic], sources: &Sources, colours: bool) -> String {
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(110);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&report(diagnostic, sources)));
        out.push_str("\n\n");
    }
    out
}

fn report<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match diagnostic.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.rule.code);
    let mut main = Group::with_title(title);
    let primary = diagnostic.labels.first().map(|label| label.span.file);
    // The file of the finding comes first, then each other file once, in order of mention.
    let mut files: Vec<_> = Vec::new();
    for label in &diagnostic.labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    for file in files.iter().filter_map(|id| sources.get(*id)) {
        let mut snippet = Snippet::source(&*file.text).path(file.path.as_str());
        for (at, label) in diagnostic
            .labels
            .iter()
            .enumerate()
            .filter(|(_, l)| l.span.file == file.id)
        {
            let kind = if at == 0 && primary == Some(file.id) {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let annotation = kind.span(clamp(label.span.range(), &file.text));
            snippet = snippet.annotation(if label.text.is_empty() {
                annotation
            } else {
                annotation.label(label.text.as_str())
            });
        }
        main = main.element(snippet);
    }
    if let Some(path) = &diagnostic.path {
        main = main.element(annotate_snippets::Origin::path(path.as_str()));
    }
    for note in &diagnostic.notes {
        main = main.element(Level::NOTE.message(note.as_str()));
    }
    for help in &diagnostic.helps {
        main = main.element(Level::HELP.message(help.as_str()));
    }
    let mut groups = vec![main];
    if let Some((fix, file)) = diagnostic
        .fix
        .as_ref()
        .and_then(|fix| Some((fix, sources.get(fix.span.file)?)))
    {
        let patch = Patch::new(
            clamp(fix.span.range(), &file.text),
            fix.replacement.as_str(),
        );
        groups.push(
            Level::HELP.secondary_title(fix.message.as_str()).element(
                Snippet::source(&*file.text)
                    .path(file.path.as_str())
                    .patch(patch),
            ),
        );
    }
    groups
}

/// A range that the renderer takes: inside the text and on character boundaries.
fn clamp(range: std::ops::Range<usize>, text: &str) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.min(text.len()));
    start..end.max(start)
}
