//! For whom something is to be done, and when: a step, a callback, the whitelist.

use super::super::markdown::{Line, Markdown, Weight};
use super::super::page::Page;
use super::super::words;
use crate::ir::{Applies, Condition};

/// When it applies, as the end of a sentence; nothing where that is always. `keys` are the forms it is for.
fn condition(page: &Page<'_>, keys: &[String], when: &Applies) -> Line {
    match when {
        Applies::When(Condition::Always) => Line::new(),
        Applies::When(condition) => {
            let mut forms = page.provider.forms.iter();
            let first = forms.find(|form| keys.is_empty() || keys.contains(&form.key));
            words::condition_in_line(condition, first.map_or(&[], |form| &form.fields))
        }
        Applies::InMode(mode) => words::in_mode(*mode),
    }
}

/// A sentence that says so: `Only for Payout account, when the mode is Live.`
pub(super) fn only(page: &Page<'_>, keys: &[String], when: &Applies) -> Line {
    let condition = condition(page, keys, when);
    let forms = page.forms(keys);
    let template = match (condition.is_empty(), forms.is_empty()) {
        (false, false) => words::STEP_FORMS_WHEN,
        (false, true) => words::STEP_WHEN,
        (true, false) => words::STEP_FORMS,
        (true, true) => "",
    };
    Line::fill(template, &[("condition", &condition), ("forms", &forms)])
}

/// The same inside a sentence: `, for Payout account, when the mode is Live`.
pub(super) fn aside(page: &Page<'_>, keys: &[String], when: &Applies) -> Line {
    let mut line = Line::new();
    let forms = page.forms(keys);
    if !forms.is_empty() {
        line.push(&Line::fill(words::NEED_FOR, &[("forms", &forms)]));
    }
    let condition = condition(page, keys, when);
    if !condition.is_empty() {
        line.push(&Line::fill(words::NEED_WHEN, &[("condition", &condition)]));
    }
    line
}

/// Writes what is said above a step or a section.
pub(super) fn write(said: &Line, md: &mut Markdown) {
    let mut line = Line::new();
    line.push_weighted(Weight::Emphasis, said, false);
    md.paragraph(&line);
}
