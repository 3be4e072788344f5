//! The comment that allows a finding, where one can stand.

use super::Suppressions;
use crate::check::rules::{too_many_findings, unused_suppression};
use crate::diagnostics::{Diagnostic, Edit, Fix, Safety, Severity};
use crate::source::{SourceFile, Span};
use crate::yaml;

/// The change of a file of YAML that allows a finding in it: a comment at the end of its line, a rule more in the one that is
/// there, or a line of its own above. None where a comment can do nothing.
pub fn allowing(source: &SourceFile, found: &Diagnostic) -> Option<Fix> {
    let rule = found.rule;
    // What is said of comments, and of how much is said, no comment allows.
    let is_about_all = [unused_suppression::RULE.code, too_many_findings::RULE.code];
    if rule.severity == Severity::Error || is_about_all.contains(&rule.code) {
        return None;
    }
    let span = found.span().filter(|span| span.file == source.id)?;
    let text = &*source.text;
    let before = text.get(..span.range().start)?;
    // A text after `>` or `|` begins a line below them, and no comment can stand in it.
    let lines = [before.len(), before.trim_end().len()].map(|at| line_at(text, at));
    let behind = lines
        .iter()
        .map(|line| (line.1, format!(" # provspec: allow({})", rule.name)));
    let more = Suppressions::read(source, &mut Vec::new());
    let more = more.each.iter().filter_map(|suppression| {
        let end = suppression.list.range().end;
        suppression
            .lines
            .is_some()
            .then(|| (end, format!(", {}", rule.name)))
    });
    let above = lines.iter().map(|(start, end)| {
        let line = &text[*start..*end];
        let indent = &line[..line.len() - line.trim_start().len()];
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let words = format!("{indent}# provspec: allow({}){newline}", rule.name);
        (*start, words)
    });
    let edits = behind
        .chain(more)
        .chain(above)
        .map(|(at, replacement)| Edit {
            span: Span::new(source.id, at..at),
            replacement,
        });
    let message = format!("allow `{}` here, with a comment", rule.name);
    let edit = edits.into_iter().find(|edit| allows(edit, source, found))?;
    Some(Fix::new(message, Safety::Unsafe).edit(edit.span, edit.replacement))
}

/// Where the line with this byte begins, and where what is written on it ends.
fn line_at(text: &str, at: usize) -> (usize, usize) {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    (start, start + text[start..end].trim_end().len())
}

/// Whether a file with the edit made is as readable as before, and has the finding no more.
fn allows(edit: &Edit, source: &SourceFile, found: &Diagnostic) -> bool {
    let at = edit.span.range().start;
    let mut text = source.text.to_string();
    text.insert_str(at, &edit.replacement);
    let unreadable = |text: &str| {
        let mut found = Vec::new();
        yaml::parse(text, source.id, &mut found);
        found.len()
    };
    if unreadable(&text) > unreadable(&source.text) {
        return false;
    }
    let mut moved = found.clone();
    for label in moved.labels.iter_mut().take(1) {
        let range = label.span.range();
        if range.start >= at {
            let more = edit.replacement.len();
            label.span = Span::new(source.id, range.start + more..range.end + more);
        }
    }
    let source = SourceFile {
        text: text.into(),
        ..source.clone()
    };
    let suppressions = Suppressions::read(&source, &mut Vec::new());
    suppressions.reason(&moved).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;
    use crate::diagnostics::mend;
    use crate::source::FileId;

    /// The text in which `unsplit-path` is allowed at the first `X`.
    fn allowed(text: &str) -> Option<String> {
        let source = SourceFile {
            id: FileId(0),
            path: "a.yaml".to_owned(),
            text: text.into(),
        };
        let at = text.find('X').unwrap();
        let rule = rules::find("unsplit-path").unwrap();
        let found = Diagnostic::new(rule, Span::new(FileId(0), at..at + 1), "");
        let fix = allowing(&source, &found)?;
        Some(mend(text, FileId(0), [&fix]).text)
    }

    #[test]
    fn the_comment_stands_where_one_can() {
        for (text, due) in [
            (
                "a: X  \r\nb: 1\r\n",
                "a: X # provspec: allow(unsplit-path)  \r\nb: 1\r\n",
            ),
            (
                "a: [X,\n  1]",
                "a: [X, # provspec: allow(unsplit-path)\n  1]",
            ),
            (
                "a: |\n  X\n  y\n",
                "a: | # provspec: allow(unsplit-path)\n  X\n  y\n",
            ),
            (
                "a:\n  b: X # why\n",
                "a:\n  # provspec: allow(unsplit-path)\n  b: X # why\n",
            ),
            (
                "a: X # provspec: allow(idle-step): why\n",
                "a: X # provspec: allow(idle-step, unsplit-path): why\n",
            ),
            (
                "a:\n  - \"X\n    y\"\n",
                "a:\n  # provspec: allow(unsplit-path)\n  - \"X\n    y\"\n",
            ),
        ] {
            assert_eq!(allowed(text).as_deref(), Some(due), "{text}");
        }
    }

    #[test]
    fn an_error_is_not_allowed() {
        let source = SourceFile {
            id: FileId(0),
            path: "a.yaml".to_owned(),
            text: "a: X\n".into(),
        };
        for rule in ["unknown-field", "unused-suppression"] {
            let rule = rules::find(rule).unwrap();
            let found = Diagnostic::new(rule, Span::new(FileId(0), 3..4), "");
            assert_eq!(allowing(&source, &found), None);
        }
    }
}
