//! Names that stand once for each mode: what fields in sets per mode say of each other is about those of the same mode.

use super::decided::LeftOut;
use super::place::{Place, wire_key};
use super::{Shown, Unfolder};
use crate::check::context::Context;
use crate::check::rules;
use crate::source::Spanned;
use crate::syntax::Entry;

/// What is known of the fields that stand together: those of the form, or of an item.
#[derive(Default)]
pub(super) struct Scope {
    /// Names that stand once for each mode.
    pub(super) twins: Vec<String>,
    /// The conditions around each set that is there for a chosen mode.
    pub(super) chosen: Vec<Vec<Shown>>,
    /// Fields that are known to be left out of the set of a mode.
    pub(super) absent: Vec<LeftOut>,
    /// Fields that were left out of the set of a mode in one of their places.
    pub(super) left_out: Vec<LeftOut>,
}

impl Unfolder<'_, '_> {
    /// What a field in a set per mode says about others that stand in sets is about those of the same mode: the
    /// live certificate is unlocked by the live password.
    pub(super) fn twin(&mut self, name: &mut Spanned<String>, place: &Place<'_>) {
        let Some(mode) = place.key_mode() else {
            return;
        };
        if self.scope.twins.contains(name) {
            name.value = wire_key(mode, name);
            return;
        }
        let twins = &self.scope.twins;
        let of_a_set = self.context.modes().find_map(|mode| {
            let rest = name.strip_prefix(mode.name())?.strip_prefix('_')?;
            twins
                .iter()
                .any(|twin| twin == rest)
                .then(|| rest.to_owned())
        });
        if let Some(twin) = of_a_set {
            self.diagnostics
                .push(rules::unknown_field::of_one_mode(name, &twin));
        }
    }
}

/// The names that stand once for each mode: those in sets, whose fields refer to each other by them.
pub(super) fn twins_of(
    entries: &[Spanned<Entry>],
    context: &Context<'_>,
    in_set: bool,
    out: &mut Vec<String>,
) {
    for entry in entries {
        match &entry.value {
            Entry::Name(name) if in_set => out.push(name.value.clone()),
            Entry::Field(here) if in_set => {
                out.extend(here.0.field.as_ref().map(|name| name.value.clone()));
            }
            Entry::Name(_) | Entry::Field(_) => {}
            Entry::Group(group) => twins_of(&group.form, context, in_set, out),
            Entry::Use(shared) => {
                if let Some(group) = context.shared.groups.get(&shared.group.value) {
                    match shared.form.as_ref().or(group.form.as_ref()) {
                        Some(form) => twins_of(form, context, in_set, out),
                        None if in_set => out.extend(group.fields.names().map(str::to_owned)),
                        None => {}
                    }
                }
            }
            Entry::PerMode(set) => twins_of(&set.per_mode, context, true, out),
            Entry::Variants(variants) => {
                if in_set {
                    out.push(variants.variants.value.clone());
                }
                for (_, variant) in variants.options.iter() {
                    twins_of(&variant.form, context, in_set, out);
                }
            }
            // What stands in an item is nothing that others could refer to.
            Entry::Repeat(repeat) if in_set => out.push(repeat.repeat.value.clone()),
            Entry::Repeat(_) => {}
        }
    }
}
