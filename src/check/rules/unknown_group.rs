//! A shared group that is not there.

use crate::check::SharedGroups;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// A spec uses a shared group that is not there.
    ///
    /// Shared groups live in `specs/shared/`, one a file; the file's name is the group's name.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form:
    ///   - account
    ///   - use: aple_pay
    /// ```
    ///
    /// ## Instead
    ///
    /// Mend the name, or write the group.
    pub(crate) static RULE = "PS0204" "unknown-group" Error;
}

/// `name` is no shared group. Nothing is said about one that could not be read.
pub(crate) fn report(name: &Spanned<String>, shared: &SharedGroups) -> Option<Diagnostic> {
    if shared.broken.contains_key(&name.value) {
        return None;
    }
    let finding = Diagnostic::new(&RULE, name.span, format!("unknown shared group `{name}`"));
    Some(if shared.groups.is_empty() {
        finding
            .help("shared groups live in the folder `shared` beside the specs; there is none yet")
    } else {
        finding.suggest(name, name.span, shared.groups.keys().map(String::as_str))
    })
}

/// A form takes a group that is there for its steps only.
pub(crate) fn without_fields(name: &Spanned<String>) -> Diagnostic {
    let message = format!("the shared group `{name}` has no fields to put into a form");
    Diagnostic::new(&RULE, name.span, message)
        .help(format!("write `- use: {name}` under `setup` of the guide"))
}

/// The guide takes a group that has no steps.
pub(crate) fn without_steps(name: &Spanned<String>) -> Diagnostic {
    let message = format!("the shared group `{name}` has no steps to put into the guide");
    Diagnostic::new(&RULE, name.span, message).help(format!(
        "leave `- use: {name}` out of `setup`, or write `setup:` in `shared/{name}.yaml`"
    ))
}

/// The guide has the steps of a group that no form uses.
pub(crate) fn unused(name: &Spanned<String>) -> Diagnostic {
    let message = format!("the guide has the steps of `{name}`, but no form uses the group");
    Diagnostic::new(&RULE, name.span, message).help(format!(
        "add `- use: {name}` to a form, or leave the steps out"
    ))
}
