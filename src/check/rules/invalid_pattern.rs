//! A pattern that does not mean the same everywhere.

use crate::check::pattern::{self, Problem};
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::FieldKeys;

declare_rule! {
    /// A pattern does not compile, or Rust and ECMAScript do not both have a part of it.
    ///
    /// ## Why it matters
    ///
    /// The same pattern is run by browsers (ECMAScript, with the `u` flag), by the backend (Rust's `regex`) and by JSON
    /// Schema validators. What one of them refuses or reads differently makes a form accept what the backend
    /// rejects. `\d` and `\w` are taken as ASCII, `.` as any character but a line break: that is written out in
    /// every output.
    ///
    /// Not common: look-around, back-references, flags (`(?i)`), named groups, `\A`, `\z`, `\b`, `\s`, `\p{…}`,
    /// class operations.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// pattern: ^(?i)sk_[a-z0-9]+$
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// pattern: ^[Ss][Kk]_[A-Za-z0-9]+$
    /// ```
    pub(crate) static RULE = "PS0302" "invalid-pattern" Error;
}

/// The patterns of a field, also those that say its mode.
pub(super) fn patterns(keys: &FieldKeys) -> impl Iterator<Item = &Spanned<String>> {
    let modes = keys.per_mode.iter().flat_map(|modes| modes.iter());
    let marks = modes.flat_map(|(_, keys)| keys.patterns());
    keys.patterns().iter().chain(marks)
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        for written in patterns(&field.keys) {
            let finding = match pattern::canonical(written) {
                Err(Problem::Invalid { at, reason }) => {
                    let part = written
                        .get(at)
                        .filter(|part| !part.is_empty() && *part != written.value);
                    let place = part
                        .map(|part| format!(" (at `{part}`)"))
                        .unwrap_or_default();
                    let reason = reason
                        .lines()
                        .last()
                        .unwrap_or_default()
                        .trim()
                        .trim_start_matches("error: ");
                    let finding = Diagnostic::new(
                        &RULE,
                        written.span,
                        format!("the pattern does not compile: {reason}{place}"),
                    );
                    let forbids = written.contains("(?!") || written.contains("(?<!");
                    match reason.contains("look") {
                        true if forbids => finding.help(
                            "no pattern says what a value must not be: say what it looks like, and the exception in `description`",
                        ),
                        true => finding.help(
                            "say the rule without look-around: `pattern` may be a list of simple patterns that all match",
                        ),
                        false => finding,
                    }
                }
                Err(Problem::NotCommon { at, what }) => {
                    let part = written.get(at).unwrap_or_default();
                    Diagnostic::new(
                        &RULE,
                        written.span,
                        format!("the pattern is not the same in Rust and in ECMAScript: `{part}`"),
                    )
                    .note(what)
                }
                Ok(_) | Err(Problem::NotAnchored) => continue,
            };
            diagnostics.push(finding);
        }
    }
}
