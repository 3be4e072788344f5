//! A mode that the hosts leave out.

use crate::check::resolve::Resolved;
use crate::check::rules::unknown_mode::is_meant;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Host, Mode, ModeSpan};
use crate::source::Spanned;
use crate::syntax::{Hosts, HostsOfMode, Map};

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
    /// where only a part of it is entered, `guide.modes` says how the address is made, and there is no finding. What an
    /// option leaves out in its `hosts` is that of the account or of the provider, so one of these has it.
    pub(crate) static RULE = "PS0609" "missing-host" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (context, provider) = (&resolved.context, &resolved.provider);
    let excused = context.spec.guide.modes.is_some()
        || ["hosts", "guide", "modes"]
            .iter()
            .any(|key| context.is_lost(key));
    if excused {
        return;
    }
    at_options(resolved, diagnostics);
    let Some(Hosts::Several(written)) = &context.spec.hosts else {
        return;
    };
    let Some((first, _)) = written.0.first().filter(|_| is_read(written)) else {
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

/// Whether every name in it is that of a mode, or of no mode: what is misspelt may be the one that is missing.
fn is_read(written: &Map<HostsOfMode>) -> bool {
    let mut words = written.iter().map(|(word, _)| word.value.as_str());
    let is_mode = |word: &str| Mode::ALL.iter().any(|mode| mode.name() == word);
    words.all(|word| is_mode(word) || !is_meant(word))
}

/// Options with hosts, whose choosers have none in a mode: neither there nor of the account or the provider.
fn at_options(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (context, provider) = (&resolved.context, &resolved.provider);
    let mut told = Vec::new();
    for form in &resolved.forms {
        let Some(model) = provider.forms.iter().find(|it| it.key == form.key.value) else {
            continue;
        };
        if !model.host_fields().is_empty() {
            continue;
        }
        let others = match model.hosts.as_slice() {
            [] => &provider.hosts,
            own => own,
        };
        for field in form.every_field() {
            let shown = model.field(&field.field.key).map(|it| &it.shown);
            let of_field = match field.field.mode_span {
                ModeSpan::Only(mode) => Some(mode),
                _ => shown.and_then(|shown| model.asked_mode(shown)),
            };
            for choice in field.field.kind.choices().unwrap_or_default() {
                let options = field.keys.options.as_ref();
                let written = options.and_then(|it| it.get(&choice.value)?.hosts());
                let Some(Hosts::Several(entries)) = written else {
                    continue;
                };
                let Some((first, _)) = entries.0.first().filter(|_| is_read(entries)) else {
                    continue;
                };
                // What is said of the other mode is a finding of its own.
                let is_of = |own: Mode| entries.iter().all(|(word, _)| own.name() == word.value);
                if choice.mode.is_some_and(|own| !is_of(own)) {
                    continue;
                }
                let only = of_field.or(choice.mode);
                for mode in context.modes() {
                    let mut hosts = choice.hosts.iter().chain(others);
                    let has = hosts.any(|host| host.mode.is_none_or(|of| of == mode));
                    let is_other = only.is_some_and(|only| only != mode);
                    if has || is_other || told.contains(&(first.span, mode)) {
                        continue;
                    }
                    told.push((first.span, mode));
                    diagnostics.push(of_option(first, &choice.value, mode));
                }
            }
        }
    }
}

fn of_option(first: &Spanned<String>, option: &str, mode: Mode) -> Diagnostic {
    let name = mode.name();
    let message = format!("who chooses `{option}` has no host in `{name}`");
    Diagnostic::new(&RULE, first.span, message).help(format!(
        "add `{name}: https://…` here, or to the `hosts` of the account or the provider, which hold where an option says \
         nothing; where there is none, say so in `guide.modes`"
    ))
}
