//! API hosts as written → the model.

use std::sync::Arc;

use super::context::Context;
use super::resolve::{self, Resolved};
use super::rules;
use crate::diagnostics::Diagnostic;
use crate::ir::{self, FieldKind};
use crate::source::Spanned;
use crate::syntax::{FieldKeys, Hosts, HostsOfMode, OptionTitle};

/// The hosts of a provider, an account or an answer.
pub(super) fn of(
    written: Option<&Hosts>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ir::Host> {
    let host = |mode, name: Option<&Spanned<String>>, url: &Spanned<String>| ir::Host {
        mode,
        name: name.map(|name| name.value.clone()),
        url: url.value.clone(),
    };
    let entries = match written {
        None => return Vec::new(),
        Some(Hosts::Same(url)) => return vec![host(None, None, url)],
        Some(Hosts::Several(entries)) => entries,
    };
    let mut out = Vec::new();
    for (word, hosts) in entries.iter() {
        if let HostsOfMode::One(url) = hosts
            && !rules::unknown_mode::is_meant(word)
        {
            out.push(host(None, Some(word), url));
            continue;
        }
        let below = "hosts with names stand below a mode; a name beside the modes has one URL, for all of them";
        let Some(mode) = resolve::mode(word, below, context, diagnostics).map(Some) else {
            continue;
        };
        match hosts {
            HostsOfMode::One(url) => out.push(host(mode, None, url)),
            HostsOfMode::Named(named) => {
                out.extend(named.iter().map(|(name, url)| host(mode, Some(name), url)));
            }
        }
    }
    out
}

/// Gives the options of a select their hosts: in a set per mode those of its mode, and at an option that means a mode
/// those of that one.
pub(super) fn of_options(
    kind: &mut FieldKind,
    keys: &FieldKeys,
    set: Option<ir::Mode>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let FieldKind::Select(choices) = kind else {
        return;
    };
    for choice in Arc::make_mut(choices) {
        let option = keys.options.as_ref().and_then(|it| it.get(&choice.value));
        let written = option.and_then(OptionTitle::hosts);
        choice.hosts = of(written, context, diagnostics);
        if let (Some(Hosts::Several(entries)), Some(own)) = (written, choice.mode) {
            let other = entries.iter().find(|(word, _)| {
                let mut modes = context.modes();
                modes.any(|mode| mode != own && mode.name() == word.value)
            });
            diagnostics
                .extend(other.map(|(word, _)| rules::unknown_mode::of_other_option(word, own)));
        }
        if let Some(only) = set.or(choice.mode) {
            choice.hosts.retain_mut(|host| {
                let mode = *host.mode.get_or_insert(only);
                mode == only
            });
        }
    }
}

/// Every `hosts` of a spec: those of the provider, of its accounts and of answers, also where a form changes these.
pub(super) fn every<'a>(resolved: &'a Resolved<'_>) -> Vec<&'a Hosts> {
    let spec = resolved.context.spec;
    let accounts = spec.accounts.iter().filter_map(|(_, it)| it.hosts.as_ref());
    let defined = spec.fields.iter().map(|(_, field)| &field.0);
    let used = resolved.forms.iter().flat_map(|form| form.every_field());
    let options = defined
        .chain(used.map(|field| &field.keys))
        .flat_map(|keys| keys.options.iter())
        .flat_map(|options| options.iter())
        .filter_map(|(_, option)| option.hosts());
    spec.hosts.iter().chain(accounts).chain(options).collect()
}
