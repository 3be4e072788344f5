//! In which case a merchant needs a thing: for a mode that they may choose to connect, and on a condition.

use super::super::markdown::Line;
use super::super::page::Use;
use super::super::thing::Thing;
use super::super::words::{Part, Said, Words, Written};
use crate::ir::{Condition, Form, Mode, Required};

/// When the forms need a thing.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Case {
    /// It goes with this mode, which the merchant may leave out.
    pub(super) chosen: Option<Mode>,
    /// What else has to hold, such as `when **P2P** is off`; empty for nothing.
    pub(super) when: Line,
}

/// The thing as far as the forms that need it in the same case, and that case. `known` is what holds already, of
/// each form.
pub(super) fn of<'a>(
    words: &Words,
    thing: Thing<'a>,
    known: impl Fn(&Form, &Thing<'a>) -> Condition,
) -> Vec<(Thing<'a>, Case)> {
    if thing.uses.iter().all(is_always_needed) {
        return vec![(thing, Case::default())];
    }
    let mut cases: Vec<(Vec<&str>, Case)> = Vec::new();
    for key in thing.forms() {
        let mut uses = thing.uses.iter().filter(|one| one.form.key == key);
        let Some(first) = uses.next() else {
            continue;
        };
        let needed = uses.fold(needed(first), |sum, one| sum.or(self::needed(one)));
        let needed = needed.beyond(&known(first.form, &thing));
        let case = case(words, &thing, first.form, &needed);
        match cases.iter_mut().find(|(_, same)| *same == case) {
            Some((forms, _)) => forms.push(key),
            None => cases.push((vec![key], case)),
        }
    }
    let of_forms = |(forms, case): (Vec<&str>, Case)| {
        let own = thing.only(|one| forms.contains(&one.form.key.as_str()));
        own.map(|own| (own, case))
    };
    cases.into_iter().filter_map(of_forms).collect()
}

/// Whether the form asks for the value whatever else is in it.
fn is_always_needed(one: &Use<'_>) -> bool {
    let asked = one.repeat.unwrap_or(one.field);
    asked.shown.is_always() && !matches!(asked.required, Required::When(_))
}

/// When the form asks for the value and takes no form without it.
fn needed(one: &Use<'_>) -> Condition {
    // A condition inside an item is about that item; the group itself is shown or not.
    let asked = one.repeat.unwrap_or(one.field);
    match &asked.required {
        Required::When(condition) => asked.shown.clone().and(condition.clone()),
        _ => asked.shown.clone(),
    }
}

fn case(words: &Words, thing: &Thing<'_>, form: &Form, needed: &Condition) -> Case {
    let is_own_mode = |part: &Condition| {
        let mode = form.mode_of(part);
        mode.is_some() && mode == thing.mode
    };
    let is_chosen = needed.parts().iter().any(is_own_mode);
    Case {
        chosen: thing.mode.filter(|_| is_chosen),
        when: when(words, &needed.only(|part| !is_own_mode(part)), form),
    }
}

fn when(words: &Words, condition: &Condition, form: &Form) -> Line {
    if condition.is_always() {
        return Line::new();
    }
    let Said { line, parts } = words.condition(condition, &form.fields);
    if parts.is_empty() {
        Line::fill(words.needs.when, &[("condition", Part::Run(&line))])
    } else {
        Line::of(words.needs.sometimes)
    }
}
