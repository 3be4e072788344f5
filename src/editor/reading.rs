//! A file as it was read: its nodes and its names.

use super::names::Kind;
use super::occurrences;
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Span};
use crate::syntax::schema::Grammar;
use crate::yaml::{self, Document};

/// A name in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// What it is the name of.
    pub(super) kind: Kind,
    /// How it stands here.
    pub(super) stands: Stands,
    /// The name.
    pub(super) text: String,
    /// Its bytes, without quotes and braces.
    pub(super) span: Span,
    /// All of what it stands for, where it is defined; its own bytes elsewhere.
    pub(super) whole: Span,
    /// The shared group whose fields, and no others, are meant.
    pub(super) of_group: Option<String>,
    /// The field whose option it is.
    pub(super) of_field: Option<String>,
}

/// How a name stands in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// What it names is defined here.
    Defined,
    /// What it names is defined elsewhere.
    Used,
    /// What is defined around it once had this name.
    Earlier,
}

/// A file as it was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) document: Document,
    /// Whether something in it could not be read.
    pub(super) is_broken: bool,
    /// Its names, in the order of the file.
    pub(super) names: Vec<Name>,
}

impl Reading {
    /// Reads a file.
    pub(super) fn of(text: &str, file: FileId, grammar: Grammar) -> Self {
        let mut found = Vec::new();
        let document = yaml::parse(text, file, &mut found);
        let is_broken = found.iter().any(Diagnostic::is_error);
        Self::made(document, is_broken, text, grammar)
    }

    /// What was read from `text`.
    pub(super) fn made(document: Document, is_broken: bool, text: &str, grammar: Grammar) -> Self {
        let names = occurrences::of(&document, text, grammar);
        let is_broken = is_broken || document.root.is_none();
        Self {
            document,
            is_broken,
            names,
        }
    }

    /// The name at a byte; of two that touch it, the one that begins there.
    pub(super) fn at(&self, at: usize) -> Option<&Name> {
        let touches = |name: &&Name| name.span.range().start <= at && at <= name.span.range().end;
        self.names.iter().rfind(touches)
    }
}
