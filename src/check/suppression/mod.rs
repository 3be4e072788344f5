//! Comments that keep a warning from being told: `# provspec: allow(unused-field): reason`.

mod comment;
mod write;

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use super::rules::{malformed_suppression, unknown_rule, unsuppressible_error, unused_suppression};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{FileId, SourceFile, Span};
use crate::yaml::{self, Comment, Kind, Node};
use comment::{Fault, Order, Reach};
pub use write::allowing;

/// The most comments of one file that are looked at; who needs more allows a rule in the whole file.
const MOST: usize = 500;

/// The suppressions of one file.
#[derive(Debug, Default)]
pub(crate) struct Suppressions {
    path: String,
    each: Vec<Suppression>,
}

/// One comment.
#[derive(Debug)]
struct Suppression {
    comment: Span,
    /// What goes when the comment goes: the white space before it, or its whole line.
    removal: Span,
    /// What is between the brackets.
    list: Span,
    /// What it is about, in bytes; none = the whole file.
    lines: Option<Vec<Range<usize>>>,
    rules: Vec<Named>,
    reason: String,
}

/// A rule in a comment.
#[derive(Debug)]
struct Named {
    name: String,
    code: &'static str,
    /// Several specs, looked at at once, may lead to a finding in a shared group.
    used: AtomicBool,
}

impl Suppressions {
    /// Reads the comments of a file of YAML. What is wrong with them goes to `diagnostics`.
    pub(crate) fn read(source: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut out = Self::default();
        if !comment::may_be_in(&source.text) {
            return out;
        }
        out.path.clone_from(&source.path);
        // Places of letters alone: what is wrong with the YAML was said before.
        let document = yaml::parse(&source.text, source.id, &mut Vec::new());
        let texts = document.root.as_ref().map(long_texts).unwrap_or_default();
        let comments = document.comments.iter().filter_map(|comment| {
            let words = source.text.get(comment.span.range())?;
            Some((comment, words, comment::read(words)?))
        });
        for (comment, words, order) in comments.take(MOST) {
            match order {
                Ok(order) => {
                    let found = Suppression::new(source, &texts, comment, &order, diagnostics);
                    out.each.extend(found);
                }
                Err(fault) => diagnostics.push(told(comment.span, words, fault)),
            }
        }
        out
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.each.is_empty()
    }

    /// The reason of the comment that keeps a finding in this file from being told, if there is one.
    pub(crate) fn reason(&self, found: &Diagnostic) -> Option<&str> {
        if found.rule.severity == Severity::Error {
            return None;
        }
        let mut first = None;
        for suppression in &self.each {
            let covers = match (&suppression.lines, found.span()) {
                (None, Some(_)) => true,
                (None, None) => found.path.as_ref() == Some(&self.path),
                (Some(lines), Some(span)) => {
                    let at = span.range().start;
                    lines.iter().any(|line| line.contains(&at))
                }
                (Some(_), None) => false,
            };
            let mut rules = suppression.rules.iter();
            if let Some(named) = rules.find(|it| covers && it.code == found.rule.code) {
                named.used.store(true, Ordering::Relaxed);
                first.get_or_insert(&*suppression.reason);
            }
        }
        first
    }

    /// Forgets which of them keep something from being told.
    pub(crate) fn forget_use(&self) {
        let rules = self.each.iter().flat_map(|suppression| &suppression.rules);
        rules.for_each(|it| it.used.store(false, Ordering::Relaxed));
    }

    /// Findings about comments that keep nothing from being told, once all is known of the file.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        self.each.iter().filter_map(|suppression| {
            let is_used = |it: &&Named| it.used.load(Ordering::Relaxed);
            let used: Vec<&str> = names(suppression.rules.iter().filter(is_used));
            let unused: Vec<&str> = names(suppression.rules.iter().filter(|it| !is_used(it)));
            if unused.is_empty() {
                return None;
            }
            let is_file = suppression.lines.is_none();
            let found = unused_suppression::report(suppression.comment, &unused, is_file);
            Some(match used.as_slice() {
                [] => found.safe_fix("take the comment away", suppression.removal, ""),
                used => {
                    let words = format!("leave only {}", used.join(", "));
                    found.safe_fix(words, suppression.list, used.join(", "))
                }
            })
        })
    }
}

fn names<'a>(rules: impl Iterator<Item = &'a Named>) -> Vec<&'a str> {
    rules.map(|it| it.name.as_str()).collect()
}

impl Suppression {
    fn new(
        source: &SourceFile,
        texts: &[Span],
        comment: &Comment,
        order: &Order<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let range = comment.span.range();
        let place = |at: usize, length: usize| part(source.id, range.start, at..at + length);
        let mut rules = Vec::new();
        for &(at, name) in &order.rules {
            let span = place(at, name.len());
            match super::rules::find(name) {
                None => diagnostics.push(unknown_rule::in_comment(span, name)),
                Some(rule) if rule.severity == Severity::Error => {
                    diagnostics.push(unsuppressible_error::in_comment(span, rule));
                }
                Some(rule) => rules.push(Named {
                    name: name.to_owned(),
                    code: rule.code,
                    used: AtomicBool::new(false),
                }),
            }
        }
        // What is wrong with the others was said; nothing is left that could be unused.
        let (first, last) = (order.rules.first()?, order.rules.last()?);
        let list = place(first.0, last.0 + last.1.len() - first.0);
        let lines = match order.reach {
            Reach::File => None,
            Reach::Line => Some(covered(&source.text, texts, range.start)),
        };
        (!rules.is_empty()).then(|| Self {
            comment: comment.span,
            removal: removal(source, range),
            list,
            lines,
            rules,
            reason: order.reason.to_owned(),
        })
    }
}

