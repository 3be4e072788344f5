//! A file that is larger than anything a person writes.

use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A spec is larger than 1 MiB.
    ///
    /// A long spec with its guide has some 20 KB. A file of this size is something else, or it holds data
    /// that does not belong into a spec (a picture, a certificate).
    ///
    /// ## Instead
    ///
    /// Keep pictures in files of their own and refer to them with `screenshots:`. Write what several
    /// providers share once, as a shared group.
    pub(crate) static RULE = "PS0002" "file-too-large" Error;
}

/// `path` has `bytes` bytes where `most` are read.
pub(crate) fn report(path: &str, bytes: u64, most: u64) -> Diagnostic {
    let message = format!("`{path}` has {bytes} bytes, more than the {most} that are read");
    Diagnostic::about_path(&RULE, path, message)
        .note("a long spec has some 20,000 bytes; this file was not looked at")
}
