//! A field that no form uses, and an issued value that nothing names.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::Entry;

declare_rule! {
    /// A field is defined and no form uses it; or a value is issued and nothing says where it goes.
    ///
    /// It may be left over from a change, or a form (or a setting) forgot it.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   account: { type: text, title: Account }
    ///   old_key: { type: secret, title: Old key }
    /// accounts:
    ///   provider: { form: [account] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Use it in a form, or delete the definition. An issued value is named in a value of `set` at a callback, a step or the
    /// whitelist, or in a text of a step: `{webhook_token}`.
    pub(crate) static RULE = "PS0208" "unused-field" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    unused_issued(resolved, diagnostics);
    let mut used = HashSet::new();
    for (_, account) in resolved.context.spec.accounts.iter() {
        names(&account.form, &mut used);
    }
    for (name, _) in resolved.context.spec.fields.iter() {
        let used = used.contains(name.value.as_str());
        if !used && !resolved.context.is_lost(name) && !Context::is_meant(name, diagnostics) {
            diagnostics.push(
                Diagnostic::new(&RULE, name.span, format!("no form uses the field `{name}`"))
                    .help("name it in a form, or delete it"),
            );
        }
    }
}

/// An issued value is of no use to a merchant who does not learn where it is entered.
fn unused_issued(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let provider = &resolved.provider;
    let by_key = |key: &str| provider.issued.iter().find(|it| it.key == key);
    for (name, _) in resolved.context.spec.issued.iter() {
        let named = by_key(name).is_none_or(|it| provider.names_issued(it));
        if !named && !resolved.context.is_lost(name) && !Context::is_meant(name, diagnostics) {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    name.span,
                    format!("nothing says where the issued value `{name}` goes"),
                )
                .help(format!(
                    "name it in a value of `set`, or in a text of a step: `{{{name}}}`; or delete it"
                )),
            );
        }
    }
}

/// The names in a form, also in parts that could not be made sense of.
fn names<'a>(entries: &'a [Spanned<Entry>], out: &mut HashSet<&'a str>) {
    for entry in entries {
        match &entry.value {
            // Without the comma between them, two names are one.
            Entry::Name(name) => out.extend(name.split_whitespace()),
            Entry::Field(here) => out.extend(here.0.field.iter().map(|name| name.value.as_str())),
            Entry::PerMode(set) => names(&set.per_mode, out),
            Entry::Group(group) => names(&group.form, out),
            Entry::Variants(variants) => {
                variants
                    .options
                    .iter()
                    .for_each(|(_, variant)| names(&variant.form, out));
            }
            Entry::Repeat(repeat) => names(&repeat.form, out),
            Entry::Use(_) => {}
        }
    }
}
