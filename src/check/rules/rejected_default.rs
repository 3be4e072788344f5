//! A default that the field itself rejects.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::check::resolve::Resolved;

declare_rule! {
    /// A default breaks the field's own rules.
    ///
    /// ## Why it matters
    ///
    /// A default is what the form starts with: a merchant who leaves it must not be refused.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account: { type: text, pattern: "^[0-9]{14}$", default: UA12 }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// account: { type: text, pattern: "^[0-9]{14}$", default: "26001234567890" }
    /// ```
    pub(crate) static RULE = "PS0305" "rejected-default" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let (Some(written), Some(value)) = (&field.keys.default, &field.field.default) else {
            continue;
        };
        if let Err(violation) = field.field.shape().check(value) {
            let finding = Diagnostic::new(
                &RULE,
                written.span,
                format!("the default of `{}` breaks the field's own rules: {violation}", field.field.key),
            );
            diagnostics.push(match field.field.kind.choices() {
                Some(choices) => {
                    let values: Vec<&str> = choices.iter().map(|choice| choice.value.as_str()).collect();
                    finding.help(format!("the options are {}", crate::diagnostics::list_names(&values)))
                }
                None if value.is_number() => finding.help("a text that looks like a number needs quotes"),
                None => finding,
            });
        }
    }
}
