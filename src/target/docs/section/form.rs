//! How to fill in each form, field by field.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::{Page, Use};
use super::super::words;
use super::field;
use crate::ir::{Condition, Field, Form, anchor};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    for form in &page.provider.forms {
        write_form(page, form, md);
    }
}

fn write_form(page: &Page<'_>, form: &Form, md: &mut Markdown) {
    let title = Line::fill(words::CONNECT, &[("form", &Line::plain(&form.title))]);
    md.heading(2, &title, Some(&anchor::form(&form.key)));
    if let Some(note) = &form.deprecated {
        let text = Line::fill(
            words::FORM_DEPRECATED,
            &[
                ("since", &Line::plain(&note.since)),
                ("reason", &Line::plain(&note.reason)),
            ],
        );
        md.callout(Callout::Warning, &Line::of(words::DEPRECATED_TITLE), |md| {
            md.paragraph(&text)
        });
    }
    if let Some(text) = &form.description {
        page.text(text, md);
    }
    md.list(
        true,
        &[
            page.say(words::CONNECT_OPEN, &[("link", &page.dashboard())]),
            page.say(words::CONNECT_CHOOSE, &[]),
            Line::fill(words::CONNECT_FORM, &[("form", &Line::strong(&form.title))]),
            Line::of(words::CONNECT_FILL),
        ],
    );
    let mut group = None;
    for (at, one) in form.fields.iter().enumerate() {
        let mut shown_with_group = &Condition::Always;
        if one.group.is_some() {
            shown_with_group = common_condition(form, one.group);
        }
        if one.group != group {
            group = one.group;
            write_group(page, form, group, shown_with_group, md);
        } else if at == 0 && !form.groups.is_empty() {
            md.heading(3, &Line::of(words::FIELDS), None);
        }
        let place = Use {
            form,
            field: one,
            repeat: None,
        };
        field::write(page, place, &form.fields, shown_with_group, md);
    }
}

fn write_group(
    page: &Page<'_>,
    form: &Form,
    group: Option<usize>,
    shown: &Condition,
    md: &mut Markdown,
) {
    let Some(group) = group.and_then(|at| form.groups.get(at)) else {
        // Fields without a group after a group: the reader has to see that the group has ended.
        md.heading(3, &Line::of(words::OTHER_FIELDS), None);
        return;
    };
    md.heading(
        3,
        &Line::plain(&group.title),
        Some(&anchor::group(&form.key, &group.key)),
    );
    if let Some(text) = &group.description {
        page.text(text, md);
    }
    if !shown.is_always() {
        let condition = words::condition(shown, &form.fields);
        md.paragraph(&Line::fill(
            words::GROUP_SHOWN,
            &[("condition", &condition)],
        ));
    }
}

/// The condition that all fields of a group share, said once at its head.
fn common_condition(form: &Form, group: Option<usize>) -> &Condition {
    let mut shown = form
        .fields
        .iter()
        .filter(|field| field.group == group)
        .map(|field: &Field| &field.shown);
    match shown.next() {
        Some(first) if shown.all(|other| other == first) => first,
        _ => &Condition::Always,
    }
}
