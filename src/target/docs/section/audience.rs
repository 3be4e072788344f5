//! For whom something is to be done, and when: a step, a callback, the whitelist.

use super::super::markdown::{Line, Markdown, Weight};
use super::super::page::Page;
use super::super::words::{Part, Written};
use crate::ir::{Applies, Condition};

/// A sentence that says so: `Only for Payout account, when the mode is Live.`
pub(super) fn only(page: &Page<'_>, keys: &[String], when: &Applies) -> Line {
    let cases = cases(page, keys, when);
    if cases.is_empty() {
        return Line::new();
    }
    Line::fill(page.words.audience.only, &[("cases", Part::Run(&cases))])
}

/// The same inside a sentence: `, for Payout account, when the mode is Live`.
pub(super) fn aside(page: &Page<'_>, keys: &[String], when: &Applies) -> Line {
    let cases = cases(page, keys, when);
    if cases.is_empty() {
        return Line::new();
    }
    Line::fill(page.words.audience.aside, &[("cases", Part::Run(&cases))])
}

/// The same behind one of several: ` (only when the mode is Live)`.
pub(super) fn among(page: &Page<'_>, keys: &[String], when: &Applies) -> Line {
    let cases = cases(page, keys, when);
    if cases.is_empty() {
        return Line::new();
    }
    Line::fill(page.words.audience.among, &[("cases", Part::Run(&cases))])
}

/// Writes what is said above a step or a section.
pub(super) fn write(said: &Line, md: &mut Markdown) {
    let mut line = Line::new();
    line.push_weighted(Weight::Emphasis, said, false);
    md.paragraph(&line);
}

/// For which forms, and when; what is alike in several forms is said once. `keys` are the forms it is for.
fn cases(page: &Page<'_>, keys: &[String], when: &Applies) -> Line {
    let cases = match when {
        Applies::When(condition) => vec![(keys.to_vec(), in_first(page, keys, condition))],
        Applies::InMode(mode) => vec![(keys.to_vec(), page.words.in_mode(*mode))],
        Applies::PerForm(forms) => {
            let mut cases: Vec<(Vec<String>, Line)> = Vec::new();
            for (key, condition) in forms {
                let line = in_first(page, std::slice::from_ref(key), condition);
                match cases.iter_mut().find(|(_, known)| *known == line) {
                    Some((keys, _)) => keys.push(key.clone()),
                    None => cases.push((vec![key.clone()], line)),
                }
            }
            cases
        }
    };
    let cases: Vec<Line> = cases
        .iter()
        .map(|(keys, condition)| case(page, keys, condition))
        .collect();
    Line::join_all(cases, page.words.audience.cases, page.words.audience.cases)
}

/// A condition in the words of the first of these forms; nothing for always.
fn in_first(page: &Page<'_>, keys: &[String], condition: &Condition) -> Line {
    if condition.is_always() {
        return Line::new();
    }
    let mut forms = page.provider.forms.iter();
    let first = forms.find(|form| keys.is_empty() || keys.contains(&form.key));
    page.words
        .condition_in_line(condition, first.map_or(&[], |form| &form.fields))
}

/// One case: nothing where that is all forms, always.
fn case(page: &Page<'_>, keys: &[String], condition: &Line) -> Line {
    let forms = page.forms(keys);
    let template = match (condition.is_empty(), forms.is_empty()) {
        (false, false) => page.words.audience.forms_when,
        (false, true) => page.words.audience.when,
        (true, false) => page.words.audience.forms,
        (true, true) => "",
    };
    let template = page
        .words
        .counted(template, &[("count", keys.len() as u64)]);
    Line::fill(
        &template,
        &[
            ("condition", Part::Run(condition)),
            ("forms", Part::Run(&forms)),
        ],
    )
}
