//! Controls with options to choose from.

use std::borrow::Cow;

use serde_json::Value;

use super::canvas::Icon;
use super::control::said;
use super::measure::{Font, width};
use super::run::Run;
use super::{Column, Drawing};
use crate::ir::{Choice, Field};
use crate::target::docs::words::{Part, Written};

/// How many options of a long list are drawn.
const MOST: usize = 8;
/// How many an option list may have that is drawn as a whole: to leave out two saves nothing.
const ALL: usize = 10;
/// From the left of a mark to its title.
const ASIDE: u32 = 28;
/// From one option to the next below it.
const ROW: u32 = 28;

impl Drawing<'_> {
    /// A box that opens a list, with the option that is chosen.
    pub(super) fn select(&mut self, field: &Field, choices: &[Choice], column: Column) {
        let chosen = choices.iter().find(|choice| is_chosen(field, choice));
        let value = chosen.map(|choice| Cow::Borrowed(choice.title.as_str()));
        let hollow = said(self.page.words.picture.choose);
        self.boxed(Some(Icon::Chevron), value, hollow, column);
    }

    /// Options of which one is chosen, side by side where there is room.
    pub(super) fn radios(&mut self, field: &Field, choices: &[Choice], column: Column) {
        let wide = |choice: &Choice| ASIDE + width(&choice.title, Font::VALUE) + ASIDE;
        let all = choices
            .iter()
            .fold(0, |sum: u32, it| sum.saturating_add(wide(it)));
        let beside = all <= column.width;
        let mut at = column;
        let shown = shown(choices);
        self.y += 4;
        for choice in shown {
            let icon = if is_chosen(field, choice) {
                Icon::Chosen
            } else {
                Icon::Radio
            };
            self.option(icon, choice, at);
            if beside {
                at = at.after(wide(choice));
            } else {
                self.y += ROW;
            }
        }
        if beside {
            self.y += ROW;
        }
        self.more(choices.len() - shown.len(), column);
    }

    /// Options of which several may be chosen, in two columns where there is room.
    pub(super) fn ticks(&mut self, field: &Field, choices: &[Choice], column: Column) {
        let shown = shown(choices);
        self.y += 4;
        let half = Column {
            width: (column.width - 16) / 2,
            ..column
        };
        let fits = |choice: &Choice| ASIDE + width(&choice.title, Font::VALUE) <= half.width;
        let columns = match shown.len() {
            3.. if shown.iter().all(fits) => vec![half, column.after(half.width + 16)],
            _ => vec![column],
        };
        for row in shown.chunks(columns.len()) {
            for (choice, column) in row.iter().zip(&columns) {
                let icon = if is_chosen(field, choice) {
                    Icon::Ticked
                } else {
                    Icon::Box
                };
                self.option(icon, choice, *column);
            }
            self.y += ROW;
        }
        self.more(choices.len() - shown.len(), column);
    }

    fn option(&mut self, icon: Icon, choice: &Choice, column: Column) {
        self.canvas.icon(icon, column.x, self.y);
        let place = column.after(ASIDE);
        let title = Run::new(&choice.title);
        self.line_at(Font::VALUE, [place.x, self.y], &title, place.width);
    }

    /// How many are not drawn.
    fn more(&mut self, count: usize, column: Column) {
        if count > 0 {
            let count = count.to_string();
            let holes = [("count", Part::Words(&count))];
            let more = Run::fill(self.page.words.picture.more, &holes);
            self.paragraph(Font::HELP, column, &more, 1);
        }
    }
}

/// The options that are drawn.
fn shown(choices: &[Choice]) -> &[Choice] {
    match choices.len() {
        ..=ALL => choices,
        _ => &choices[..MOST],
    }
}

/// Whether the form starts with the option.
fn is_chosen(field: &Field, choice: &Choice) -> bool {
    match &field.default {
        Some(Value::String(value)) => *value == choice.value,
        Some(Value::Array(values)) => values.iter().any(|value| *value == choice.value),
        _ => false,
    }
}
