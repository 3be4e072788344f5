//! A file name that cannot be built.

use crate::check::resolve::Resolved;
use crate::check::template;
use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// The expected name of a file is no plain name, or is built from a field that is not there.
    ///
    /// A name in braces stands for the value of another field: `{terminal_id}_PrivateKey.key`. It may be any field of the
    /// provider. Folders and drive letters are not part of a name; extensions begin with a dot.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   terminal: { type: text, title: Terminal }
    ///   key: { type: file, title: Key, formats: [private_key], max_size: 20 KB, file_name: "{terminl}.key" }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// fields:
    ///   terminal: { type: text, title: Terminal }
    ///   key: { type: file, title: Key, formats: [private_key], max_size: 20 KB, file_name: "{terminal}.key" }
    /// ```
    pub(crate) static RULE = "PS0504" "malformed-file-name" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let public = field
            .keys
            .key_pair
            .as_ref()
            .and_then(|pair| pair.public_file.as_ref());
        for name in field.keys.file_name.iter().chain(public) {
            for (key, _) in template::names(name) {
                if !resolved.names.has(key) && !resolved.context.is_lost(key) {
                    let known: Vec<&str> = resolved.names.iter().collect();
                    let finding = Diagnostic::new(
                        &RULE,
                        name.span,
                        format!("the file name is built from the unknown field `{key}`"),
                    );
                    diagnostics.push(
                        match crate::diagnostics::closest(key, known.iter().copied()) {
                            Some(close) => finding.help(format!("did you mean `{{{close}}}`?")),
                            None => finding.help(format!(
                                "known here: {}",
                                crate::diagnostics::list_names(&known)
                            )),
                        },
                    );
                }
            }
            if name.is_empty() || name.contains(['/', '\\', ':']) || name.starts_with('.') {
                diagnostics.push(
                    Diagnostic::new(
                        &RULE,
                        name.span,
                        format!("`{name}` is not the name of a file"),
                    )
                    .help("write the name alone, without folders"),
                );
            }
        }
        for extension in field.keys.extensions.iter().flatten() {
            let rest = extension.strip_prefix('.').unwrap_or_default();
            if rest.is_empty() || !rest.bytes().all(|b| b.is_ascii_alphanumeric()) {
                diagnostics.push(
                    Diagnostic::new(
                        &RULE,
                        extension.span,
                        format!("`{extension}` is not an extension"),
                    )
                    .help("write a dot and letters or digits, such as `.key`"),
                );
            }
        }
    }
}
