//! A passphrase that no field of the form takes.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::FieldKind;

declare_rule! {
    /// A file is unlocked by a field that is not on the form, or that is no secret.
    ///
    /// ## Why it matters
    ///
    /// The backend opens the file with that value. Without it the file cannot be checked, and a password in a plain field
    /// would be shown and logged.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// pkcs_key: { type: file, formats: [pkcs12], max_size: 20 KB, passphrase: cert_password }
    /// ```
    ///
    /// ## Instead
    ///
    /// Define `cert_password` as a `secret` and put it on the same form.
    pub(crate) static RULE = "PS0503" "unknown-passphrase" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for form in &resolved.forms {
        for scope in form.scopes() {
            for field in scope {
                let Some(name) = &field.keys.passphrase else {
                    continue;
                };
                match scope.iter().find(|other| other.field.key == name.value) {
                    None if resolved.context.is_lost(name) => {}
                    None => {
                        // What a merchant types, by the name that a spec writes.
                        let mut known: Vec<&str> = Vec::new();
                        for other in scope {
                            let typed = !matches!(other.field.kind, FieldKind::File(_));
                            let name = other.field.definition.as_str();
                            if other.field.secret && typed && !known.contains(&name) {
                                known.push(name);
                            }
                        }
                        diagnostics.push(
                            Diagnostic::new(
                                &RULE,
                                name.span,
                                format!("the passphrase `{name}` is not a field of the form"),
                            )
                            .note(format!(
                                "the form `{}` has the file, so it needs the field that unlocks it",
                                form.key
                            ))
                            .suggest(name, name.span, known),
                        );
                    }
                    Some(other) if !other.field.secret => diagnostics.push(
                        Diagnostic::new(
                            &RULE,
                            name.span,
                            format!("the passphrase `{name}` is not a secret"),
                        )
                        .help(format!("make `{name}` a field of type `secret`")),
                    ),
                    Some(_) => {}
                }
            }
        }
    }
}
