//! Conditions in a set per mode, as far as its mode decides them: a field that only live has stands in the live set alone.

use std::sync::Arc;

use super::Unfolder;
use super::place::Place;
use super::twin::twins_of;
use crate::check::builtin;
use crate::check::context::mode_of;
use crate::check::rules::{condition_always_holds, condition_never_holds};
use crate::ir;
use crate::source::{Span, Spanned};
use crate::syntax::{AllOf, AnyOf, Condition, Entry, FieldKeys, FieldTest, FieldType};

/// What is left of a condition.
pub(super) enum Decided {
    /// It holds.
    Always,
    /// It does not hold.
    Never,
    /// The form decides.
    Open(Condition),
}

/// What became of a condition in one of the sets.
pub(super) struct Decision {
    at: Span,
    /// What it is about.
    name: String,
    mode: ir::Mode,
    outcome: Option<bool>,
}

/// A field that a set leaves out.
#[derive(PartialEq)]
pub(super) struct LeftOut {
    /// Its key on the wire.
    pub(super) key: String,
    is_toggle: bool,
}

impl Unfolder<'_, '_> {
    /// The condition of `name` in this place; it is about fields of the same mode.
    pub(super) fn decide(
        &mut self,
        condition: &Spanned<Condition>,
        name: &str,
        place: &Place<'_>,
    ) -> Decided {
        let decided = self.decided(&condition.value, place);
        if let Some(mode) = place.mode {
            self.decisions.push(Decision {
                at: condition.span,
                name: name.to_owned(),
                mode,
                outcome: match &decided {
                    Decided::Always => Some(true),
                    Decided::Never => Some(false),
                    Decided::Open(_) => None,
                },
            });
        }
        decided
    }

    /// What the mode of the set makes of the condition.
    pub(super) fn decided(&mut self, condition: &Condition, place: &Place<'_>) -> Decided {
        let mut condition = condition.clone();
        let Some(mode) = place.mode else {
            return Decided::Open(condition);
        };
        match &mut condition {
            Condition::Mode(test) => {
                let asked = mode_of(test.mode.value);
                if self.context.modes().any(|offered| offered == asked) {
                    return Decided::from(asked == mode);
                }
            }
            Condition::Field(test) => {
                self.twin(&mut test.field, place);
                if let Some(left_out) = self.left_out(&test.field) {
                    return Decided::from(left_out.is_toggle && asks_for_off(test));
                }
            }
            Condition::Filled(test) => {
                self.twin(&mut test.filled, place);
                if self.left_out(&test.filled).is_some() {
                    return Decided::Never;
                }
            }
            Condition::All(parts) => {
                return match self.parts(&parts.all, true, place) {
                    Ok(open) => Decided::Open(Condition::All(AllOf { all: open })),
                    Err(holds) => Decided::from(holds),
                };
            }
            Condition::Any(parts) => {
                return match self.parts(&parts.any, false, place) {
                    Ok(open) => Decided::Open(Condition::Any(AnyOf { any: open })),
                    Err(holds) => Decided::from(holds),
                };
            }
            Condition::Not(part) => match self.decided(&part.not.value, place) {
                Decided::Always => return Decided::Never,
                Decided::Never => return Decided::Always,
                Decided::Open(open) => part.not.value = open,
            },
            Condition::Feature(_) => {}
        }
        Decided::Open(condition)
    }

    /// The parts that are open, of which all have to hold, or any; or what the decided ones say.
    fn parts(
        &mut self,
        parts: &[Spanned<Condition>],
        all: bool,
        place: &Place<'_>,
    ) -> Result<Vec<Spanned<Condition>>, bool> {
        let mut open = Vec::new();
        let mut ends = false;
        for part in parts {
            match self.decided(&part.value, place) {
                Decided::Open(rest) => open.push(Spanned::new(rest, part.span)),
                Decided::Always => ends |= !all,
                Decided::Never => ends |= all,
            }
        }
        match ends || open.is_empty() {
            true => Err(all != ends),
            false => Ok(open),
        }
    }

    /// Whether the sets of this form leave the field out.
    pub(super) fn left_out(&self, key: &str) -> Option<&LeftOut> {
        self.scope
            .absent
            .iter()
            .find(|left_out| left_out.key == key)
    }

    /// Leaves the fields of an entry out of the set of this mode.
    pub(super) fn leave_out(&mut self, entry: &Spanned<Entry>, place: &Place<'_>) {
        let mut names = Vec::new();
        twins_of(std::slice::from_ref(entry), self.context, true, &mut names);
        for name in names {
            let defined = place.definitions.get(&name).map(|keys| Arc::clone(&keys.0));
            let own = || builtin::definition(&name, self.context.words()).map(Arc::new);
            let keys = defined.or_else(own);
            self.leave_field_out(&name, keys.as_deref(), place);
        }
    }

    /// Leaves a field out of the set of this mode.
    pub(super) fn leave_field_out(
        &mut self,
        name: &str,
        keys: Option<&FieldKeys>,
        place: &Place<'_>,
    ) {
        let field_type = keys.and_then(|keys| keys.field_type.as_ref());
        self.scope.left_out.push(LeftOut {
            key: place.key(name),
            is_toggle: field_type.is_some_and(|it| it.value == FieldType::Toggle),
        });
    }

    /// Findings about conditions that the mode decides alike in each set.
    pub(super) fn report_decisions(&mut self) {
        let decisions = std::mem::take(&mut self.decisions);
        let mut told = Vec::new();
        for decision in &decisions {
            if told.contains(&decision.at) {
                continue;
            }
            told.push(decision.at);
            let same = || decisions.iter().filter(|other| other.at == decision.at);
            if same().any(|other| other.outcome != decision.outcome) {
                continue;
            }
            let asked_in = |mode: ir::Mode| same().any(|other| other.mode == mode);
            let in_each_mode = self.context.modes().all(asked_in);
            let written_here = decision.at.file == self.context.spec.code.span.file;
            let name = &decision.name;
            match decision.outcome {
                Some(false) => self.diagnostics.push(condition_never_holds::in_set(
                    decision.at,
                    name,
                    in_each_mode,
                )),
                Some(true) if written_here && in_each_mode => self
                    .diagnostics
                    .push(condition_always_holds::in_set(decision.at, name)),
                _ => {}
            }
        }
    }

    /// Headings over nothing fall away: all that stood below them is left out.
    pub(super) fn drop_empty_groups(&mut self, fields: &mut [super::ResolvedField]) {
        let mut used = vec![false; self.groups.len()];
        for field in fields.iter() {
            let mut at = field.field.group;
            while let Some(index) = at.filter(|index| !used[*index]) {
                used[index] = true;
                at = self.groups[index].parent;
            }
        }
        let place_of = |index: usize| used[..index].iter().filter(|used| **used).count();
        for field in fields.iter_mut() {
            field.field.group = field.field.group.map(place_of);
        }
        let groups = std::mem::take(&mut self.groups).into_iter().zip(&used);
        self.groups = groups
            .filter(|(_, used)| **used)
            .map(|(group, _)| ir::Group {
                parent: group.parent.map(place_of),
                ..group
            })
            .collect();
    }
}

impl From<bool> for Decided {
    fn from(holds: bool) -> Self {
        match holds {
            true => Self::Always,
            false => Self::Never,
        }
    }
}

/// Whether a toggle that was never touched is what it asks for.
fn asks_for_off(test: &FieldTest) -> bool {
    test.is.names().iter().any(|value| value.value == "off")
}
