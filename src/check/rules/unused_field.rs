//! A field that no form uses.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::Entry;

declare_rule! {
    /// A field is defined and no form uses it.
    ///
    /// It may be left over from a change, or a form forgot it.
    ///
    /// ## Instead
    ///
    /// Use it in a form, or delete the definition.
    pub(crate) static RULE = "PS0208" "unused-field" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
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

/// The names in a form, also in parts that could not be made sense of.
fn names<'a>(entries: &'a [Spanned<Entry>], out: &mut HashSet<&'a str>) {
    for entry in entries {
        match &entry.value {
            Entry::Name(name) => {
                out.insert(name);
            }
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
