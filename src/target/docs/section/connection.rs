//! What is there only once the connection is: what the merchant then enters at the provider, and what comes back from there.

use super::super::markdown::Line;
use super::super::page::{Page, Use};
use super::super::words::{Part, Written};
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
    let title = Line::of(page.words.callbacks.heading);
    let said = &page.words.connect;
    let optional = !entering.is_empty() && entering.iter().all(|it| step(page, *it).optional);
    let template = match (entering.is_empty(), boxes.is_empty()) {
        (false, _) if optional => said.shown_optional,
        (false, _) => page.words.connect.shown,
        (true, false) => page.words.connect.shown_callbacks,
        (true, true) if after.is_empty() => return None,
        (true, true) => "",
    };
    let numbers = match optional {
        true => page.steps_with(&entering, page.words.common.or),
        false => with_optional(page, &entering),
    };
    let shown = page.say(
        template,
        &[("steps", Part::Run(&numbers)), ("title", Part::Run(&title))],
    );
    let after = match (after.is_empty(), shown.is_empty()) {
        (true, _) => Line::new(),
        (false, is_first) => {
            let template = match is_first {
                true => page.words.connect.after,
                false => page.words.connect.after_that,
            };
            Line::fill(
                template,
                &[("steps", Part::Run(&with_optional(page, &after)))],
            )
        }
    };
    let every = |_: &Use<'_>| true;
    let back = with_late(page.words.connect.back, page, &every);
    Some(Line::sentences(&[shown, after, back]))
}

/// Links to steps; it says which of them may be left out.
fn with_optional(page: &Page<'_>, numbers: &[usize]) -> Line {
    let links: Vec<Line> = numbers
        .iter()
        .map(|number| {
            let mut line = page.steps(&[*number]);
            if step(page, *number).optional {
                line.push_words(page.words.connect.step_optional);
            }
            line
        })
        .collect();
    Line::join_all(links, page.words.common.comma, page.words.common.and)
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
        true => Line::fill(
            page.words.setup.save_first,
            &[("link", Part::Run(&page.dashboard))],
        ),
        false if step.after_saving => Line::of(page.words.setup.after_saving),
        false => Line::new(),
    }
}

/// What is done with what a step has given, where the form is saved before it.
pub(super) fn after_step(page: &Page<'_>, step: &Step) -> Line {
    if !page.has_late() {
        return Line::new();
    }
    let given = |one: &Use<'_>| {
        let mut gives = step.gives.iter();
        gives.any(|give| give.is_for(one.field)) && one.is_reached_by(step)
    };
    let mut uses = page.definitions.iter().flat_map(|it| &it.uses);
    let all = uses.all(|one| !given(one) || page.is_late(one));
    let template = match all {
        true => page.words.setup.enter_all_afterwards,
        false => page.words.setup.enter_afterwards,
    };
    with_late(template, page, &given)
}

/// What is said above URLs of which some are other ones for each connection.
pub(super) fn of_urls(page: &Page<'_>, callbacks: &[Callback]) -> Line {
    let template = match callbacks {
        [one] if one.has_own_url() => page.words.callbacks.per_connection_one,
        many if many.iter().any(Callback::has_own_url) => page.words.callbacks.per_connection,
        _ => return Line::new(),
    };
    let holes = [
        ("hole", Part::Code(CONNECTION_ID)),
        ("link", Part::Run(&page.dashboard)),
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
    let fields = Line::join_all(
        page.fields(late, false),
        page.words.common.comma,
        page.words.common.and,
    );
    Line::fill(template, &[("fields", Part::Run(&fields))])
}
