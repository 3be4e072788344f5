//! Forms as written → fields in a row: definitions looked up, overrides laid on, groups, shared groups, sets
//! per mode, variants and repeated groups unfolded.

mod choice;
mod decided;
mod field;
mod group;
mod list;
mod place;
mod set;
mod twin;

use std::sync::Arc;

use self::decided::{Decided, Decision};
use self::place::Place;
use self::set::is_question;
use self::twin::{Scope, twins_of};
use super::builtin;
use super::context::Context;
use super::names::Names;
use crate::diagnostics::Diagnostic;
use crate::ir;
use crate::source::{Span, Spanned};
use crate::syntax::{Account, Condition, Entry, FieldKeys, FieldType};

/// A field of a form, and where everything about it stands.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedField {
    /// The field in the model. Its conditions are filled in by [`super::condition`].
    pub(crate) field: ir::Field,
    /// Its keys: the definition with what is different here. Empty for selects of variants and for repeated
    /// groups.
    pub(crate) keys: Arc<FieldKeys>,
    /// Its type, if it has a definition.
    pub(crate) field_type: Option<FieldType>,
    /// Where the form names it.
    pub(crate) used_at: Span,
    /// Where the provider uses the shared group that it comes from.
    pub(crate) shared_at: Option<Span>,
    /// What must hold for it to be shown, outermost first.
    pub(crate) conditions: Vec<Shown>,
    /// The options of choices that it stands in, each by select and option, for each of its places.
    pub(crate) options: Vec<Vec<(String, String)>>,
    /// The fields of one item, for a repeated group.
    pub(crate) inner: Vec<ResolvedField>,
}

/// A condition on a field.
#[derive(Debug, Clone)]
pub(crate) enum Shown {
    /// As written.
    Written(Spanned<Condition>),
    /// The option of a choice between variants is chosen.
    Variant {
        /// Key of the select.
        field: String,
        /// The option.
        option: Spanned<String>,
    },
    /// The mode is among those that the form asks for.
    Mode {
        /// The mode.
        mode: ir::Mode,
        /// Where its set is called for.
        at: Span,
    },
    /// Any of these holds, each of which is all that its list says.
    Any(Vec<Vec<Shown>>),
}

impl ResolvedField {
    /// The field as the model has it, items of a repeated group included.
    pub(crate) fn model(&self) -> ir::Field {
        let mut field = self.field.clone();
        if let ir::FieldKind::Repeat(repeat) = &mut field.kind {
            repeat.fields = self.inner.iter().map(Self::model).collect();
        }
        field
    }
}

/// The fields of a form in a row.
pub(super) struct Unfolded {
    pub(super) fields: Vec<ResolvedField>,
    pub(super) groups: Vec<ir::Group>,
}

