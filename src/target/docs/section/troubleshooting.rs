//! Questions and answers: those of the guide, and those that follow from the forms.

use super::super::markdown::{Line, Markdown, Weight};
use super::super::page::{Here, Page, Use};
use super::super::words::{Part, Words, Written};
use super::modes::list;
use crate::ir::whitelist::{Requirement, Separator};
use crate::ir::{FieldKind, FileRules, Form, Mode, ModeSpan};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let mut derived = passphrases(page);
    derived.extend(whitelist(page));
    derived.extend(live(page));
    let questions = &page.provider.guide.troubleshooting;
    if questions.is_empty() && derived.is_empty() {
        return;
    }
    md.heading(
        2,
        &Line::of(page.words.trouble.heading),
        Some("troubleshooting"),
    );
    for question in questions {
        md.definition(&Line::strong(&question.problem), None, |md| {
            page.text(&question.answer, Here::PAGE, md)
        });
    }
    for (problem, answer) in derived {
        let mut term = Line::new();
        term.push_weighted(Weight::Strong, &problem, false);
        md.definition(&term, None, |md| md.paragraph(&answer));
    }
}

/// One question for each file with a password, however many forms take it; one for several that are asked for alike,
/// for test and for live, or with one password.
fn passphrases(page: &Page<'_>) -> Vec<(Line, Line)> {
    let mut all: Vec<Locked> = Vec::new();
    for definition in &page.definitions {
        let is_file = |one: &Use<'_>| matches!(one.field.kind, FieldKind::File(_));
        if !definition.uses.iter().any(is_file) {
            continue;
        }
        let mut own: Vec<Locked> = Vec::new();
        for value in definition.values() {
            let Some(locked) = locked(page.words, &value.uses[0]) else {
                continue;
            };
            match own.iter_mut().find(|it| it.formats == locked.formats) {
                Some(twin) => {
                    twin.files.extend(locked.files);
                    twin.passwords.extend(locked.passwords);
                }
                None => own.push(locked),
            }
        }
        for locked in own {
            let alike =
                |it: &&mut Locked| it.formats == locked.formats && it.passwords == locked.passwords;
            match all.iter_mut().find(alike) {
                Some(known) => known.files.extend(locked.files),
                None => all.push(locked),
            }
        }
    }
    all.iter().map(|it| it.question(page.words)).collect()
}

/// Files that are asked for alike.
struct Locked {
    files: Vec<Line>,
    /// One for all of them, or one for each mode.
    passwords: Vec<Line>,
    formats: Line,
}

fn locked(words: &Words, one: &Use<'_>) -> Option<Locked> {
    let FieldKind::File(file) = &one.field.kind else {
        return None;
    };
    Some(Locked {
        files: vec![Line::plain(&one.title(words))],
        passwords: vec![Line::strong(&password(file, one)?.title(words))],
        formats: words.format(one.field),
    })
}

impl Locked {
    fn question(&self, words: &Words) -> (Line, Line) {
        let files = Line::join(&self.files, words.common.comma, words.common.or);
        let passwords = Line::join(&self.passwords, words.common.comma, words.common.or);
        let template = if self.passwords.len() == 1 {
            words.trouble.passphrase_answer
        } else {
            words.trouble.passphrase_answer_per_mode
        };
        let holes = [
            ("password", Part::Run(&passwords)),
            ("formats", Part::Run(&self.formats)),
        ];
        (
            Line::fill(words.trouble.passphrase, &[("file", Part::Run(&files))]),
            Line::fill(template, &holes),
        )
    }
}

/// The field of the password: of the same item, or of the form.
fn password<'a>(file: &FileRules, one: &Use<'a>) -> Option<Use<'a>> {
    let scope = match one.repeat.map(|repeat| &repeat.kind) {
        Some(FieldKind::Repeat(repeat)) => &repeat.fields,
        _ => &one.form.fields,
    };
    let mut fields = scope.iter();
    let field = fields.find(|field| Some(&field.key) == file.passphrase.as_ref())?;
    Some(Use { field, ..*one })
}

fn whitelist(page: &Page<'_>) -> Option<(Line, Line)> {
    let whitelist = &page.provider.whitelist;
    if matches!(
        whitelist.requirement,
        Requirement::None | Requirement::Recommended
    ) {
        return None;
    }
    let who = Line::plain(whitelist.given_to.as_deref().unwrap_or_default());
    let mut answer = vec![
        super::whitelist::only(page),
        Line::fill(
            match (whitelist.requirement, &whitelist.format.separator) {
                (Requirement::AskManager, _) if whitelist.given_to.is_some() => {
                    page.words.trouble.refused_ask_given
                }
                (Requirement::AskManager, _) => page.words.trouble.refused_ask,
                (_, Separator::Unknown) => page.words.trouble.refused_no_format,
                _ => page.words.trouble.refused_answer,
            },
            &[("who", Part::Run(&who))],
        ),
    ];
    if whitelist.per_mode {
        let forms = page.provider.forms.iter();
        let chosen = forms
            .filter(|form| whitelist.is_for(&form.key))
            .any(Form::asks_for_modes);
        answer.push(Line::of(match chosen {
            true => page.words.trouble.refused_per_mode_chosen,
            false => page.words.trouble.refused_per_mode,
        }));
    }
    Some((
        page.say(page.words.trouble.refused, &[]),
        Line::sentences(&answer),
    ))
}

fn live(page: &Page<'_>) -> Option<(Line, Line)> {
    let has_switch = |form: &Form| {
        form.fields
            .iter()
            .any(|field| matches!(field.kind, FieldKind::Mode(_)))
    };
    let both =
        page.provider.modes.contains(&Mode::Test) && page.provider.modes.contains(&Mode::Live);
    let answer = list(page, page.words.trouble.live_answer, false, |one| {
        one.field.mode_span == ModeSpan::Differs && has_switch(one.form)
    });
    (both && !answer.is_empty()).then(|| (Line::of(page.words.trouble.live), answer))
}
