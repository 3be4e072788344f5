//! Each kind of control, with the title of its field.

use std::borrow::Cow;

use serde_json::Value;

use super::canvas::Icon;
use super::measure::{Font, width, wrap};
use super::run::Run;
use super::{Column, Drawing, Scope, TITLE_LINES, hint};
use crate::ir::{Field, FieldKind, FileInput, FileRules, Repeat};
use crate::target::docs::page::Use;
use crate::target::docs::words::{Part, Written};

/// Height of a box of one line.
const HEIGHT: u32 = 40;
/// Lines in a box of several.
const LINES: usize = 3;
/// From the edge of a box to what it holds.
const PADDING: u32 = 12;
/// Corners of a box.
const RADIUS: u32 = 8;
/// Width of an icon, with what sets it apart.
const ICON: u32 = 28;
/// Width of a switch, with what sets it apart.
const SWITCH: u32 = 48;

impl Drawing<'_> {
    /// A field: title, control, and what is said below it.
    pub(super) fn field(&mut self, place: Use<'_>, scope: &[Field], column: Column) {
        let field = place.field;
        let ticked = field.default.as_ref().is_some_and(|value| *value == true);
        let (icon, aside) = match &field.kind {
            FieldKind::Toggle if ticked => (Icon::On, SWITCH),
            FieldKind::Toggle => (Icon::Off, SWITCH),
            FieldKind::Acknowledgement => (Icon::Box, ICON),
            _ => {
                self.label(place, column);
                self.y += 4;
                self.control(place, column);
                return self.hints(field, scope, column);
            }
        };
        // The title stands beside what is pressed.
        self.canvas.icon(icon, column.x, self.y);
        self.label(place, column.after(aside));
        self.hints(field, scope, column.after(aside));
    }

    fn label(&mut self, place: Use<'_>, column: Column) {
        let mut room = column;
        if let Some(chip) = hint::chip(self.page.words, place) {
            let wide = width(chip, Font::CHIP) + 16;
            let x = column.end().saturating_sub(wide);
            self.canvas.rect("x", [x, self.y, wide, 20], 10);
            self.line_at(Font::CHIP, [x + wide / 2, self.y], &Run::new(chip), wide);
            room.width = room.width.saturating_sub(wide + 8);
        }
        let title = Run::new(&place.field.title);
        let star = hint::has_star(place.field);
        self.titled(Font::LABEL, room, &title, TITLE_LINES, star);
    }

    fn control(&mut self, place: Use<'_>, column: Column) {
        let field = place.field;
        let value = field.default.as_ref().and_then(typed);
        let example = field.example.as_ref().and_then(typed);
        match &field.kind {
            FieldKind::Multiline(_) => self.area(field, value, example, column),
            FieldKind::Text(_) => self.typed(field, value, example, column),
            FieldKind::Url(_) => self.typed(
                field,
                value,
                example.or(said(self.page.words.picture.url)),
                column,
            ),
            FieldKind::Host(_) => self.typed(
                field,
                value,
                example.or(said(self.page.words.picture.host)),
                column,
            ),
            FieldKind::Email(_) => self.typed(
                field,
                value,
                example.or(said(self.page.words.picture.email)),
                column,
            ),
            FieldKind::Integer(_) | FieldKind::Number(_) => {
                let column = Column {
                    width: column.width / 2,
                    ..column
                };
                self.boxed(Some(Icon::Stepper), value, example, column);
            }
            FieldKind::DynamicSelect { .. } => {
                let hollow = example.or(said(self.page.words.picture.choose_or_type));
                self.boxed(Some(Icon::Chevron), value, hollow, column);
            }
            FieldKind::Select(choices)
            | FieldKind::Currency(choices)
            | FieldKind::Country(choices) => self.select(field, choices, column),
            FieldKind::Mode(choices) => self.radios(field, choices, column),
            FieldKind::Multiselect { choices, .. }
            | FieldKind::Currencies(choices)
            | FieldKind::Countries(choices)
            | FieldKind::Features(choices) => self.ticks(field, choices, column),
            FieldKind::File(rules) => self.file(field, rules, column),
            FieldKind::IpList { .. } => {
                self.boxed(None, None, said(self.page.words.picture.address), column);
                self.y += 8;
                self.add(self.page.words.picture.an_address, column);
            }
            FieldKind::Repeat(repeat) => self.items(place, repeat, column),
            FieldKind::Toggle | FieldKind::Acknowledgement => {}
        }
    }

    /// A box to type into.
    fn typed(
        &mut self,
        field: &Field,
        value: Option<Cow<'_, str>>,
        hollow: Option<Cow<'_, str>>,
        column: Column,
    ) {
        match field.secret {
            true => self.boxed(
                Some(Icon::Lock),
                None,
                said(self.page.words.picture.masked),
                column,
            ),
            false => self.boxed(None, value, hollow, column),
        }
    }

    /// A box of one line, with what it starts with or what it shows while it is empty.
    pub(super) fn boxed(
        &mut self,
        icon: Option<Icon>,
        value: Option<Cow<'_, str>>,
        hollow: Option<Cow<'_, str>>,
        column: Column,
    ) {
        let Column { x, width } = column;
        self.canvas.rect("b", [x, self.y, width, HEIGHT], RADIUS);
        let mut room = width - 2 * PADDING;
        if let Some(icon) = icon {
            self.canvas
                .icon(icon, column.end() - ICON, self.y + PADDING);
            room -= ICON - 8;
        }
        let font = if value.is_some() {
            Font::VALUE
        } else {
            Font::HOLLOW
        };
        if let Some(text) = value.or(hollow) {
            self.line_at(font, [x + PADDING, self.y + 10], &Run::new(text), room);
        }
        self.y += HEIGHT + 4;
    }

    /// A box of several lines.
    fn area(
        &mut self,
        field: &Field,
        value: Option<Cow<'_, str>>,
        hollow: Option<Cow<'_, str>>,
        column: Column,
    ) {
        let height = 20 * (u32::try_from(LINES).unwrap_or(1) + 1);
        let top = self.y;
        self.canvas
            .rect("b", [column.x, top, column.width, height], RADIUS);
        let mut inside = Column {
            x: column.x + PADDING,
            width: column.width - 2 * PADDING,
        };
        if field.secret {
            self.canvas
                .icon(Icon::Lock, column.end() - ICON, top + PADDING);
            inside.width -= ICON - 8;
        }
        let font = if value.is_some() {
            Font::VALUE
        } else {
            Font::HOLLOW
        };
        if let Some(text) = value.or(hollow) {
            let text = Run::new(text);
            let lines = wrap(&text, font, inside.width, LINES);
            self.canvas
                .text(font, [inside.x, top + 10], &text, lines, false);
        }
        self.y = top + height + 4;
    }

    fn file(&mut self, field: &Field, rules: &FileRules, column: Column) {
        if rules.input == FileInput::Paste {
            return self.area(field, None, said(self.page.words.picture.paste), column);
        }
        let button = self.page.words.picture.choose_file;
        let wide = width(button, Font::BUTTON) + 2 * PADDING + ICON - 4;
        let (x, y) = (column.x, self.y);
        self.canvas.rect("b", [x, y, wide, HEIGHT], RADIUS);
        self.canvas.icon(Icon::Upload, x + PADDING, y + PADDING);
        let middle = x + (wide + ICON - 4) / 2;
        self.line_at(Font::BUTTON, [middle, y + 10], &Run::new(button), wide);
        let none = Run::new(self.page.words.picture.no_file);
        let beside = column.after(wide + PADDING);
        self.line_at(Font::HOLLOW, [beside.x, y + 10], &none, beside.width);
        self.y += HEIGHT + 4;
        if rules.input == FileInput::Either {
            self.y += 4;
            self.area(field, None, said(self.page.words.picture.or_paste), column);
        }
    }

    /// The frame of one item, and the button that adds another.
    fn items(&mut self, place: Use<'_>, repeat: &Repeat, column: Column) {
        let top = self.y;
        let title = Run::fill(
            self.page.words.picture.item,
            &[
                ("item", Part::Plain(&repeat.item_title)),
                ("number", Part::Words("1")),
            ],
        );
        let inside = Column {
            x: column.x + 16,
            width: column.width - 32,
        };
        self.y += 16;
        self.paragraph(Font::GROUP, inside, &title, TITLE_LINES);
        self.y += 12;
        let scope = Scope {
            form: place.form,
            repeat: Some(place.field),
            fields: &repeat.fields,
            groups: &repeat.groups,
        };
        self.fields(scope, inside);
        let height = self.y - top;
        self.canvas
            .rect("s", [column.x, top, column.width, height], RADIUS);
        self.y += 8;
        if repeat.max_items > 1 {
            self.add(&repeat.item_title, column);
        }
    }

    /// The button that adds another one.
    fn add(&mut self, item: &str, column: Column) {
        let label = Run::fill(self.page.words.picture.add, &[("item", Part::Plain(item))]);
        let room = column.width - 2 * PADDING;
        let lines = wrap(&label, Font::BUTTON, room, 1);
        let wide = match lines.clone().next() {
            Some(line) if line.is_cut => column.width,
            Some(line) => width(&label.text()[line.range], Font::BUTTON) + 2 * PADDING,
            None => 2 * PADDING,
        };
        self.canvas.rect("b", [column.x, self.y, wide, 36], RADIUS);
        let at = [column.x + wide / 2, self.y + 8];
        self.canvas.text(Font::BUTTON, at, &label, lines, false);
        self.y += HEIGHT;
    }
}

/// The compiler's own words, in a box.
pub(super) fn said(words: &'static str) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(words))
}

/// A value that is typed in, as the box shows it.
fn typed(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        _ => None,
    }
}
