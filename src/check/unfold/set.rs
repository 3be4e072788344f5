//! Sets per mode: entries that stand once for each mode.

use super::place::Place;
use super::{ResolvedField, Shown, Unfolder};
use crate::check::{builtin, rules};
use crate::ir;
use crate::source::{Span, Spanned};
use crate::syntax::{self, Entry};

impl Unfolder<'_, '_> {
    pub(super) fn per_mode(
        &mut self,
        set: &syntax::PerMode,
        span: Span,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        if place.mode.is_some() {
            self.diagnostics
                .push(rules::mode_asked_twice::set_in_set(span));
            return;
        }
        let modes: Vec<ir::Mode> = self.context.modes().collect();
        if modes.is_empty()
            && !self.context.is_lost("modes")
            && let Some(first) = set.per_mode.first()
        {
            self.diagnostics.push(rules::mode_without_modes::report(
                first.span,
                "a set per mode",
            ));
        }
        if set.is_chosen() {
            self.question(span, place, out);
        }
        let headed = modes.len() > 1 && self.is_several(&set.per_mode);
        for mode in modes {
            let mut place = Place {
                mode: Some(mode),
                keyed: true,
                ..place.clone()
            };
            if set.is_chosen() {
                let at = set.choose.as_ref().map_or(span, |choose| choose.span);
                place.conditions.push(Shown::Mode { mode, at });
            }
            if headed {
                let parent = place.group;
                place.group = Some(self.groups.len());
                self.groups.push(ir::Group {
                    key: self.free_group_key(mode),
                    title: self.context.words().mode_title(mode).to_owned(),
                    description: None,
                    parent,
                });
            }
            self.entries(&set.per_mode, &place, out);
        }
    }

    /// Whether entries want a heading over them: several do, and what puts several boxes under each other. A single
    /// box does not, nor what has a heading of its own.
    pub(super) fn is_several(&self, entries: &[Spanned<Entry>]) -> bool {
        let [only] = entries else {
            return true;
        };
        match &only.value {
            Entry::Name(_) | Entry::Field(_) | Entry::Group(_) | Entry::Repeat(_) => false,
            Entry::PerMode(_) | Entry::Variants(_) => true,
            Entry::Use(shared) => {
                let group = self.context.shared.groups.get(&shared.group.value);
                group.is_some_and(|group| {
                    let is_titled = shared.title.is_some() || group.title.is_some();
                    let several = match shared.form.as_ref().or(group.form.as_ref()) {
                        Some(form) => self.is_several(form),
                        None => group.fields.iter().count() > 1,
                    };
                    !is_titled && several
                })
            }
        }
    }

    /// A key for the heading over a set: the mode, with a number where the form has several.
    pub(super) fn free_group_key(&self, mode: ir::Mode) -> String {
        let taken = |key: &String| self.groups.iter().any(|group| group.key == *key);
        let name = mode.name();
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        std::iter::once(name.to_owned())
            .chain(numbered)
            .find(|key| !taken(key))
            .unwrap_or_default()
    }

    /// The list that asks for which modes there are sets, before the first of them.
    pub(super) fn question(&mut self, span: Span, place: &Place<'_>, out: &mut Vec<ResolvedField>) {
        let first = self.scope.chosen.is_empty();
        self.scope.chosen.push(place.conditions.clone());
        if !first {
            return;
        }
        let key = Spanned::new(builtin::MODES.to_owned(), span);
        let keys = builtin::modes(span, self.context.words());
        self.field(&key, builtin::MODES, keys, place, out);
        if let Some(question) = out.last_mut() {
            question.field.kind = ir::FieldKind::Multiselect {
                choices: self.context.mode_choices(),
                max_items: None,
            };
            question.field_type = None;
        }
    }
}

/// Whether the field is the list that asks for which modes there are sets.
pub(super) fn is_question(field: &ResolvedField) -> bool {
    let is_list = matches!(field.field.kind, ir::FieldKind::Multiselect { .. });
    field.field.definition == builtin::MODES && field.field_type.is_none() && is_list
}
