//! The one way to write a document of the language: what it says and its comments stay, only its layout changes.
//!
//! A text is taken as it is written ([`crate::yaml::written`]), each comment is put to its entry (`attach`, `tree`), the keys
//! of the language come into the order of the grammar (`order`, `places`), and all of it is printed (`print`, `scalar`,
//! `brackets`). Values are printed as their author wrote them, but for quotes that nobody needs (`quotes`). Whatever comes out is
//! read again and compared with what went in (`same`).

mod attach;
mod brackets;
mod order;
mod places;
mod print;
mod quotes;
mod same;
mod scalar;
mod tree;

use crate::diagnostics::Diagnostic;
use crate::source::FileId;
use crate::syntax::schema::Grammar;
use crate::yaml::{self, Node};

use places::Place;
use tree::Tree;

/// Why a text was not formatted.
#[derive(Debug)]
pub enum Unformatted {
    /// It cannot be read: what the reader says.
    Unreadable(Vec<Diagnostic>),
    /// What came out would mean something else. A mistake of ours.
    Altered,
}

/// Formats a text. Byte order marks go, and line breaks become those of Unix.
///
/// # Errors
///
/// The text cannot be read. What else may be wrong with it is no business of its layout.
pub fn format(text: &str, grammar: Grammar) -> Result<String, Unformatted> {
    format_source(text, FileId(0), grammar)
}

/// The same of the text of a file, so that what the reader says points into it.
///
/// # Errors
///
/// Those of [`format()`].
pub fn format_source(text: &str, file: FileId, grammar: Grammar) -> Result<String, Unformatted> {
    let before = read(text, file)?;
    let text = unix(text);
    let Some(document) = yaml::written(&text) else {
        return Ok(text);
    };
    let Some(mut tree) = Tree::of(&text, &document) else {
        return Ok(text);
    };
    let root = Place::root(grammar);
    // A name has to be given before it is used, so what is named stays where it is.
    if !tree.root.has_anchors() {
        order::order(&mut tree, &root, &text);
    }
    let formatted = print::print(&tree, &text);
    let after = read(&formatted, file).map_err(|_| Unformatted::Altered)?;
    if same::same(&before, &after, &root) {
        Ok(formatted)
    } else {
        Err(Unformatted::Altered)
    }
}

/// A text of one line as it is written behind a key: with quotes where it needs them.
pub fn text(words: &str) -> String {
    quotes::written(words)
}

/// What kind of document a text is, by its own words.
pub fn grammar_of(text: &str) -> Grammar {
    let document = yaml::parse(text, FileId(0), &mut Vec::new());
    let has = |key| {
        document
            .root
            .as_ref()
            .is_some_and(|root| root.get(key).is_some())
    };
    if has("code") {
        Grammar::Provider
    } else if has("group") {
        Grammar::SharedGroup
    } else if has("locale") {
        Grammar::Translations
    } else {
        Grammar::Provider
    }
}

/// A text that was read: its values, and its comments in order of their letters.
struct Reading {
    root: Option<Node>,
    comments: Vec<String>,
}

fn read(text: &str, file: FileId) -> Result<Reading, Unformatted> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found = Vec::new();
    let document = yaml::parse(text, file, &mut found);
    if found.iter().any(Diagnostic::is_error) {
        return Err(Unformatted::Unreadable(found));
    }
    let comments = document.comments.iter();
    let mut comments: Vec<String> = comments
        .filter_map(|comment| text.get(comment.span.range()))
        .map(|comment| comment.trim_end_matches([' ', '\t', '\r']).to_owned())
        .collect();
    comments.sort();
    let root = document.root;
    Ok(Reading { root, comments })
}

/// The text with line breaks of Unix and without a byte order mark.
fn unix(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}
