//! The fields of a form, or of one item of a repeated group, under the headings of their groups.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::field;
use super::when::conditional;
use crate::ir::{Condition, Field, FieldKind, Form, Group, anchor};

/// Fields that stand together, and that conditions among them are about.
pub(super) struct Scope<'a> {
    /// The form.
    pub(super) form: &'a Form,
    /// The repeated group whose item this is.
    pub(super) repeat: Option<&'a Field>,
    /// The fields in order.
    pub(super) fields: &'a [Field],
    /// The headings that they point at.
    pub(super) groups: &'a [Group],
}

impl<'a> Scope<'a> {
    /// The fields of a form.
    pub(super) fn of_form(form: &'a Form) -> Self {
        Self {
            form,
            repeat: None,
            fields: &form.fields,
            groups: &form.groups,
        }
    }
}

/// Writes the fields, each group with its heading.
pub(super) fn write(page: &Page<'_>, scope: &Scope<'_>, md: &mut Markdown) {
    let mut open: Vec<usize> = Vec::new();
    let mut written: Vec<usize> = Vec::new();
    let shared = shared_conditions(scope);
    for (at, one) in scope.fields.iter().enumerate() {
        let groups = Group::around(scope.groups, one.group);
        if groups.is_empty() && !open.is_empty() {
            // The reader has to see that the group has ended. A box to tick below it speaks for itself.
            let mut rest = scope.fields[at..].iter();
            if !rest.all(|one| matches!(one.kind, FieldKind::Acknowledgement)) {
                md.heading(
                    level(scope, 0),
                    &Line::of(page.words.connect.other_fields),
                    None,
                );
            }
        } else if groups != open {
            let common = groups.iter().zip(&open).take_while(|(new, old)| new == old);
            // Back from a group inside it, a group says again that it goes on.
            let first = common.count().min(groups.len() - 1);
            for (depth, group) in groups.iter().enumerate().skip(first) {
                let again = written.contains(group);
                write_group(page, scope, &shared, *group, depth, again, md);
                written.push(*group);
            }
        } else if at == 0 && scope.repeat.is_none() && !scope.groups.is_empty() {
            md.heading(level(scope, 0), &Line::of(page.words.connect.fields), None);
        }
        let said = groups.last().map_or(&Condition::Always, |at| &shared[*at]);
        open = groups;
        let place = Use {
            form: scope.form,
            field: one,
            repeat: scope.repeat,
        };
        field::write(page, place, scope.fields, said, md);
    }
}

/// The level of a group's heading: below the form's, or below that of the group around it.
fn level(scope: &Scope<'_>, depth: usize) -> usize {
    let first = if scope.repeat.is_some() { 5 } else { 4 };
    (first + depth).min(6)
}

fn write_group(
    page: &Page<'_>,
    scope: &Scope<'_>,
    shared: &[Condition],
    at: usize,
    depth: usize,
    again: bool,
    md: &mut Markdown,
) {
    let group = &scope.groups[at];
    let title = Line::plain(&group.title);
    if again {
        md.heading(level(scope, depth), &title, None);
        return;
    }
    let anchor = match scope.repeat {
        Some(repeat) => anchor::item_group(&scope.form.key, &repeat.key, &group.key),
        None => anchor::group(&scope.form.key, &group.key),
    };
    md.heading(level(scope, depth), &title, Some(&anchor));
    if let Some(text) = &group.description {
        page.text(text, Here::Form(scope.form), md);
    }
    let around = group.parent.and_then(|parent| shared.get(parent));
    let shown = shared[at].beyond(around.unwrap_or(&Condition::Always));
    if !shown.is_always() {
        let template = page.words.field.group_shown;
        let mut said = Line::new();
        conditional(page.words, template, &shown, scope.fields, &mut said, md);
        md.paragraph(&said);
    }
}

/// For each group, what all fields in it and in the groups inside it are shown on: its head says it once.
fn shared_conditions(scope: &Scope<'_>) -> Vec<Condition> {
    let mut shared: Vec<Option<Condition>> = vec![None; scope.groups.len()];
    for field in scope.fields.iter().filter(|field| field.group.is_some()) {
        for at in Group::around(scope.groups, field.group) {
            let known = shared[at].as_ref();
            let still = known.map_or(field.shown.clone(), |known| known.shared(&field.shown));
            shared[at] = Some(still);
        }
    }
    shared.into_iter().map(Option::unwrap_or_default).collect()
}
