//! A baseline that cannot be used.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// The file of known findings cannot be used.
    ///
    /// `provspec check --write-baseline` writes it (`provspec-baseline.json`, unless `[paths]` in `provspec.toml` names
    /// another). What is in it is not told again.
    ///
    /// ## Why it matters
    ///
    /// Without it, what is new cannot be told from what was there before.
    ///
    /// ## Instead
    ///
    /// Restore the file from version control, or write it anew. After a merge, too, write it anew: no conflict in it has to be
    /// resolved by hand.
    pub(crate) static RULE = "PS1205" "invalid-baseline" Error;
}

const HELP: &str = "restore it, or run `provspec check --write-baseline`";

/// The file is wrong at `span`.
pub(crate) fn report(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, message).help(HELP)
}

/// `path` cannot be read or written at all.
pub(crate) fn about(path: &str, what: &str, error: &std::io::Error) -> Diagnostic {
    let reason = super::unreadable_file::reason(error);
    Diagnostic::about_path(&RULE, path, format!("cannot {what} `{path}`: {reason}"))
        .help("put a file in its place that may be read and written, or take it away")
}
