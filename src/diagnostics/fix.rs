//! A change to the source that mends a finding.

use crate::source::Span;

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
