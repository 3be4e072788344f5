//! Corners of YAML that specs do without.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A spec uses a corner of YAML that the language does without.
    ///
    /// Tags (`!!int`), merge keys (`<<`), maps as keys, several documents in one file, and aliases
    /// without an anchor: each of these reads differently in different tools, and a spec is read by many
    /// (editors, reviewers, linters).
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   account: &account { type: text, title: Account }
    ///   login: { <<: *account }
    /// ```
    ///
    /// ## Instead
    ///
    /// - To use a field in several forms, define it once under `fields:`.
    /// - To use fields in several providers, write a shared group and `use:` it.
    /// - Write one provider a file.
    pub(crate) static RULE = "PS0007" "unsupported-yaml" Error;
}

/// A second document begins.
pub(crate) fn second_document(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "a file holds one spec, but a second document begins here",
    )
    .help("move it into a file of its own")
}

/// A node has a tag.
pub(crate) fn tag(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "tags such as `!!str` are not part of the language",
    )
    .help("leave the tag out; a text that begins with `!` or looks like a number needs quotes")
}

/// An alias without an anchor before it.
pub(crate) fn unknown_alias(text: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, "this alias has no anchor before it");
    let advice = "a text that begins with `*` needs quotes";
    match text.get(span.range()) {
        Some(written) => finding.safe_fix(advice, span, super::syntax::quoted(written)),
        None => finding.help(advice),
    }
}

/// A key that is a list or a map.
pub(crate) fn complex_key(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "a key must be a text, not a list or a map")
        .help("a text that begins with `{` or `[` needs quotes")
}

/// A merge key.
pub(crate) fn merge_key(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "merge keys (`<<`) are not part of YAML 1.2")
        .help("define the field once under `fields:`, and say what differs in the form: `{ field: account, title: … }`")
}
