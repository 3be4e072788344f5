//! Test and live that are the same.

use crate::check::hosts;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::Mode;
use crate::source::Spanned;
use crate::syntax::{Hosts, HostsOfMode, Map, OneOrMany};

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
    /// Mend one of them; what is really the same in both modes is said once: `hosts: https://api.example.com/`. Of several
    /// hosts it stands beside the modes, with its name:
    ///
    /// ```yaml
    /// hosts:
    ///   test: { API: "https://sandbox.example.com/" }
    ///   live: { API: "https://api.example.com/" }
    ///   Sign-in: https://login.example.com/
    /// ```
    pub(crate) static RULE = "PS0602" "same-in-both-modes" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    for hosts in hosts::every(resolved) {
        if let Hosts::Several(entries) = hosts {
            same_hosts(entries, diagnostics);
        }
    }
    for (name, field) in spec.fields.iter() {
        let Some([(_, one), (_, other)]) = field.per_mode.as_ref().map(|modes| modes.0.as_slice())
        else {
            continue;
        };
        for (what, one, other) in [
            ("title", one.title.as_deref(), other.title.as_deref()),
            ("prefix", one.prefix.as_ref(), other.prefix.as_ref()),
            ("suffix", one.suffix.as_ref(), other.suffix.as_ref()),
            ("pattern", only(&one.pattern), only(&other.pattern)),
        ] {
            compare(&format!("{what} of `{name}`"), one, other, diagnostics);
        }
    }
}

/// Hosts of the one mode that the other has as well, under the same name if they have one.
fn same_hosts(entries: &Map<HostsOfMode>, diagnostics: &mut Vec<Diagnostic>) {
    let [Some(one), Some(other)] = Mode::ALL.map(|mode| entries.get(mode.name())) else {
        return;
    };
    match (one, other) {
        (HostsOfMode::One(one), HostsOfMode::One(other)) if is_same(one, other) => {
            let once = match entries.0.len() {
                2 => format!("if it really is, say it once: `hosts: {other}`"),
                _ => format!("if it really is, say it once, beside the modes: `API: {other}`"),
            };
            diagnostics.push(same("host", one, other).help(once));
        }
        (HostsOfMode::Named(one), HostsOfMode::Named(others)) => {
            for (name, other) in others.iter() {
                let Some(one) = one.get(name).filter(|one| is_same(one, other)) else {
                    continue;
                };
                let once =
                    format!("if it really is, say it once, beside the modes: `{name}: {other}`");
                diagnostics.push(same(&format!("host `{name}`"), one, other).help(once));
            }
        }
        _ => {}
    }
}

/// The pattern, where it is one.
fn only(pattern: &Option<OneOrMany>) -> Option<&Spanned<String>> {
    match pattern.as_ref().map(OneOrMany::names) {
        Some([only]) => Some(only),
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
