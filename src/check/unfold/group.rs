//! Fields under a heading, also those of a shared group.

use super::place::Place;
use super::{ResolvedField, Unfolder};
use crate::check::{rules, text};
use crate::ir;
use crate::source::Spanned;
use crate::syntax::{self, Entry};

impl Unfolder<'_, '_> {
    pub(super) fn group(
        &mut self,
        key: &str,
        title: &Spanned<String>,
        description: Option<&Spanned<String>>,
        place: &Place<'_>,
    ) -> usize {
        let description =
            description.map(|text| text::parse(text, self.context, self.names, self.diagnostics));
        self.groups.push(ir::Group {
            key: place.key(key),
            title: place.title(title, self.context.words()),
            description,
            parent: place.group,
        });
        self.groups.len() - 1
    }

    pub(super) fn shared(
        &mut self,
        shared: &syntax::SharedUse,
        entry: &Spanned<Entry>,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let Some(group) = self.context.shared.groups.get(&shared.group.value) else {
            self.diagnostics.extend(rules::unknown_group::report(
                &shared.group,
                self.context.shared,
            ));
            return;
        };
        if group.fields.is_empty() {
            self.diagnostics
                .push(rules::unknown_group::without_fields(&shared.group));
            return;
        }
        for (name, _) in shared.fields.iter() {
            if group.fields.get(name).is_none() {
                self.diagnostics.push(rules::unknown_field::in_group(
                    name,
                    &group.group,
                    group.fields.names(),
                ));
            }
        }
        let when = shared.when.as_ref().or(group.when.as_ref());
        let Some(mut place) = self.under(place, when, &group.group) else {
            let place = Place {
                definitions: &group.fields,
                ..place.clone()
            };
            return self.leave_out(entry, &place);
        };
        if let Some(title) = shared.title.as_ref().or(group.title.as_ref()) {
            let description = group.description.as_deref();
            place.group = Some(self.group(&group.group, title, description, &place));
        }
        place.definitions = &group.fields;
        place.overrides = Some(&shared.fields);
        place.shared = Some(&group.group.value);
        place.shared_at = Some(shared.group.span);
        match shared.form.as_ref().or(group.form.as_ref()) {
            Some(form) => self.entries(form, &place, out),
            None => {
                // The fields stand where the group is used: that is the place to point at.
                for (name, _) in group.fields.iter() {
                    let used = Spanned::new(name.value.clone(), shared.group.span);
                    self.named(&used, None, &place, out);
                }
            }
        }
    }
}
