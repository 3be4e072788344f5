//! Sets of fields that occur several times.

use super::place::Place;
use super::{ResolvedField, Unfolder};
use crate::check::rules;
use crate::ir;
use crate::source::Spanned;
use crate::syntax::{self, Entry, FieldKeys, FieldType, Text};

impl Unfolder<'_, '_> {
    pub(super) fn repeat(
        &mut self,
        repeat: &syntax::Repeat,
        entry: &Spanned<Entry>,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        if place.repeated {
            self.diagnostics
                .push(rules::nested_repeat::report(repeat.repeat.span));
            return;
        }
        let around = place;
        let Some(place) = self.under(place, repeat.when.as_ref(), &repeat.repeat) else {
            return self.leave_out(entry, around);
        };
        let mut inner = Vec::new();
        let item = Place {
            conditions: Vec::new(),
            group: None,
            repeated: true,
            keyed: false,
            ..place.clone()
        };
        // An item has groups of its own: they are headings among its fields, not among those of the form.
        let groups_of_form = std::mem::take(&mut self.groups);
        self.scope(&repeat.form, &item, &mut inner);
        let groups = std::mem::replace(&mut self.groups, groups_of_form);
        // Nothing in it is of this mode: the set does without the list.
        if inner.is_empty() && place.mode.is_some() {
            return self.leave_out(entry, around);
        }
        let title = Spanned::new(
            place.title(&repeat.title, self.context.words()),
            repeat.title.span,
        );
        let least = repeat.min_items.as_ref();
        let keys = FieldKeys {
            title: Some(Text(title)),
            description: repeat.description.clone(),
            field_type: Some(Spanned::new(FieldType::Text, entry.span)),
            // A list that may have no items may be left out, as every list that is not required.
            required: least
                .filter(|least| least.value == 0)
                .map(|least| Spanned::new(false, least.span)),
            ..FieldKeys::default()
        };
        let key = Spanned::new(place.key(&repeat.repeat), repeat.repeat.span);
        self.field(&key, &repeat.repeat, keys, &place, out);
        if let Some(field) = out.last_mut() {
            field.field.kind = ir::FieldKind::Repeat(ir::Repeat {
                item_title: repeat.item.value.clone(),
                min_items: least.map_or(1, |least| least.value),
                max_items: repeat.max_items.as_ref().map_or(20, |most| most.value),
                fields: Vec::new(),
                groups,
            });
            field.field_type = None;
            field.inner = inner;
        }
    }
}
