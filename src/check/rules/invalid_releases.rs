//! A release file that cannot be used.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// The file that remembers the releases of the package for frontends cannot be used.
    ///
    /// `provspec release` writes it (`releases/frontend.json`, unless `[frontend]` in `provspec.toml` names another), and
    /// every build compares the specs with it. Only the words of the changes in it may be edited.
    ///
    /// ## Why it matters
    ///
    /// From another contract than that of the last release another version would follow: those who use the package would
    /// be told that nothing breaks.
    ///
    /// ## Instead
    ///
    /// Restore the file from version control. Where two branches have released, take the file of the one that was
    /// published, and run `provspec release` for what the other has changed.
    pub(crate) static RULE = "PS0904" "invalid-releases" Error;
}

/// The file is wrong at `span`.
pub(crate) fn report(span: Span, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, message).help(help)
}

/// `path` cannot be read or written at all.
pub(crate) fn about(path: &str, what: &str, error: &std::io::Error) -> Diagnostic {
    let reason = super::unreadable_file::reason(error);
    Diagnostic::about_path(&RULE, path, format!("cannot {what} `{path}`: {reason}"))
        .help("put a file in its place that may be read and written, or take it away")
}
