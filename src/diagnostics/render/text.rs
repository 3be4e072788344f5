//! Findings as rustc prints them, by rustc's own renderer.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::escape::escaped;
use super::lines::Lines;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{Sources, unseen};

/// The findings with the source they point at; `colours` for a terminal. An empty line follows each.
pub fn text(diagnostics: &[Diagnostic], sources: &Sources, colours: bool) -> String {
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(110);
    let mut lines = Lines::of(sources);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&report(diagnostic, &mut lines)));
        out.push_str("\n\n");
    }
    if out.contains(is_raw) {
        out = out.replace(is_raw, "\u{FFFD}");
    }
    out
}

/// A character of the source that a terminal would obey, or nobody sees, and that the renderer has left as it is. The
/// one that colours begin with is its own: those of the source it has made visible.
fn is_raw(c: char) -> bool {
    c != '\u{1b}' && unseen(c).is_some()
}

fn report<'a>(diagnostic: &'a Diagnostic, lines: &mut Lines<'a>) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(escaped(&diagnostic.message))
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
    for id in files {
        let Some(file) = lines.file(id) else {
            continue;
        };
        let here = diagnostic.labels.iter().map(|label| label.span);
        let window = lines.around(file, here.filter(|span| span.file == file.id));
        if window.endless {
            let mut origin = Origin::path(file.path.as_str());
            let first = diagnostic
                .labels
                .iter()
                .find(|label| label.span.file == file.id);
            let place = first.and_then(|label| lines.position(file.id, label.span.start as usize));
            if let Some(place) = place {
                origin = origin.line(place.line).char_column(place.column);
            }
            main = main.element(origin);
            continue;
        }
        let mut snippet = Snippet::source(window.text)
            .line_start(window.line)
            .path(file.path.as_str());
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
            let annotation = kind.span(window.place(label.span));
            snippet = snippet.annotation(if label.text.is_empty() {
                annotation
            } else {
                annotation.label(escaped(&label.text))
            });
        }
        main = main.element(snippet);
    }
    if let Some(path) = &diagnostic.path {
        main = main.element(Origin::path(path.as_str()));
    }
    for note in &diagnostic.notes {
        main = main.element(Level::NOTE.message(escaped(note)));
    }
    for help in &diagnostic.helps {
        main = main.element(Level::HELP.message(escaped(help)));
    }
    let mut groups = vec![main];
    let fix = diagnostic.fix.as_ref();
    let first = fix.and_then(|fix| fix.edits.first());
    let file = first.and_then(|edit| lines.file(edit.span.file));
    if let (Some(fix), Some(file)) = (fix, file) {
        let here = fix.edits.iter().filter(|edit| edit.span.file == file.id);
        let window = lines.around(file, here.clone().map(|edit| edit.span));
        // A change is shown as whole lines, so where one is endless it is only named.
        if window.endless {
            groups.push(Group::with_title(
                Level::HELP.secondary_title(escaped(&fix.message)),
            ));
            return groups;
        }
        let patches =
            here.map(|edit| Patch::new(window.place(edit.span), edit.replacement.as_str()));
        groups.push(
            Level::HELP.secondary_title(escaped(&fix.message)).element(
                Snippet::source(window.text)
                    .line_start(window.line)
                    .path(file.path.as_str())
                    .patches(patches),
            ),
        );
    }
    groups
}
