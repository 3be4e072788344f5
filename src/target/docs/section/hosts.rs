//! Where the API of the provider is: by mode, by account, by answer and by name, as far as there are several.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Page, Use};
use super::super::words::{Part, Written};
use crate::ir::{Condition, Field, FieldKind, Form, Host, Mode, Place, Required, Test};

/// A line of the table.
#[derive(PartialEq)]
struct Row {
    /// For these forms, by key.
    forms: Vec<String>,
    /// When the form is filled in so; empty = however it is.
    when: Line,
    mode: Option<Mode>,
    name: Option<String>,
    address: Line,
}

/// Writes the table; nothing where the spec names no host.
pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    let rows = rows(page);
    if rows.is_empty() {
        return;
    }
    let by_form = rows
        .iter()
        .any(|row| row.forms.len() < provider.forms.len());
    let by_answer = rows.iter().any(|row| !row.when.is_empty());
    let by_mode = rows.iter().any(|row| row.mode.is_some()) || !provider.modes.is_empty();
    let by_name = rows.iter().any(|row| row.name.is_some());
    let mut head = Vec::new();
    head.extend(by_form.then_some(page.words.hosts.form));
    head.extend(by_answer.then_some(page.words.hosts.answer));
    head.extend(by_mode.then_some(page.words.hosts.mode));
    head.extend(by_name.then_some(page.words.hosts.name));
    head.push(page.words.hosts.address);
    let or_nothing = |line: &Line| match line.is_empty() {
        true => Line::of(page.words.common.nothing),
        false => line.clone(),
    };
    let cells = rows.iter().map(|row| {
        let name = row.name.as_deref().map(Line::plain).unwrap_or_default();
        let mut cells = Vec::new();
        cells.extend(by_form.then(|| page.forms(&row.forms)));
        cells.extend(by_answer.then(|| or_nothing(&row.when)));
        cells.extend(by_mode.then(|| Line::of(mode(page, row.mode))));
        cells.extend(by_name.then(|| or_nothing(&name)));
        cells.push(row.address.clone());
        cells
    });
    md.table(&head, &cells.collect::<Vec<_>>());
}

/// The same in a section of its own, where there are no modes to tell apart.
pub(super) fn alone(page: &Page<'_>, md: &mut Markdown) {
    let rows = rows(page);
    if rows.is_empty() {
        return;
    }
    md.heading(2, &Line::of(page.words.hosts.heading), Some("hosts"));
    match (rows.as_slice(), page.provider.hosts.as_slice()) {
        ([row], [host]) if row.forms.len() == page.provider.forms.len() && row.when.is_empty() => {
            let host = Line::code(&host.url);
            md.paragraph(&page.say(page.words.hosts.alone, &[("host", Part::Run(&host))]));
        }
        _ => write(page, md),
    }
}

/// The lines of the table: first what holds for several forms, then what does for one.
fn rows(page: &Page<'_>) -> Vec<Row> {
    let provider = page.provider;
    let mut rows: Vec<Row> = Vec::new();
    if provider.forms.is_empty() {
        rows.extend(provider.hosts.iter().map(|it| row(&[], Line::new(), it)));
    }
    let (own, rest): (Vec<&Form>, Vec<&Form>) = provider
        .forms
        .iter()
        .partition(|form| !form.hosts.is_empty());
    for form in rest.iter().chain(&own) {
        let hosts = match form.hosts.as_slice() {
            [] => &provider.hosts,
            own => own,
        };
        let keys = std::slice::from_ref(&form.key);
        let answers = answers(page, form);
        // Where the form always has a host of the merchant's own, there is no other.
        let settled = |mode: Option<Mode>| {
            let mut always = answers.iter().filter(|it| it.when.is_empty());
            always.any(|it| it.mode.is_none() || it.mode == mode)
        };
        let otherwise = match answers.is_empty() {
            true => Line::new(),
            false => Line::of(page.words.hosts.otherwise),
        };
        let all = hosts.iter().filter(|host| !settled(host.mode));
        let all: Vec<Row> = all.map(|it| row(keys, otherwise.clone(), it)).collect();
        for one in answers.into_iter().chain(all) {
            let same = |known: &&mut Row| {
                known.when == one.when
                    && known.mode == one.mode
                    && known.name == one.name
                    && known.address == one.address
            };
            match rows.iter_mut().find(same) {
                Some(known) => known.forms.extend(one.forms),
                None => rows.push(one),
            }
        }
    }
    rows
}

fn row(forms: &[String], when: Line, host: &Host) -> Row {
    Row {
        forms: forms.to_vec(),
        when,
        mode: host.mode,
        name: host.name.clone(),
        address: Line::code(&host.url),
    }
}

/// What depends on how the form is filled in.
fn answers(page: &Page<'_>, form: &Form) -> Vec<Row> {
    let keys = std::slice::from_ref(&form.key);
    let chosen = form.hosts_by_answer().into_iter();
    let chosen = chosen.map(|(place, choice, host)| {
        let asked = Condition::Test(Test::Equals {
            field: place.field.key.clone(),
            value: choice.value.clone(),
        });
        row(
            keys,
            page.words.condition_in_line(&asked, scope(form, place)),
            host,
        )
    });
    let typed = form.host_fields().into_iter().map(|(place, mode)| {
        let filled = match place.field.required {
            Required::Always => Condition::Always,
            _ => Condition::Test(Test::Filled {
                field: place.field.key.clone(),
            }),
        };
        let when = match place.field.shown.clone().and(filled) {
            Condition::Always => Line::new(),
            when => page.words.condition_in_line(&when, scope(form, place)),
        };
        let one = Use {
            form,
            field: place.field,
            repeat: place.repeat,
        };
        let field = Line::join_all(
            page.fields(&[one], false),
            page.words.common.comma,
            page.words.common.and,
        );
        Row {
            forms: keys.to_vec(),
            when,
            mode,
            name: None,
            address: Line::fill(page.words.hosts.typed, &[("field", Part::Run(&field))]),
        }
    });
    chosen.chain(typed).collect()
}

/// The fields that stand beside it.
fn scope<'a>(form: &'a Form, place: Place<'a>) -> &'a [Field] {
    match place.repeat.map(|repeat| &repeat.kind) {
        Some(FieldKind::Repeat(repeat)) => &repeat.fields,
        _ => &form.fields,
    }
}

fn mode(page: &Page<'_>, mode: Option<Mode>) -> &'static str {
    match (mode, page.provider.modes.as_slice()) {
        (Some(Mode::Test), _) | (None, [Mode::Test]) => page.words.mode.test_title,
        (Some(Mode::Live), _) | (None, [Mode::Live]) => page.words.mode.live_title,
        (None, _) => page.words.hosts.every,
    }
}
