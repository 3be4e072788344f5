//! A field that no form uses.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::check::resolve::Resolved;

declare_rule! {
    /// A field is defined and no form uses it.
    ///
    /// It may be left over from a change, or a form forgot it.
    ///
    /// ## Instead
    ///
    /// Use it in a form, or delete the definition.
    pub(crate) static RULE = "PS0208" "unused-field" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (name, _) in resolved.context.spec.fields.iter() {
        let used = resolved
            .forms
            .iter()
            .any(|form| form.every_field().any(|field| field.field.definition == name.value));
        if !used && !resolved.context.is_lost(name) {
            diagnostics.push(
                Diagnostic::new(&RULE, name.span, format!("no form uses the field `{name}`"))
                    .help("name it in a form, or delete it"),
            );
        }
    }
}
