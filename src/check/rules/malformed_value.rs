//! A value that does not have the form that is due.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A value does not have the form that the language asks for here.
    ///
    /// Codes of providers are lower case (`[a-z0-9_-]`), since they become file names, module names and
    /// addresses; dates are `2026-01-31`; screenshots are relative paths of pictures, without `..`.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// code: Perfect Money
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// code: perfectmoney
    /// ```
    pub(crate) static RULE = "PS0105" "malformed-value" Error;
}

/// `name` is `found`, which does not match `pattern`.
pub(crate) fn report(span: Span, name: &str, found: &str, pattern: &str) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("{name} cannot be `{found}`"));
    match name {
        "`code`" if found.is_ascii() && found.contains(|c: char| c.is_ascii_alphanumeric()) => {
            let slug: Vec<String> = found
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            let slug = slug.join("_");
            finding
                .note("a code has lower-case letters, digits, `_` and `-`, and begins with a letter or digit")
                .help(format!("rename the file to `{slug}.yaml` as well"))
                .fix("write it so", span, slug)
        }
        "`code`" => finding.note(
            "a code has lower-case letters, digits, `_` and `-`, and begins with a letter or digit",
        ),
        "`group`" => finding.note(
            "the name of a group has lower-case letters, digits and `_`, and begins with a letter",
        ),
        "`since`" | "`begins`" | "`retires`" => finding.note("a date is written `2026-01-31`"),
        "`image`" if found.ends_with(".svg") => finding
            .note("an SVG may hold scripts and ask for other files")
            .help("save it as PNG, JPEG or WebP"),
        "`image`" => finding.note(
            "a picture is a relative path without `..` that ends in .png, .jpg, .jpeg or .webp",
        ),
        _ => finding.note(format!("it must match `{pattern}`")),
    }
}
