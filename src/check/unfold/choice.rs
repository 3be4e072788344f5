//! Choices between sets of fields.

use super::place::Place;
use super::{ResolvedField, Shown, Unfolder};
use crate::source::Spanned;
use crate::syntax::{self, Entry, FieldKeys, FieldType, Map, OptionDetail, OptionTitle, Text};

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
        let title = Spanned::new(
            place.title(&variants.title, self.context.words()),
            variants.title.span,
        );
        let select = FieldKeys {
            title: Some(Text(title)),
            description: variants.description.clone(),
            field_type: Some(Spanned::new(FieldType::Select, variants.variants.span)),
            options: Some(options(variants)),
            ..FieldKeys::default()
        };
        self.field(&key, &variants.variants, select, &place, out);
        if let Some(select) = out.last_mut() {
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

/// The options as those of a select.
fn options(variants: &syntax::Variants) -> Map<OptionTitle> {
    let options = variants.options.iter().map(|(value, variant)| {
        let detail = OptionDetail {
            title: variant.title.clone(),
            description: variant.description.clone(),
            mode: None,
            hosts: variant.hosts.clone(),
        };
        (value.clone(), OptionTitle::Detail(detail))
    });
    Map(options.collect())
}
