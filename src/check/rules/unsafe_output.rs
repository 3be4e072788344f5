//! An output that would leave its folder.

use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// An output would be written outside the output folder, or over a file that provspec did not write.
    ///
    /// Paths of outputs lie inside the output folder: no `..`, no absolute path, and no link on the way that leads out of
    /// it. Files that are not listed in the folder's `manifest.txt` are never overwritten or deleted.
    ///
    /// ## Instead
    ///
    /// Move the file that is in the way, or name another folder with `--out`.
    pub(crate) static RULE = "PS0903" "unsafe-output" Error;
}

/// A link on the way to `path` leads out of the output folder.
pub(crate) fn outside(path: &str) -> Diagnostic {
    Diagnostic::about_path(
        &RULE,
        path,
        format!("`{path}` leads outside the output folder"),
    )
    .help("remove the link, or name another folder with `--out`")
}

/// Somebody else's file is at `path`.
pub(crate) fn foreign(path: &str) -> Diagnostic {
    Diagnostic::about_path(
        &RULE,
        path,
        format!("`{path}` is in the way: provspec did not write it"),
    )
    .help("move it, or name another folder with `--out`")
}
