//! An example that the field itself rejects.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::check::resolve::Resolved;

declare_rule! {
    /// An example breaks the field's own rules.
    ///
    /// ## Why it matters
    ///
    /// An example is shown in the form and in the guide: a merchant who follows it must not be refused.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account: { type: text, pattern: "^[0-9]{14}$", example: UA12 }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// account: { type: text, pattern: "^[0-9]{14}$", example: "26001234567890" }
    /// ```
    pub(crate) static RULE = "PS0304" "rejected-example" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let (Some(written), Some(value)) = (&field.keys.example, &field.field.example) else {
            continue;
        };
        if let Err(violation) = field.field.shape().check(value) {
            let finding = Diagnostic::new(
                &RULE,
                written.span,
                format!("the example of `{}` breaks the field's own rules: {violation}", field.field.key),
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
