//! What is there only once the connection is: what the merchant then enters at the provider, and what comes back from there.

use super::super::markdown::Line;
use super::super::page::{Page, Use};
use super::super::words;
use super::sentences;
use crate::ir::{CONNECTION_ID, Callback, Step};

/// The last step of connecting: to enter at the provider what the saved connection shows, and to come back with what that
/// yields.
pub(super) fn after_saving(page: &Page<'_>) -> Option<Line> {
    let provider = page.provider;
    let boxes = provider.callbacks.iter();
    let boxes: Vec<&Callback> = boxes.filter(|it| it.needs_connection()).collect();
    let (entering, after): (Vec<usize>, Vec<usize>) = steps(page, |_| true)
        .into_iter()
        .partition(|number| needs_connection(page, step(page, *number)));
    let title = Line::of(words::CALLBACKS);
    let template = match (entering.is_empty(), boxes.is_empty()) {
        (false, _) if entering.iter().all(|it| step(page, *it).optional) => {
            words::CONNECT_SHOWN_OPTIONAL
        }
        (false, _) => words::CONNECT_SHOWN,
        (true, false) => words::CONNECT_SHOWN_CALLBACKS,
        (true, true) if after.is_empty() => return None,
        (true, true) => "",
    };
    let numbers = match template == words::CONNECT_SHOWN_OPTIONAL {
        true => page.steps_with(&entering, words::OR),
        false => with_optional(page, &entering),
    };
    let shown = page.say(template, &[("steps", &numbers), ("title", &title)]);
    let after = match (after.is_empty(), shown.is_empty()) {
        (true, _) => Line::new(),
        (false, is_first) => {
            let template = match is_first {
                true => words::CONNECT_AFTER,
                false => words::CONNECT_AFTER_THAT,
            };
            Line::fill(template, &[("steps", &with_optional(page, &after))])
        }
    };
    let every = |_: &Use<'_>| true;
    let back = with_late(words::CONNECT_BACK, page, &every);
    Some(sentences(&[shown, after, back]))
}

/// Links to steps; it says which of them may be left out.
fn with_optional(page: &Page<'_>, numbers: &[usize]) -> Line {
    let links: Vec<Line> = numbers
        .iter()
        .map(|number| {
            let mut line = page.steps(&[*number]);
            if step(page, *number).optional {
                line.push_words(words::CONNECT_STEP_OPTIONAL);
            }
            line
        })
        .collect();
    Line::join(&links, words::COMMA, words::AND)
}

fn step<'a>(page: &Page<'a>, number: usize) -> &'a Step {
    &page.provider.guide.setup[number - 1]
}

/// The numbers of the steps among these that come after saving.
pub(super) fn steps(page: &Page<'_>, wanted: impl Fn(&Step) -> bool) -> Vec<usize> {
    let steps = page.provider.guide.setup.iter().enumerate();
    let late = steps
        .filter(|(_, step)| wanted(step) && (step.after_saving || needs_connection(page, step)));
    late.map(|(at, _)| at + 1).collect()
}

/// What stands above a step that comes after saving.
pub(super) fn before_step(page: &Page<'_>, step: &Step) -> Line {
    match needs_connection(page, step) {
        true => Line::fill(words::STEP_SAVE_FIRST, &[("link", &page.dashboard())]),
        false if step.after_saving => Line::of(words::STEP_AFTER_SAVING),
        false => Line::new(),
    }
}

/// What is done with what a step has given, where the form is saved before it.
pub(super) fn after_step(page: &Page<'_>, step: &Step) -> Line {
    let given = |one: &Use<'_>| {
        let mut gives = step.gives.iter();
        gives.any(|give| give.is_for(one.field)) && one.is_reached_by(step)
    };
    let mut uses = page.definitions.iter().flat_map(|it| &it.uses);
    let all = uses.all(|one| !given(one) || page.is_late(one));
    let template = match all {
        true => words::STEP_ENTER_ALL_AFTERWARDS,
        false => words::STEP_ENTER_AFTERWARDS,
    };
    with_late(template, page, &given)
}

/// What is said above URLs of which some are other ones for each connection.
pub(super) fn of_urls(page: &Page<'_>, callbacks: &[Callback]) -> Line {
    let template = match callbacks {
        [one] if one.has_own_url() => words::CALLBACKS_PER_CONNECTION_ONE,
        many if many.iter().any(Callback::has_own_url) => words::CALLBACKS_PER_CONNECTION,
        _ => return Line::new(),
    };
    let holes = [
        ("hole", &Line::code(CONNECTION_ID)),
        ("link", &page.dashboard()),
    ];
    Line::fill(template, &holes)
}

fn needs_connection(page: &Page<'_>, step: &Step) -> bool {
    let forms = &page.provider.forms;
    let mut boxes = page.provider.callbacks.iter();
    let mut issued = page.provider.issued.iter();
    step.settings.iter().any(|it| it.per_connection)
        || issued.any(|it| it.is_named_in(step))
        || boxes.any(|it| it.needs_connection() && it.is_filled_in(step, forms))
}

/// The template with the fields among these that stay empty until the form has been saved once; nothing where there are none.
fn with_late(template: &str, page: &Page<'_>, wanted: &dyn Fn(&Use<'_>) -> bool) -> Line {
    let uses = page.definitions.iter().flat_map(|it| &it.uses);
    let late: Vec<&Use<'_>> = uses
        .filter(|one| wanted(one) && page.is_late(one))
        .collect();
    if late.is_empty() {
        return Line::new();
    }
    let fields = Line::join(&page.fields(late, false), words::COMMA, words::AND);
    Line::fill(template, &[("fields", &fields)])
}
