//! A comment for the compiler that it does not understand.

use crate::diagnostics::{Diagnostic, closest, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A comment begins with `provspec:` and goes on in words that are not known.
    ///
    /// A comment is `# provspec: allow(RULE, …)`, at the end of a line or above it, or `# provspec: allow-file(RULE, …)`.
    /// What follows the bracket is the reason, in any words.
    ///
    /// ## Why it matters
    ///
    /// It was meant to keep a warning from being told, and does not.
    pub(crate) static RULE = "PS1204" "malformed-suppression" Warning;
}

const HELP: &str = "write `# provspec: allow(unused-field): the reason`";

/// Another word than those that there are.
pub(crate) fn word(span: Span, word: &str) -> Diagnostic {
    let words = match word {
        "" => "a word is missing after `provspec:`".to_owned(),
        word => format!("`{word}` is nothing that a comment can say to provspec"),
    };
    let finding = Diagnostic::new(&RULE, span, words).help(HELP);
    let meant = match word {
        // As other tools have it.
        "ignore" | "noqa" | "disable" | "expect" => Some("allow"),
        word => closest(word, ["allow", "allow-file"]),
    };
    match meant {
        Some(meant) => finding.fix(format!("did you mean `{meant}`?"), span, meant),
        None => finding,
    }
}

/// No list of rules.
pub(crate) fn no_list(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "the comment does not say which rules it allows",
    )
    .help(HELP)
}

/// A list without an end, or without rules.
pub(crate) fn list(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "this is no list of rules in brackets").help(HELP)
}
