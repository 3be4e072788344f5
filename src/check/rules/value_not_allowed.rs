//! A value that is not one of the words of the language.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A value is not one of the words that are allowed here.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account: { type: string, title: Account }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// account: { type: text, title: Account }
    /// ```
    pub(crate) static RULE = "PS0104" "value-not-allowed" Error;
}

/// `name` is `found`, which is not one of `allowed`. Of these, `free` may still be written here.
pub(crate) fn report(
    span: Span,
    name: &str,
    found: &str,
    allowed: &[String],
    free: &[&str],
) -> Diagnostic {
    let shown = found.trim().lines().next().unwrap_or_default();
    let bare = shown.trim_matches(['"', '\'']);
    let finding = match allowed {
        [only] if name == "`provspec`" => Diagnostic::new(
            &RULE,
            span,
            format!("version `{shown}` of the language is not known"),
        )
        .help(format!(
            "write `provspec: {only}`; a later version needs a later provspec"
        )),
        [only] => Diagnostic::new(
            &RULE,
            span,
            format!("{name} must be `{only}`, not `{shown}`"),
        ),
        _ => Diagnostic::new(&RULE, span, format!("{name} cannot be `{shown}`")),
    };
    // What other languages call the same thing.
    let synonym = match bare {
        "string" | "str" => Some("text"),
        "password" => Some("secret"),
        "boolean" | "bool" | "checkbox" | "switch" => Some("toggle"),
        "int" => Some("integer"),
        "enum" | "dropdown" | "choice" => Some("select"),
        "textarea" => Some("multiline"),
        "upload" => Some("file"),
        ";" => Some("semicolon"),
        "," | ", " => Some("comma"),
        " " => Some("space"),
        "\\n" => Some("new_line"),
        "*" => Some("asterisk"),
        "%" => Some("percent"),
        "sandbox" | "stage" | "staging" => Some("test"),
        "production" | "prod" => Some("live"),
        "p12" | "pfx" => Some("pkcs12"),
        "crt" | "cer" => Some("certificate"),
        "csr" => Some("certificate_request"),
        _ => None,
    };
    if name == "`origin`" && matches!(bare, "company" | "us" | "brand" | "issued") {
        return finding.help(
            "what the company makes for each connection is no field: define it under `issued:` at the top, and name it where \
             the merchant enters it, as in `set: { Token: \"{key}\" }`",
        );
    }
    if free.is_empty() {
        return finding.help("leave it out: the list has every value there is");
    }
    match synonym.filter(|word| free.contains(word)) {
        Some(word) => finding.safe_fix(format!("here it is called `{word}`"), span, word),
        None if allowed.len() == 1 => finding,
        None => finding.suggest(bare, span, free.iter().copied()),
    }
}
