//! An output that cannot be written.

use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// An output cannot be written.
    ///
    /// The folder may not be written to, the disk is full, or something that is not a folder is in the way. Files are
    /// written beside their place and moved there, so each is either the old one or the new one.
    ///
    /// ## Instead
    ///
    /// Make the folder writable, make room, or name another folder with `--out`. Then build again.
    pub(crate) static RULE = "PS0902" "unwritable-output" Error;
}

/// `path` cannot be written.
pub(crate) fn report(path: &str, error: &std::io::Error) -> Diagnostic {
    let reason = super::unreadable_file::reason(error);
    Diagnostic::about_path(&RULE, path, format!("cannot write `{path}`: {reason}"))
        .help("make the folder writable, or name another one with `--out`")
}
