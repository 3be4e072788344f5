//! A field that stands twice in one form.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A field stands twice in one form.
    ///
    /// ## Why it matters
    ///
    /// A submission is one flat object: a key can have one value.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form: [account, password, account]
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave one out. For two values of the same kind define two fields; for one value per mode use `per_mode`; for a
    /// changing number of sets use `repeat`.
    pub(crate) static RULE = "PS0205" "duplicate-field" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for form in &resolved.forms {
        for scope in form.scopes() {
            let mut seen = std::collections::HashMap::new();
            for field in scope {
                match seen.get(&field.field.key) {
                    None => {
                        seen.insert(&field.field.key, field.used_at);
                    }
                    Some(first) => diagnostics.push(
                        Diagnostic::new(
                            &RULE,
                            field.used_at,
                            format!(
                                "the field `{}` stands twice in the form `{}`",
                                field.field.key, form.key
                            ),
                        )
                        .label("again here")
                        .also(*first, "first here")
                        .help("leave one out; two values of the same kind are two fields"),
                    ),
                }
            }
        }
    }
}
