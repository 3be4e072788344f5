//! The fields of a form, or of one item of a repeated group, under the headings of their groups.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::super::words;
use super::field;
use super::when::conditional;
use crate::ir::{Condition, Field, Form, Group, anchor};

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
    let mut group = None;
    for (at, one) in scope.fields.iter().enumerate() {
        let mut shown_with_group = &Condition::Always;
        if one.group.is_some() {
            shown_with_group = common_condition(scope, one.group);
        }
        if one.group != group {
            group = one.group;
            write_group(page, scope, group, shown_with_group, md);
        } else if at == 0 && scope.repeat.is_none() && !scope.groups.is_empty() {
            md.heading(level(scope), &Line::of(words::FIELDS), None);
        }
        let place = Use {
            form: scope.form,
            field: one,
            repeat: scope.repeat,
        };
        field::write(page, place, scope.fields, shown_with_group, md);
    }
}

/// The level of a group's heading: below the form's.
fn level(scope: &Scope<'_>) -> usize {
    if scope.repeat.is_some() { 5 } else { 4 }
}

fn write_group(
    page: &Page<'_>,
    scope: &Scope<'_>,
    group: Option<usize>,
    shown: &Condition,
    md: &mut Markdown,
) {
    let Some(group) = group.and_then(|at| scope.groups.get(at)) else {
        // Fields without a group after a group: the reader has to see that the group has ended.
        md.heading(level(scope), &Line::of(words::OTHER_FIELDS), None);
        return;
    };
    let anchor = match scope.repeat {
        Some(repeat) => anchor::item_group(&scope.form.key, &repeat.key, &group.key),
        None => anchor::group(&scope.form.key, &group.key),
    };
    md.heading(level(scope), &Line::plain(&group.title), Some(&anchor));
    if let Some(text) = &group.description {
        page.text(text, Here::Form(scope.form), md);
    }
    if !shown.is_always() {
        let rest = conditional(words::GROUP_SHOWN, shown, scope.fields, md);
        md.paragraph(&rest);
    }
}

/// The condition that all fields of a group share, said once at its head.
fn common_condition<'a>(scope: &Scope<'a>, group: Option<usize>) -> &'a Condition {
    let mut shown = scope
        .fields
        .iter()
        .filter(|field| field.group == group)
        .map(|field: &Field| &field.shown);
    match shown.next() {
        Some(first) if shown.all(|other| other == first) => first,
        _ => &Condition::Always,
    }
}
