//! A change to the source that mends a finding.

use crate::source::{FileId, Span};

/// Whether a change can be made without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// It says what was certainly meant: there is no second reading.
    Safe,
    /// It is a guess, such as a name that is like the one that was written, or it changes what the spec says.
    Unsafe,
}

impl Safety {
    /// The word in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// A change to the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, as "did you mean …?" or in the imperative.
    pub message: String,
    /// Whether it can be made without asking.
    pub safety: Safety,
    /// What is replaced by what: in order of place, at least one, none overlapping.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty place where something is put in.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

impl Fix {
    /// A change without edits so far.
    pub fn new(message: impl Into<String>, safety: Safety) -> Self {
        Self {
            message: message.into(),
            safety,
            edits: Vec::new(),
        }
    }

    /// Adds a replacement behind the others.
    #[must_use]
    pub fn edit(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.edits.push(Edit {
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// What it puts in, if it is one replacement.
    pub fn replacement(&self) -> Option<&str> {
        match self.edits.as_slice() {
            [edit] => Some(&edit.replacement),
            _ => None,
        }
    }
}

/// A text with changes made to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended<'a> {
    /// The text now; what no change is about is as it was, byte for byte.
    pub text: String,
    /// The changes that were made, in order of place.
    pub made: Vec<&'a Fix>,
}

/// Makes changes to the text of a file. Of those that overlap the first one is made: what is left of the others, another look at
/// the text finds. Changes that are not about this file alone, or not about places in it, are not made.
pub fn mend<'a>(text: &str, file: FileId, fixes: impl IntoIterator<Item = &'a Fix>) -> Mended<'a> {
    let is_here = |edit: &Edit| edit.span.file == file && text.get(edit.span.range()).is_some();
    let mut fixes: Vec<&Fix> = fixes
        .into_iter()
        .filter(|fix| !fix.edits.is_empty() && fix.edits.iter().all(is_here))
        .collect();
    fixes.sort_by_key(|fix| fix.edits.iter().map(|edit| edit.span).min());
    let mut made: Vec<&Fix> = Vec::new();
    let mut edits: Vec<&Edit> = Vec::new();
    for fix in fixes {
        // One finding may be told of a place twice, with the same change.
        if made.contains(&fix) || !fix.edits.iter().all(|edit| is_apart(edit, &edits)) {
            continue;
        }
        edits.extend(&fix.edits);
        made.push(fix);
    }
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(&text[from..range.start]);
        out.push_str(&edit.replacement);
        from = range.end;
    }
    out.push_str(&text[from..]);
    Mended { text: out, made }
}

/// Whether an edit neither overlaps nor touches the others: of two that touch it is not known which comes first.
fn is_apart(edit: &Edit, others: &[&Edit]) -> bool {
    let is_apart =
        |other: &&Edit| edit.span.end < other.span.start || other.span.end < edit.span.start;
    others.iter().all(is_apart)
}
