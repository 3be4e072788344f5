//! What can be named: by texts, conditions and steps.

use super::builtin;
use super::context::Context;
use crate::source::Spanned;
use crate::syntax::Entry;

/// What texts, conditions and steps can name: definitions of the provider, of the shared groups that it
/// uses, and the selects of variants.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    fields: Vec<String>,
    issued: Vec<String>,
}

impl Names {
    pub(super) fn of(context: &Context<'_>) -> Self {
        let mut names: Vec<String> = context.spec.fields.names().map(str::to_owned).collect();
        for (_, account) in context.spec.accounts.iter() {
            collect_names(&account.form, context, &mut names);
        }
        Self {
            fields: names,
            issued: context.spec.issued.names().map(str::to_owned).collect(),
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|known| known == name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(String::as_str)
    }

    /// Whether the company issues a value with this key.
    pub(crate) fn has_issued(&self, name: &str) -> bool {
        self.issued.iter().any(|known| known == name)
    }

    /// The keys of the values that the company issues.
    pub(crate) fn issued(&self) -> impl Iterator<Item = &str> {
        self.issued.iter().map(String::as_str)
    }
}

fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

fn collect_names(entries: &[Spanned<Entry>], context: &Context<'_>, names: &mut Vec<String>) {
    for entry in entries {
        match &entry.value {
            Entry::Name(name) if builtin::NAMES.contains(&name.as_str()) => add(names, name),
            Entry::Field(here) => {
                let name = here.0.field.as_ref();
                if let Some(name) = name.filter(|name| builtin::NAMES.contains(&name.as_str())) {
                    add(names, name);
                }
            }
            Entry::Name(_) => {}
            Entry::PerMode(set) => {
                if set.is_chosen() {
                    add(names, builtin::MODES);
                }
                collect_names(&set.per_mode, context, names);
            }
            Entry::Group(group) => collect_names(&group.form, context, names),
            Entry::Use(shared) => {
                if let Some(group) = context.shared.groups.get(&shared.group.value) {
                    match shared.form.as_ref().or(group.form.as_ref()) {
                        None => group.fields.names().for_each(|name| add(names, name)),
                        Some(form) => used_names(form, names),
                    }
                }
            }
            Entry::Variants(variants) => {
                add(names, &variants.variants);
                variants
                    .options
                    .iter()
                    .for_each(|(_, variant)| collect_names(&variant.form, context, names));
            }
            Entry::Repeat(repeat) => {
                add(names, &repeat.repeat);
                collect_names(&repeat.form, context, names);
            }
        }
    }
}

/// The fields that the form of a shared group uses.
fn used_names(entries: &[Spanned<Entry>], names: &mut Vec<String>) {
    for entry in entries {
        match &entry.value {
            Entry::Name(name) => add(names, name),
            Entry::Field(field) => field.0.field.iter().for_each(|name| add(names, name)),
            Entry::PerMode(set) => used_names(&set.per_mode, names),
            Entry::Group(group) => used_names(&group.form, names),
            Entry::Use(_) => {}
            Entry::Variants(variants) => {
                add(names, &variants.variants);
                variants
                    .options
                    .iter()
                    .for_each(|(_, variant)| used_names(&variant.form, names));
            }
            Entry::Repeat(repeat) => {
                add(names, &repeat.repeat);
                used_names(&repeat.form, names);
            }
        }
    }
}
