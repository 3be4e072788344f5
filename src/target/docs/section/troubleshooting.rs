//! Questions and answers: those of the guide, and those that follow from the forms.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page};
use super::super::words;
use super::modes::list;
use super::sentences;
use crate::ir::whitelist::{Requirement, Separator};
use crate::ir::{Field, FieldKind, FileRules, Form, Mode, ModeSpan};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let mut derived = passphrases(page);
    derived.extend(whitelist(page));
    derived.extend(live(page));
    let questions = &page.provider.guide.troubleshooting;
    if questions.is_empty() && derived.is_empty() {
        return;
    }
    md.heading(2, &Line::of(words::TROUBLE), Some("troubleshooting"));
    for question in questions {
        md.definition(&Line::strong(&question.problem), None, |md| {
            page.text(&question.answer, Here::PAGE, md)
        });
    }
    for (problem, answer) in derived {
        md.definition(&problem, None, |md| md.paragraph(&answer));
    }
}

/// One question for each file with a password, however many forms take it.
fn passphrases(page: &Page<'_>) -> Vec<(Line, Line)> {
    let mut out = Vec::new();
    for definition in &page.definitions {
        let one = definition.uses[0];
        let FieldKind::File(file) = &one.field.kind else {
            continue;
        };
        let scope = match one.repeat.map(|repeat| &repeat.kind) {
            Some(FieldKind::Repeat(repeat)) => &repeat.fields,
            _ => &one.form.fields,
        };
        if let Some(password) = password(file, scope) {
            out.push((
                Line::fill(
                    words::TROUBLE_PASSPHRASE,
                    &[("file", &Line::strong(&one.field.title))],
                ),
                Line::fill(
                    words::TROUBLE_PASSPHRASE_ANSWER,
                    &[
                        ("password", &Line::strong(&password.title)),
                        ("formats", &words::format(one.field)),
                    ],
                ),
            ));
        }
    }
    out
}

fn password<'a>(file: &FileRules, scope: &'a [Field]) -> Option<&'a Field> {
    scope
        .iter()
        .find(|field| Some(&field.key) == file.passphrase.as_ref())
}

fn whitelist(page: &Page<'_>) -> Option<(Line, Line)> {
    let whitelist = &page.provider.whitelist;
    if matches!(
        whitelist.requirement,
        Requirement::None | Requirement::Recommended
    ) {
        return None;
    }
    let mut answer = vec![
        super::whitelist::only(page),
        Line::of(match (whitelist.requirement, &whitelist.format.separator) {
            (Requirement::AskManager, _) => words::TROUBLE_REFUSED_ASK,
            (_, Separator::Unknown) => words::TROUBLE_REFUSED_NO_FORMAT,
            _ => words::TROUBLE_REFUSED_ANSWER,
        }),
    ];
    if whitelist.per_mode {
        answer.push(Line::of(words::TROUBLE_REFUSED_PER_MODE));
    }
    Some((page.say(words::TROUBLE_REFUSED, &[]), sentences(&answer)))
}

fn live(page: &Page<'_>) -> Option<(Line, Line)> {
    let has_switch = |form: &Form| {
        form.fields
            .iter()
            .any(|field| matches!(field.kind, FieldKind::Mode(_)))
    };
    let both =
        page.provider.modes.contains(&Mode::Test) && page.provider.modes.contains(&Mode::Live);
    let answer = list(page, words::TROUBLE_LIVE_ANSWER, false, |one| {
        one.field.mode_span == ModeSpan::Differs && has_switch(one.form)
    });
    (both && !answer.is_empty()).then(|| (Line::of(words::TROUBLE_LIVE), answer))
}
