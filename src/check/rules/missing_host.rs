//! A mode that the hosts leave out.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Host, Mode};
use crate::syntax::Hosts;

declare_rule! {
    /// A spec says where the API is in one mode and not in the other.
    ///
    /// ## Why it matters
    ///
    /// The table of the guide and the lists for programs then have no row for that mode, as if it had been forgotten.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// modes: [test, live]
    /// hosts: { test: "https://sandbox.example.com/" }
    /// ```
    ///
    /// ## Instead
    ///
    /// Add the other mode's host. Where every merchant has one of their own, the field that it is entered in says `api_host: true`;
    /// where only a part of it is entered, `guide.modes` says how the address is made, and there is no finding.
    pub(crate) static RULE = "PS0609" "missing-host" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (context, provider) = (&resolved.context, &resolved.provider);
    let Some(Hosts::Several(written)) = &context.spec.hosts else {
        return;
    };
    let excused = context.spec.guide.modes.is_some()
        || ["hosts", "guide", "modes"]
            .iter()
            .any(|key| context.is_lost(key));
    let Some((first, _)) = written.0.first().filter(|_| !excused) else {
        return;
    };
    let has = |mode: Mode| {
        let is_in = |of: Option<Mode>| of.is_none_or(|of| of == mode);
        let any = |hosts: &[Host]| hosts.iter().any(|host| is_in(host.mode));
        any(&provider.hosts)
            || provider.forms.iter().any(|form| {
                let answers = form.hosts_by_answer();
                any(&form.hosts)
                    || answers.iter().any(|(_, _, host)| is_in(host.mode))
                    || form.host_fields().iter().any(|(_, of)| is_in(*of))
            })
    };
    if !context.modes().any(has) {
        return;
    }
    for mode in context.modes().filter(|mode| !has(*mode)) {
        let name = mode.name();
        diagnostics.push(
            Diagnostic::new(&RULE, first.span, format!("`hosts` says nothing of `{name}`"))
                .help(format!(
                    "add `{name}: https://…`; where merchants enter the host, give that field `api_host: true`; where they \
                     have one of their own, say in `guide.modes` how its address is made"
                )),
        );
    }
}
