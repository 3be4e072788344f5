//! Choices between sets of fields.

use super::place::Place;
use super::{ResolvedField, Shown, Unfolder};
use crate::check::text;
use crate::ir;
use crate::source::Spanned;
use crate::syntax::{self, Entry, FieldKeys, FieldType};

impl Unfolder<'_, '_> {
    pub(super) fn variants(
        &mut self,
        variants: &syntax::Variants,
        entry: &Spanned<Entry>,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let when = variants.when.as_ref();
        let Some(place) = self.under(place, when, &variants.variants) else {
            return self.leave_out(entry, place);
        };
        let key = Spanned::new(place.key(&variants.variants), variants.variants.span);
        let choices = variants
            .options
            .iter()
            .map(|(value, variant)| ir::Choice {
                value: value.value.clone(),
                title: variant.title.value.clone(),
                description: variant
                    .description
                    .as_ref()
                    .map(|text| text::parse(text, self.context, self.names, self.diagnostics)),
                mode: None,
                hosts: Vec::new(),
            })
            .collect();
        let title = Spanned::new(place.title(&variants.title), variants.title.span);
        let select = FieldKeys {
            title: Some(title),
            description: variants.description.clone(),
            field_type: Some(Spanned::new(FieldType::Select, variants.variants.span)),
            ..FieldKeys::default()
        };
        self.field(&key, &variants.variants, select, &place, out);
        if let Some(select) = out.last_mut() {
            select.field.kind = ir::FieldKind::Select(choices);
            select.field_type = None;
        }
        for (option, variant) in variants.options.iter() {
            let mut place = place.clone();
            let field = key.value.clone();
            place.conditions.push(Shown::Variant {
                field,
                option: option.clone(),
            });
            self.entries(&variant.form, &place, out);
        }
    }
}
