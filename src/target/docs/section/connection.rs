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
    let steps = steps(page, |_| true);
    if boxes.is_empty() && steps.is_empty() {
        return None;
    }
    let template = match steps.is_empty() {
        true => words::CONNECT_SHOWN_CALLBACKS,
        false => words::CONNECT_SHOWN,
    };
    let steps = page.steps_with(&steps, words::AND);
    let title = Line::of(words::CALLBACKS);
    let shown = page.say(template, &[("steps", &steps), ("title", &title)]);
    let every = |_: &Use<'_>| true;
    let back = with_late(words::CONNECT_BACK, page, &every);
    Some(sentences(&[shown, back]))
}

/// The numbers of the steps among these that need the connection.
pub(super) fn steps(page: &Page<'_>, wanted: impl Fn(&Step) -> bool) -> Vec<usize> {
    let steps = page.provider.guide.setup.iter().enumerate();
    let late = steps.filter(|(_, step)| wanted(step) && needs_connection(page, step));
    late.map(|(at, _)| at + 1).collect()
}

/// What stands above a step that needs the connection.
pub(super) fn before_step(page: &Page<'_>, step: &Step) -> Line {
    match needs_connection(page, step) {
        true => Line::fill(words::STEP_SAVE_FIRST, &[("link", &page.dashboard())]),
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
