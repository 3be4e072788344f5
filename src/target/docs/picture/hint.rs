//! What stands beside and below a box: its star, its help, what a value looks like.

use super::measure::Font;
use super::run::Run;
use super::{Column, Drawing};
use crate::ir::{Condition, Field, FieldKind, ModeSpan, Required};
use crate::target::docs::page::{Page, Use};
use crate::target::docs::words::{Part, Words, Written};

/// The most lines of a help.
pub(super) const LINES: usize = 2;
/// The most lines of what has to hold: it is said in full wherever people wrote it.
pub(super) const CASE_LINES: usize = 6;

/// Whether a field has a star: whether it has to be filled in whenever it is shown.
pub(super) fn has_star(field: &Field) -> bool {
    match &field.required {
        Required::Always => true,
        Required::When(condition) => condition.is_known(&field.shown),
        Required::Never => false,
    }
}

/// When a field has to be filled in, where that is not whenever it is shown.
fn required_when(field: &Field) -> Option<Condition> {
    match &field.required {
        Required::When(condition) if !has_star(field) => Some(condition.beyond(&field.shown)),
        _ => None,
    }
}

/// A word at the end of a field's title: which mode it is for, or that it is on its way out.
pub(super) fn chip(words: &Words, place: Use<'_>) -> Option<&'static str> {
    if place.field.deprecated.is_some() {
        return Some(words.common.deprecated);
    }
    match place.field.mode_span {
        ModeSpan::Only(mode) if !place.says_mode(words, mode) => Some(words.mode_title(mode)),
        _ => None,
    }
}

impl Drawing<'_> {
    /// What is said below a box.
    pub(super) fn hints(&mut self, field: &Field, scope: &[Field], column: Column) {
        let text = |text| Run::new(self.page.project.words(text));
        let help = field.description.as_ref().map(text);
        let source = match &field.kind {
            FieldKind::DynamicSelect { from, source, .. } => {
                let usual = self.page.words.usual_source(*from, source);
                Some(usual.map_or_else(|| text(source), Run::new))
            }
            _ => None,
        };
        for words in help
            .into_iter()
            .chain(source)
            .chain(looks(self.page, field))
        {
            self.paragraph(Font::HELP, column, &words, LINES);
        }
        if let Some(condition) = required_when(field) {
            let condition = self.page.words.condition_in_line(&condition, scope);
            let case = Run::fill(
                self.page.words.picture.required_when,
                &[("condition", Part::Run(&condition))],
            );
            self.paragraph(Font::CASE, column, &case, CASE_LINES);
        }
    }
}

/// What a value looks like, and how many there may be.
fn looks<'p>(page: &'p Page<'_>, field: &Field) -> Option<Run<'p>> {
    let words = page.words;
    match &field.kind {
        FieldKind::Multiselect {
            max_items: Some(max),
            ..
        } => {
            let holes = [("most", Part::Words(&max.to_string()))];
            Some(Run::fill(words.picture.at_most, &holes))
        }
        FieldKind::IpList { max_items } => {
            let template = match max_items {
                Some(_) => words.choices.addresses_most,
                None => words.choices.addresses,
            };
            let most = max_items.unwrap_or_default().to_string();
            Some(Run::fill(
                template,
                &[
                    ("address", Part::Code(words.picture.address)),
                    ("network", Part::Code(words.picture.network)),
                    ("most", Part::Words(&most)),
                ],
            ))
        }
        FieldKind::Repeat(repeat) => {
            let template = match (repeat.min_items, repeat.max_items) {
                (least, most) if least == most => words.picture.items_exactly,
                (0, _) => words.picture.items_up_to,
                _ => words.picture.items,
            };
            let (least, most) = (repeat.min_items.to_string(), repeat.max_items.to_string());
            let holes = [("least", Part::Words(&least)), ("most", Part::Words(&most))];
            Some(Run::fill(template, &holes))
        }
        _ => {
            // What has no marks on the page reads the same here.
            let format = match page.format(field) {
                line if line.has_marks() => words.format(field),
                line => Run::new(line.as_str()),
            };
            let said = !format.text().is_empty();
            said.then(|| Run::fill(words.field.format_is, &[("format", Part::Run(&format))]))
        }
    }
}
