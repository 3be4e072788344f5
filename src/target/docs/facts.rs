//! What a page says of a field more than once, found out once.

use std::borrow::Cow;

use super::markdown::Line;
use super::page::{Definition, Use, boxes_giving};
use super::words::Words;
use crate::ir::{Boxes, Callback, Field, Give, Origin, Provider, Step};

/// What is known of a field in its place.
pub(super) struct Facts<'a> {
    /// The field.
    pub(super) field: &'a Field,
    /// Its title where the heading above it is not seen: with the mode, unless it says that itself.
    pub(super) title: Cow<'a, str>,
    /// The same, strong.
    pub(super) name: Line,
    /// Where the page explains it.
    pub(super) anchor: String,
    /// What a value looks like; empty when there is nothing to say.
    pub(super) format: Line,
    /// The numbers of the steps that give its value to those who fill in its form.
    pub(super) steps: Vec<usize>,
    /// Whether its value comes only after the form has been saved.
    pub(super) is_late: bool,
}

impl<'a> Facts<'a> {
    /// Those of a field that comes from a definition.
    pub(super) fn of(
        words: &Words,
        provider: &Provider,
        definition: &Definition<'a>,
        one: &Use<'a>,
    ) -> Self {
        let title = one.title(words);
        Self {
            field: one.field,
            name: Line::strong(&title),
            title,
            anchor: one.anchor(),
            format: words.format(one.field),
            steps: steps_to(provider, definition, one),
            is_late: is_late(provider, one),
        }
    }

    /// Its title on the form, strong.
    pub(super) fn name_on_form(&self) -> Cow<'_, Line> {
        match self.title {
            Cow::Borrowed(_) => Cow::Borrowed(&self.name),
            Cow::Owned(_) => Cow::Owned(Line::strong(&self.field.title)),
        }
    }
}

fn steps_to(provider: &Provider, definition: &Definition<'_>, one: &Use<'_>) -> Vec<usize> {
    let setup = &provider.guide.setup;
    let of = |holds: &dyn Fn(&Step) -> bool| -> Vec<usize> {
        let steps = definition.steps.iter();
        let steps = steps.filter(|number| holds(&setup[**number - 1]));
        steps.copied().collect()
    };
    let gives = |step: &Step| step.gives.iter().any(|give| give.is_for(one.field));
    let own = of(&|step| one.is_reached_by(step) && gives(step));
    if own.is_empty() {
        of(&|step| step.is_for(&one.form.key))
    } else {
        own
    }
}

/// Whether it comes from a box that takes something of the saved connection, or from a step that comes after saving, and
/// from nowhere else.
fn is_late(provider: &Provider, one: &Use<'_>) -> bool {
    if matches!(one.field.origin, Origin::Merchant | Origin::Existing) {
        return false;
    }
    let gives = |it: &Give| it.is_for(one.field);
    let mut boxes = boxes_giving(provider, &one.field.definition)
        .filter(|it| one.is_reached_by_box(it) && it.gives.iter().any(gives));
    let steps = provider.guide.setup.iter();
    let steps = steps.filter(|step| step.gives(one.field));
    let mut before = steps.clone().filter(|step| !step.after_saving);
    let comes_after = || {
        steps.clone().all(|step| step.after_saving)
            && steps.clone().any(|step| one.is_reached_by(step))
    };
    let mut alone = || before.all(|step| step.callbacks != Boxes::None);
    boxes.any(Callback::needs_connection) && alone() || comes_after()
}
