//! Test and live that are the same.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::{Hosts, HostsOfMode, OneOrMany};

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
    /// Mend one of them; what is really the same in both modes is said once: `hosts: https://api.example.com/`.
    pub(crate) static RULE = "PS0602" "same-in-both-modes" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    let own = spec.accounts.iter().filter_map(|(_, it)| it.hosts.as_ref());
    for hosts in spec.hosts.iter().chain(own) {
        if let Hosts::ByMode(modes) = hosts
            && let [(_, HostsOfMode::One(one)), (_, HostsOfMode::One(other))] = modes.0.as_slice()
            && is_same(one, other)
        {
            let once = format!("if it really is, say it once: `hosts: {other}`");
            diagnostics.push(same("host", one, other).help(once));
        }
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
        && is_same(one, other)
    {
        let help = "mend one of the two; what is really the same is said once";
        diagnostics.push(same(what, one, other).help(help));
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}

fn same(what: &str, one: &Spanned<String>, other: &Spanned<String>) -> Diagnostic {
    let message = format!("the {what} is the same in test and in live");
    Diagnostic::new(&RULE, other.span, message).also(one.span, "the other mode")
}
