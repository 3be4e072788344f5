//! Test and live that are the same.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::OneOrMany;

declare_rule! {
    /// Something that is said per mode is the same in both.
    ///
    /// ## Why it matters
    ///
    /// It is nearly always a line that was copied and not changed, and sends test payments to the live host or takes a
    /// test key for a live one.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// hosts:
    ///   test: https://api.example.com/
    ///   live: https://api.example.com/
    /// ```
    ///
    /// ## Instead
    ///
    /// Mend one of them; what is really the same in both modes is said once.
    pub(crate) static RULE = "PS0602" "same-in-both-modes" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    if let [(_, one), (_, other)] = spec.hosts.0.as_slice() {
        compare("host", Some(one), Some(other), diagnostics);
    }
    for (name, field) in spec.fields.iter() {
        let Some([(_, one), (_, other)]) = field.per_mode.as_ref().map(|modes| modes.0.as_slice())
        else {
            continue;
        };
        for (what, one, other) in [
            ("title", &one.title, &other.title),
            ("prefix", &one.prefix, &other.prefix),
            ("suffix", &one.suffix, &other.suffix),
            ("pattern", &only(&one.pattern), &only(&other.pattern)),
        ] {
            compare(
                &format!("{what} of `{name}`"),
                one.as_ref(),
                other.as_ref(),
                diagnostics,
            );
        }
    }
}

/// The pattern, where it is one.
fn only(pattern: &Option<OneOrMany>) -> Option<Spanned<String>> {
    match pattern.as_ref().map(OneOrMany::names) {
        Some([only]) => Some(only.clone()),
        _ => None,
    }
}

fn compare(
    what: &str,
    one: Option<&Spanned<String>>,
    other: Option<&Spanned<String>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let (Some(one), Some(other)) = (one, other)
        && one.trim_end_matches('/') == other.trim_end_matches('/')
    {
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                other.span,
                format!("the {what} is the same in test and in live"),
            )
            .also(one.span, "the other mode")
            .help("mend one of the two; what is really the same is said once"),
        );
    }
}
