//! A file of translations that nothing uses.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// A file of translations is of no spec, or of no language that the outputs have.
    ///
    /// ## Why it matters
    ///
    /// Nobody reads it: what is written there reaches no merchant.
    ///
    /// ## Example
    ///
    /// There is a file `specs/locales/uk/conectum.yaml`, and no `specs/conectum.yaml`:
    ///
    /// ```yaml
    /// provspec: 1
    /// locale: uk
    /// provider: conectum
    /// texts: []
    /// ```
    ///
    /// ## Instead
    ///
    /// Translations for all providers lie in `specs/locales/<locale>.yaml`, those of one in
    /// `specs/locales/<locale>/<code>.yaml`, for each language of `locales` but the first, which the specs are written in.
    /// The file says the same of itself: `locale: uk`, `provider: connectum`.
    pub(crate) static RULE = "PS1101" "orphan-translations" Error;
}

/// There is no spec of this code.
pub(crate) fn of_no_spec<'a>(
    path: &str,
    code: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let finding = Diagnostic::about_path(&RULE, path, format!("there is no spec `{code}`"));
    match crate::diagnostics::closest(code, known) {
        Some(near) => finding.help(format!(
            "did you mean `{near}`? Then rename the file to `{near}.yaml`"
        )),
        None => finding
            .help("delete the file, or name it after the code of the spec that it translates"),
    }
}

/// The outputs are not made in this language.
pub(crate) fn of_no_locale(path: &str, tag: &str, known: &[&str]) -> Diagnostic {
    let message = format!("`{tag}` is not among the `locales` of the project");
    let finding = Diagnostic::about_path(&RULE, path, message);
    match known {
        [] => finding.help(format!(
            "write `locales = [\"en\", \"{tag}\"]` at the top of `provspec.toml`"
        )),
        known => finding.help(format!(
            "they are {}; add it at the top of `provspec.toml`, or delete the file",
            crate::diagnostics::list_names(known)
        )),
    }
}

/// The specs are written in this language.
pub(crate) fn of_first_locale(path: &str, tag: &str) -> Diagnostic {
    let message = format!("`{tag}` is the language that the specs are written in");
    Diagnostic::about_path(&RULE, path, message)
        .note("it is the first of `locales` in `provspec.toml`")
        .help("write the texts in the specs themselves, and delete the file")
}

/// What the file says of itself is not where it lies.
pub(crate) fn misplaced(written: &Spanned<String>, key: &str, due: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        written.span,
        format!("`{key}: {written}` stands in a file that is for `{due}`"),
    )
    .fix(format!("write `{due}`"), written.span, due)
    .help("or move the file")
}

/// It is for all providers, and names one.
pub(crate) fn of_one_provider(written: &Spanned<String>, tag: &str) -> Diagnostic {
    Diagnostic::new(&RULE, written.span, "this file is for all providers").help(format!(
        "take the key out, or move the texts of this provider to `locales/{tag}/{written}.yaml`"
    ))
}

/// It lies where those of one provider do, and does not name it.
pub(crate) fn unnamed(locale: &Spanned<String>, code: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        locale.span,
        format!("the file is for `{code}`, and does not say so"),
    )
    .help(format!("add `provider: {code}`"))
}

/// There is another file of the same language and provider, which ends in `.yaml` or `.yml`.
pub(crate) fn second(path: &str, first: &str) -> Diagnostic {
    let message = format!("`{first}` has the translations already");
    Diagnostic::about_path(&RULE, path, message).help("put the texts into one of the files")
}
