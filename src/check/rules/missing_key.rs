//! A key that must be there and is not.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;
use crate::syntax::SharedGroup;

declare_rule! {
    /// A map lacks a key that it must have.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account:
    ///   title: Account
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// account:
    ///   type: text
    ///   title: Account
    /// ```
    pub(crate) static RULE = "PS0103" "missing-key" Error;
}

/// A shared group has neither fields nor steps, or help that no heading stands over.
pub(crate) fn in_shared_group(group: &SharedGroup) -> Option<Diagnostic> {
    if group.fields.is_empty() && group.setup.is_empty() {
        let message = format!(
            "the shared group `{}` has no `fields` and no `setup`",
            group.group
        );
        let finding = Diagnostic::new(&RULE, group.group.span, message);
        return Some(
            finding.help("add `fields:` for a form, or `setup:` with steps for the guide"),
        );
    }
    let description = group.description.as_ref()?;
    if group.title.is_some() {
        return None;
    }
    let message = "the description stands below a heading, and there is no `title`";
    let finding = Diagnostic::new(&RULE, description.span, message);
    Some(finding.help("add `title:`, or put the text into the `description` of a field"))
}

/// `map` lacks `key`.
pub(crate) fn report(span: Span, key: &str, map: &str, top: bool) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("{map} has no `{key}`"));
    match (top, key) {
        (true, "provspec") => {
            finding.help("begin the file with `provspec: 1`, the version of the language")
        }
        (true, "code") => finding.help("add `code:` with the file's name without extension"),
        (true, "name") => finding.help("add `name:` with the provider's name as it writes it"),
        (_, "is") => {
            finding.help("add `is:` with an option of the field, or `is: on` for a toggle")
        }
        (_, "title") if map.ends_with("of `setup`") && !map.starts_with("entry 1 ") => {
            finding.help("add `title:`; if this belongs to the step above it, leave out the `- `")
        }
        (_, "type") => {
            finding.help("say what kind of value it takes, such as `type: text` or `type: secret`")
        }
        _ => finding.help(format!("add `{key}:`")),
    }
}
