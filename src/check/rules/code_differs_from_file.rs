//! A code that is not the file's name.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// A provider's code is not the name of its file.
    ///
    /// ## Why it matters
    ///
    /// The file is the registration: whoever looks for a provider looks for `specs/<code>.yaml`, and two files
    /// cannot claim one code.
    ///
    /// ## Example
    ///
    /// `specs/connectum.yaml`:
    ///
    /// ```yaml
    /// code: conectum
    /// ```
    ///
    /// ## Instead
    ///
    /// Rename the file or mend the code. A shared group's `group:` is its file's name in the same way.
    pub(crate) static RULE = "PS0201" "code-differs-from-file" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (code, stem) = (&resolved.context.spec.code, resolved.context.stem);
    if code.value != stem && !resolved.context.is_lost("code") {
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                code.span,
                format!("the code `{code}` is not the file's name `{stem}`"),
            )
            .help(if may_be_code(stem) {
                format!("write `code: {stem}`, or rename the file to `{code}.yaml`")
            } else {
                format!("rename the file to `{code}.yaml`: `{stem}` cannot be a code")
            }),
        );
    }
}

/// Whether the name of a file can be a code.
fn may_be_code(stem: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    stem.starts_with(letter) && stem.chars().all(|c| letter(c) || matches!(c, '_' | '-'))
}

/// The same for a shared group.
pub(crate) fn shared_group(group: &Spanned<String>, stem: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        group.span,
        format!("the group `{group}` is not the file's name `{stem}`"),
    )
    .help(format!(
        "write `group: {stem}`, or rename the file to `{group}.yaml`"
    ))
}