/// Unfolds the form of an account.
pub(super) fn unfold(
    context: &Context<'_>,
    account: &Account,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Unfolded {
    let mut unfolder = Unfolder {
        context,
        names,
        diagnostics,
        groups: Vec::new(),
        scope: Scope::default(),
        decisions: Vec::new(),
    };
    // Fields are large, and moving them when the list grows costs more than making them.
    let mut fields = Vec::with_capacity(account.form.len() + 1);
    let place = Place {
        definitions: &context.spec.fields,
        ..Place::default()
    };
    unfolder.scope(&account.form, &place, &mut fields);
    let acknowledged = fields
        .iter()
        .any(|field| field.field_type == Some(FieldType::Acknowledgement));
    if !acknowledged
        && account
            .acknowledgement
            .as_ref()
            .is_none_or(|wanted| wanted.value)
        && let Some(keys) = builtin::definition("acknowledgement", context.words())
    {
        let key = Spanned::new("acknowledgement".to_owned(), Span::default());
        unfolder.field(
            &key,
            "acknowledgement",
            keys,
            &Place {
                group: None,
                ..place
            },
            &mut fields,
        );
    }
    unfolder.report_decisions();
    let groups = unfolder.groups;
    Unfolded { fields, groups }
}

struct Unfolder<'a, 'd> {
    context: &'a Context<'a>,
    names: &'a Names,
    diagnostics: &'d mut Vec<Diagnostic>,
    groups: Vec<ir::Group>,
    scope: Scope,
    decisions: Vec<Decision>,
}

impl Unfolder<'_, '_> {
    /// The entries of a form, or of an item.
    fn scope(
        &mut self,
        entries: &[Spanned<Entry>],
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let mut twins = Vec::new();
        twins_of(entries, self.context, false, &mut twins);
        let (found, decided, groups) = (
            self.diagnostics.len(),
            self.decisions.len(),
            self.groups.len(),
        );
        let mut scope = Scope {
            twins,
            ..Scope::default()
        };
        // A field that asks about one that is left out may be left out for it, too: until nothing more is.
        let scope = loop {
            let around = std::mem::replace(&mut self.scope, scope);
            self.entries(entries, place, out);
            scope = std::mem::replace(&mut self.scope, around);
            let is_there = |key: &String| out.iter().any(|field| field.field.key == *key);
            let left_out = std::mem::take(&mut scope.left_out);
            let mut left_out = left_out.into_iter().filter(|it| !is_there(&it.key));
            let mut more = false;
            for it in left_out.by_ref() {
                if !scope.absent.contains(&it) {
                    scope.absent.push(it);
                    more = true;
                }
            }
            if !more {
                break scope;
            }
            self.diagnostics.truncate(found);
            self.decisions.truncate(decided);
            self.groups.truncate(groups);
            scope.chosen.clear();
            out.clear();
        };
        if !scope.absent.is_empty() {
            self.drop_empty_groups(out);
        }
        // The question stands wherever one of the sets does that it is for.
        if let Some(question) = out.iter_mut().find(|field| is_question(field)) {
            question.conditions = match scope.chosen.as_slice() {
                [only] => only.clone(),
                _ => vec![Shown::Any(scope.chosen)],
            };
        }
    }

    /// The place under one more condition, that of `name`. In a set per mode it is about the fields of the same mode, and
    /// what the mode decides is settled: there may be no such place.
    fn under<'p>(
        &mut self,
        place: &Place<'p>,
        condition: Option<&Spanned<Condition>>,
        name: &str,
    ) -> Option<Place<'p>> {
        let mut place = place.clone();
        if let Some(condition) = condition {
            match self.decide(condition, name, &place) {
                Decided::Always => {}
                Decided::Never => return None,
                Decided::Open(open) => {
                    let open = Spanned::new(open, condition.span);
                    place.conditions.push(Shown::Written(open));
                }
            }
        }
        Some(place)
    }

    fn entries(
        &mut self,
        entries: &[Spanned<Entry>],
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        for entry in entries {
            match &entry.value {
                Entry::Name(name) => self.named(name, None, place, out),
                Entry::Field(here) => {
                    if let Some(name) = &here.0.field {
                        self.named(name, Some(&here.0), place, out);
                    }
                }
                Entry::Group(group) => {
                    let when = group.when.as_ref();
                    let Some(mut place) = self.under(place, when, &group.group) else {
                        self.leave_out(entry, place);
                        continue;
                    };
                    place.group = Some(self.group(
                        &group.group,
                        &group.title,
                        group.description.as_deref(),
                        &place,
                    ));
                    self.entries(&group.form, &place, out);
                }
                Entry::Use(shared) => self.shared(shared, entry, place, out),
                Entry::PerMode(set) => self.per_mode(set, entry.span, place, out),
                Entry::Variants(variants) => self.variants(variants, entry, place, out),
                Entry::Repeat(repeat) => self.repeat(repeat, entry, place, out),
            }
        }
    }
}

fn is_true(flag: Option<&Spanned<bool>>) -> bool {
    flag.is_some_and(|flag| flag.value)
}

/// A key as a title: `merchant_id` → `Merchant id`.
pub(super) fn spoken(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
