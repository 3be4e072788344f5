//! How to fill in each form, field by field.

use super::super::markdown::{Callout, Line, Markdown};
use super::super::page::{Here, Page};
use super::super::picture;
use super::super::words::{Part, Written};
use super::connection;
use super::fields::{self, Scope};
use crate::ir::{Field, Form, anchor};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let forms = &page.provider.forms;
    if forms.is_empty() {
        return;
    }
    md.heading(
        2,
        &page.say(page.words.connect.heading, &[]),
        Some("connect"),
    );
    let choice = match forms.as_slice() {
        [one] => Line::fill(
            page.words.connect.form,
            &[("form", Part::Strong(&one.title))],
        ),
        many => choice(page, many),
    };
    let mut fill = vec![Line::of(page.words.connect.fill)];
    if forms.iter().any(has_secret) {
        fill.push(Line::of(page.words.connect.secret));
    }
    let mut steps = vec![
        page.say(
            page.words.connect.open,
            &[("link", Part::Run(&page.dashboard))],
        ),
        Line::fill(
            page.words.connect.choose,
            &[("name", Part::Strong(&page.provider.name))],
        ),
        choice,
        Line::sentences(&fill),
    ];
    steps.extend(connection::after_saving(page));
    md.list(true, &steps);
    for form in forms {
        write_form(page, form, md);
    }
}

/// Which form to choose; with what each is for, and which is on its way out, where there is something to say.
fn choice(page: &Page<'_>, forms: &[Form]) -> Line {
    let plain = |form: &Form| form.description.is_none() && form.deprecated.is_none();
    if forms.iter().all(plain) {
        let keys: Vec<String> = forms.iter().map(|form| form.key.clone()).collect();
        let forms = page.forms_with(&keys, page.words.common.or);
        return Line::fill(page.words.connect.form_of, &[("forms", Part::Run(&forms))]);
    }
    let mut lines = vec![Line::of(page.words.connect.form_below)];
    for form in forms {
        let mut line = Line::of(page.words.connect.form_bullet);
        line.push(&Line::to_anchor(
            &Line::plain(&form.title),
            &anchor::form(&form.key),
        ));
        if form.deprecated.is_some() {
            line.push_words(page.words.connect.form_deprecated);
        }
        if let Some(text) = &form.description {
            line.push_words(": ");
            line.push(&page.text_line(text, Here::Form(form)));
        }
        lines.push(line);
    }
    Line::join_all(lines, "<br>", "<br>")
}

fn has_secret(form: &Form) -> bool {
    let mut secret = false;
    form.visit(&mut |field: &Field| secret |= field.secret);
    secret
}

fn write_form(page: &Page<'_>, form: &Form, md: &mut Markdown) {
    md.heading(3, &Line::plain(&form.title), Some(&anchor::form(&form.key)));
    if let Some(note) = &form.deprecated {
        let text = Line::fill(
            page.words.connect.deprecated,
            &[
                ("since", Part::Plain(&note.since)),
                ("reason", Part::Plain(&note.reason)),
            ],
        );
        md.callout(
            Callout::Warning,
            &Line::of(page.words.common.deprecated),
            |md| md.paragraph(&text),
        );
    }
    if let Some(text) = &form.description {
        page.text(text, Here::Form(form), md);
    }
    picture::show(page, form, md);
    fields::write(page, &Scope::of_form(form), md);
}
