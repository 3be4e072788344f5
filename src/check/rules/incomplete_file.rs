//! A file without formats or a size.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::syntax::FieldType;

declare_rule! {
    /// A file does not say what it may be, or how large.
    ///
    /// ## Why it matters
    ///
    /// Without a format nobody can tell a key from a holiday picture; without a limit a form takes a gigabyte. A merchant
    /// sees both as help below the field.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// certificate: { type: file, title: Certificate }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// certificate: { type: file, title: Certificate, formats: [certificate], max_size: 20 KB }
    /// ```
    pub(crate) static RULE = "PS0501" "incomplete-file" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        if field.field_type != Some(FieldType::File) {
            continue;
        }
        let place = field
            .keys
            .field_type
            .as_ref()
            .map_or(field.used_at, |word| word.span);
        let name = &field.field.definition;
        let context = &resolved.context;
        let no_formats =
            field.keys.formats.as_ref().is_none_or(Vec::is_empty) && !context.is_lost("formats");
        let no_size = field.keys.max_size.is_none() && !context.is_lost("max_size");
        if no_formats && no_size {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    place,
                    format!("the file `{name}` says neither what it may be nor how large"),
                )
                .help(
                    "add `formats:` and `max_size:`, such as `formats: [pkcs12], max_size: 20 KB`",
                ),
            );
            continue;
        }
        if no_formats {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    place,
                    format!("the file `{name}` does not say what it may be"),
                )
                .help("add `formats:`, such as `formats: [pkcs12]` or `formats: [private_key]`"),
            );
        }
        if no_size {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    place,
                    format!("the file `{name}` does not say how large it may be"),
                )
                .help("add `max_size:`, such as `max_size: 20 KB`"),
            );
        }
    }
}
