//! Two providers with one code.

use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// Two specs have the same code, or codes that become the same Rust module.
    ///
    /// ## Why it matters
    ///
    /// A code names modules, schemas, pages and stored connections. Codes that differ only in `-` and `_` become the
    /// same module.
    ///
    /// ## Instead
    ///
    /// Rename one of the two. A provider that stored connections know by its old code keeps that code.
    pub(crate) static RULE = "PS0202" "duplicate-code" Error;
}

/// The specs at `first` and `second` have codes that clash.
pub(crate) fn report(code: &str, first: &str, second: &str) -> Diagnostic {
    let finding = Diagnostic::about_path(
        &RULE,
        second,
        format!("the code `{code}` is taken by `{first}`"),
    );
    let first_code = first
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map_or("", |(stem, _)| stem);
    let finding = if first_code == code {
        finding
    } else {
        finding.note("codes that differ only in `-` and `_` become the same Rust module")
    };
    finding.help("rename one of the two files and its `code:`")
}
