//! YAML 1.2 text → a tree of nodes with byte-exact positions. The only place that names a YAML parser.
//!
//! Reading never stops at the first mistake: after a syntax error the entry around it is blanked out and
//! the rest is read again, so that one file with six mistakes gives six errors. What was blanked is kept
//! in [`Document::lost`], so that later stages do not complain about what they cannot see.

mod cause;
mod common;
mod conflict;
mod events;
mod lines;
mod node;
mod recovery;
mod scalar;
mod unquoted;
mod written;

pub use node::{Comment, Document, Kind, Node};

use cause::Cause;
pub(crate) use scalar::{plain_text_before, resolve};
pub(crate) use unquoted::Unquoted;
pub use written::{Notation, Written, WrittenDocument, written};

use crate::check::rules;
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Span};

/// The largest file that is read: a long guide has some 20 KB.
pub const MAX_BYTES: u64 = 1024 * 1024;
/// The deepest nesting of lists and maps.
pub(crate) const MAX_DEPTH: usize = 64;
/// The most entries of one list or map: no form has so many fields, and no select so many options.
pub(crate) const MAX_ENTRIES: usize = 1_000;
/// The most values of a document, lists and maps included: a long spec has a thousand. Checks may keep some kilobytes
/// for each.
pub(crate) const MAX_VALUES: usize = 30_000;
/// The most nodes that aliases may add to a document.
pub(crate) const MAX_ALIASED_NODES: usize = 10_000;
/// How many syntax errors of one file are looked for.
const MAX_RECOVERIES: usize = 20;

/// Turns the bytes of a file into text.
///
/// # Errors
///
/// A finding about bytes that are no text.
pub fn decode(bytes: &[u8], file: FileId) -> Result<&str, Box<Diagnostic>> {
    match std::str::from_utf8(bytes) {
        // YAML has no such character, not even in quotes; files that are no text are full of them.
        Ok(text) if text.contains('\0') => {
            let at = text.find('\0').unwrap_or_default();
            Err(Box::new(rules::not_text::report(file, bytes, at)))
        }
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => Err(Box::new(rules::not_text::report(
            file,
            bytes,
            error.valid_up_to(),
        ))),
    }
}

/// Reads one document. Findings go to `diagnostics`; what could be read is returned.
pub fn parse(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let mut patched = std::borrow::Cow::Borrowed(text);
    let mut lost = Vec::new();
    for conflict in conflict::conflicts(text) {
        diagnostics.push(rules::syntax::conflict(text, file, &conflict.marks));
        for range in conflict.left_out {
            lost.extend(recovery::names(&text[range.clone()]));
            patched = std::borrow::Cow::Owned(recovery::blank(&patched, range));
        }
    }
    if let Some(document) = common::read(&patched, file) {
        rules::comment_in_text::check(text, file, &document.comments, diagnostics);
        let root = not_too_large(document.root, text, diagnostics);
        return Document {
            root,
            lost,
            ..document
        };
    }
    for _ in 0..MAX_RECOVERIES {
        // Findings of a reading that failed come again in the next one.
        let mut found = Vec::new();
        match events::read(&patched, file, &mut found) {
            Ok(events::Read {
                root,
                comments,
                lost: refused,
            }) => {
                lost.extend(refused);
                diagnostics.append(&mut found);
                rules::comment_in_text::check(text, file, &comments, diagnostics);
                if root.is_none() && lost.is_empty() && diagnostics.is_empty() {
                    diagnostics.push(rules::empty_file::report(Span::new(file, 0..0)));
                }
                return Document {
                    root: not_too_large(root, text, diagnostics),
                    comments,
                    lost,
                };
            }
            Err(events::Stop::Limit(diagnostic)) => {
                diagnostics.push(*diagnostic);
                return Document {
                    root: None,
                    comments: Vec::new(),
                    lost,
                };
            }
            Err(events::Stop::Syntax { at, message }) => {
                let (at, finding) = mistake(text, &patched, file, at, &message);
                diagnostics.push(finding);
                let Some(range) = recovery::mistaken(&patched, at, &message) else {
                    break;
                };
                lost.extend(recovery::names(&patched[range.clone()]));
                patched = std::borrow::Cow::Owned(recovery::blank(&patched, range));
            }
        }
    }
    Document {
        root: None,
        comments: Vec::new(),
        lost,
    }
}

/// The root, unless it has more values than a document may have: that is said.
fn not_too_large(
    root: Option<Node>,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    // Every value has a byte of its own and one beside it, unless it comes by an alias.
    if text.len() / 2 + MAX_ALIASED_NODES <= MAX_VALUES {
        return root;
    }
    let root = root?;
    let mut left = MAX_VALUES;
    match root.first_beyond(&mut left) {
        Some(beyond) => {
            let finding = rules::too_many_values::report(beyond.span, MAX_VALUES);
            diagnostics.push(finding);
            None
        }
        None => Some(root),
    }
}

/// What a parser stumbled over at byte `at`, told as a reader would: where it is, and the finding.
fn mistake(
    text: &str,
    patched: &str,
    file: FileId,
    at: usize,
    message: &str,
) -> (usize, Diagnostic) {
    if message.contains("escape character")
        && let Some((backslash, whole)) = unquoted::unknown_escape(patched, at)
    {
        let finding = rules::syntax::unknown_escape(text, file, backslash, whole);
        return (backslash, finding);
    }
    if let Some(cause @ (Cause::Unclosed(_) | Cause::Tab(_))) = cause::cause(patched, at) {
        return said(cause, text, file);
    }
    if let Some(unquoted) = unquoted::unquoted(patched, at) {
        let at = unquoted.range.start;
        return (at, rules::syntax::unquoted(text, file, &unquoted));
    }
    if let Some(cause) = cause::cause(patched, at) {
        return said(cause, text, file);
    }
    if let Some(cause) = cause::indentation(patched, at, message) {
        return said(cause, text, file);
    }
    (at, rules::syntax::report(text, file, at, message))
}

/// The place of a cause, and the finding about it.
fn said(cause: Cause, text: &str, file: FileId) -> (usize, Diagnostic) {
    match cause {
        Cause::Unclosed(at) => (at, rules::syntax::unclosed(text, file, at)),
        Cause::Tab(at) => (at, rules::syntax::tab(file, at)),
        Cause::Deeper(at) => (at, rules::syntax::deeper(text, file, at)),
        Cause::NoKey(at) => (at, rules::syntax::no_key(text, file, at)),
        Cause::Further(at) => (at, rules::syntax::further(text, file, at)),
        Cause::Less(at) => (at, rules::syntax::less(text, file, at)),
        Cause::SecondDash(at) => (at, rules::syntax::second_dash(file, at)),
        Cause::DashWithoutSpace(at) => (at, rules::syntax::dash_without_space(file, at)),
        Cause::NoDash(at) => (at, rules::syntax::no_dash(text, file, at)),
    }
}
