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

/// What a code has to be.
pub(crate) const CODES: &str =
    "a code has lower-case letters, digits, `_` and `-`, and begins with a letter or digit";

/// Whether the text can be a code.
pub(crate) fn is_code(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.starts_with(is_letter) && text.chars().all(|c| is_letter(c) || matches!(c, '_' | '-'))
}

/// The code that is written most alike; empty where the text has no letter or digit of ASCII.
pub(crate) fn nearest_code(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("_")
}

/// `name` is `found`, which does not match `pattern`.
pub(crate) fn report(span: Span, name: &str, found: &str, pattern: &str) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("{name} cannot be `{found}`"));
    match name {
        "`code`" if found.is_ascii() && found.contains(|c: char| c.is_ascii_alphanumeric()) => {
            let slug = nearest_code(found);
            finding
                .note(CODES)
                .help(format!("rename the file to `{slug}.yaml` as well"))
                .fix("write it so", span, slug)
        }
        "`code`" => finding.note(CODES),
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