/// A part of a comment that begins at `start`.
fn part(file: FileId, start: usize, range: Range<usize>) -> Span {
    Span::new(file, start + range.start..start + range.end)
}

fn told(comment: Span, words: &str, fault: Fault) -> Diagnostic {
    let at = |range: Range<usize>| part(comment.file, comment.range().start, range);
    match fault {
        Fault::Word(range) => {
            let word = &words[range.clone()];
            malformed_suppression::word(at(range), word)
        }
        Fault::NoList => malformed_suppression::no_list(at(0..words.trim_end().len())),
        Fault::List(range) => malformed_suppression::list(at(range)),
    }
}

/// The line that a comment is about: its own, or where it stands alone, the next one that is not another comment. A
/// text of several lines that begins or ends there is a part of it, since no comment can stand in it.
fn covered(text: &str, texts: &[Span], comment: usize) -> Vec<Range<usize>> {
    let line_at = |at: usize| {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..]
            .find('\n')
            .map_or(text.len(), |newline| at + newline + 1);
        start..end
    };
    let mut line = line_at(comment);
    if text[line.start..comment].trim().is_empty() {
        loop {
            line = line_at(line.end);
            let words = text[line.clone()].trim_start();
            if line.end >= text.len() || !(words.is_empty() || words.starts_with('#')) {
                break;
            }
        }
    }
    let touches = |span: &&Span| {
        let range = span.range();
        // A text after `>` or `|` begins a line below them.
        let before = text.get(..range.start).map_or(0, |it| it.trim_end().len());
        let ends = [
            before.saturating_sub(1),
            range.start,
            range.end.saturating_sub(1),
        ];
        ends.iter().any(|at| line.contains(at))
    };
    let more: Vec<_> = texts
        .iter()
        .filter(touches)
        .map(|span| span.range())
        .collect();
    std::iter::once(line.clone()).chain(more).collect()
}

/// The places of texts; those on one line do no harm.
fn long_texts(root: &Node) -> Vec<Span> {
    let mut texts = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.kind {
            Kind::List(items) => open.extend(items),
            Kind::Map(entries) => open.extend(entries.iter().map(|(_, value)| value)),
            Kind::Text(_) => texts.push(node.span),
            _ => {}
        }
    }
    texts
}

fn removal(source: &SourceFile, comment: Range<usize>) -> Span {
    let text = &source.text;
    let start = text[..comment.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let before = text[start..comment.start].trim_end();
    let range = if before.is_empty() {
        let end = text[comment.end..].find('\n');
        start..end.map_or(text.len(), |newline| comment.end + newline + 1)
    } else {
        let words = text[comment.clone()].trim_end();
        start + before.len()..comment.start + words.len()
    };
    Span::new(source.id, range)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &str = "provspec: 1 # provspec: allow(unused-field): чому\r\n# provspec: allow-file(missing-host,\tno-rule)\n\
                        a: |# provspec: allow(PS0208)\n   té\n\n   # provspec: allow(a)\nb: [ # provspec: nothing\n \"x\n y\"] # provspec: \
                        allow(idle-step, unsplit-path\n";

    /// Half typed, or with something else in it, comments are read without harm, and what is said of them has a place.
    #[test]
    fn any_text_is_read() {
        let cuts = SPEC.char_indices().map(|(at, _)| at);
        let mut texts: Vec<String> = cuts.clone().map(|at| SPEC[..at].to_owned()).collect();
        texts.extend(cuts.clone().map(|at| SPEC[at..].to_owned()));
        for odd in ["\"", "\u{2028}", "\n- "] {
            texts.extend(
                cuts.clone()
                    .map(|at| [&SPEC[..at], odd, &SPEC[at..]].concat()),
            );
        }
        for text in texts {
            let source = SourceFile {
                id: FileId(0),
                path: "a.yaml".to_owned(),
                text: text.as_str().into(),
            };
            let mut found = Vec::new();
            let suppressions = Suppressions::read(&source, &mut found);
            found.extend(suppressions.unused());
            for finding in &found {
                let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
                for span in edits.map(|edit| edit.span).chain(finding.span()) {
                    assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
                }
            }
        }
    }

    /// What a fix leaves has nothing that is unused.
    #[test]
    fn what_is_unused_is_taken_away() {
        let fixed = |text: &str| {
            let source = SourceFile {
                id: FileId(0),
                path: "a.yaml".to_owned(),
                text: text.into(),
            };
            let suppressions = Suppressions::read(&source, &mut Vec::new());
            let used = Diagnostic::new(
                super::super::rules::find("PS0208").unwrap(),
                Span::new(FileId(0), 0..1),
                "",
            );
            suppressions.reason(&used);
            let mut out = text.to_owned();
            let found: Vec<Diagnostic> = suppressions.unused().collect();
            for edit in found
                .iter()
                .rev()
                .filter_map(|it| it.fix.as_ref())
                .flat_map(|fix| &fix.edits)
            {
                out.replace_range(edit.span.range(), &edit.replacement);
            }
            out
        };
        assert_eq!(
            fixed("a: 1 # provspec: allow(idle-step): why\r\nb: 2\n"),
            "a: 1\r\nb: 2\n"
        );
        assert_eq!(
            fixed("a: 1\n  # provspec: allow(idle-step)\nb: 2\n"),
            "a: 1\nb: 2\n"
        );
        assert_eq!(fixed("a: 1 # provspec: allow(idle-step)"), "a: 1");
        assert_eq!(
            fixed("a: 1 # provspec: allow(idle-step, PS0208, unsplit-path) why\n"),
            "a: 1 # provspec: allow(PS0208) why\n"
        );
    }
}
