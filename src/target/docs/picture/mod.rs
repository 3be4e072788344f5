//! What a form looks like, drawn from the spec: one picture a form, light and dark.
//!
//! This file is what stands on a form from top to bottom; `control` and `choice` are the boxes, `canvas` the
//! elements of SVG, `measure` how wide text is, by the `widths` of letters. Nothing in a picture depends on the reader's fonts being there.

mod canvas;
mod choice;
mod control;
mod hint;
mod measure;
mod run;
#[cfg(test)]
mod tests;
mod widths;

use super::markdown::Markdown;
use super::page::{Page, Use};
use super::words::{Part, Words, Written};
use crate::ir::{Condition, Field, Form, Group};
use canvas::Canvas;
use measure::{Font, width, wrap};
use run::Run;

/// Width of a picture.
const WIDTH: u32 = 640;
/// From its edge to what stands in it.
const MARGIN: u32 = 32;
/// What fields that are shown in some cases are moved in by.
const INDENT: u32 = 16;
/// Between two fields.
const GAP: u32 = 20;
/// The most lines of a title or a heading.
const TITLE_LINES: usize = 3;
/// The most letters of a title where it is read aloud.
const SPOKEN: usize = 120;

/// A picture of a form.
#[derive(Debug)]
pub(super) struct Picture {
    /// Where it is, from the folder of the pages.
    pub(super) path: String,
    /// Width and height in pixels.
    size: [u32; 2],
    /// The file.
    pub(super) svg: String,
}

/// The pictures of a provider's forms, in order.
pub(super) fn of_forms(page: &Page<'_>) -> Vec<Picture> {
    let forms = page.provider.forms.iter();
    forms.map(|form| draw(page, form)).collect()
}

/// Shows the picture of a form on its page.
pub(super) fn show(page: &Page<'_>, form: &Form, md: &mut Markdown) {
    let mut both = page.provider.forms.iter().zip(&page.pictures);
    if let Some((_, picture)) = both.find(|(one, _)| one.key == form.key) {
        let holes = [("form", Part::Plain(&form.title))];
        let alt = Run::fill(page.words.picture.alt, &holes);
        md.drawing(alt.text(), &picture.path, picture.size);
    }
}

fn draw(page: &Page<'_>, form: &Form) -> Picture {
    let mut drawing = Drawing {
        page,
        canvas: Canvas::new(),
        y: 24,
    };
    let column = Column {
        x: MARGIN,
        width: WIDTH - 2 * MARGIN,
    };
    drawing.head(form, column);
    let scope = Scope {
        form,
        repeat: None,
        fields: &form.fields,
        groups: &form.groups,
    };
    drawing.fields(scope, column);
    let size = [WIDTH, drawing.y + MARGIN - GAP];
    let name = Run::fill(
        page.words.picture.name,
        &[
            ("form", Part::Plain(spoken(&form.title))),
            ("provider", Part::Plain(spoken(&page.provider.name))),
        ],
    );
    Picture {
        path: [&page.provider.code, "/", &form.key, ".svg"].concat(),
        size,
        svg: drawing
            .canvas
            .finish(size, name.text(), shows(page.words, form).text()),
    }
}

/// What is on the form, for those who do not see it.
fn shows<'w>(words: &'w Words, form: &Form) -> Run<'w> {
    if form.fields.is_empty() {
        return Run::new(words.picture.shows_nothing);
    }
    let mut fields = Run::sized(48 * form.fields.len());
    for (at, field) in form.fields.iter().enumerate() {
        if at > 0 {
            fields.push_words(words.common.comma);
        }
        let title = [("field", Part::Plain(spoken(&field.title)))];
        match hint::has_star(field) {
            true => fields.push_filled(words.picture.is_required, &title),
            false => fields.push_part(&title[0].1),
        }
    }
    Run::fill(words.picture.shows, &[("fields", Part::Run(&fields))])
}

/// A title as far as it is read aloud.
fn spoken(title: &str) -> &str {
    if title.len() <= SPOKEN {
        return title;
    }
    let end = title.char_indices().nth(SPOKEN).map(|(at, _)| at);
    &title[..end.unwrap_or(title.len())]
}

/// From where to where on the picture.
#[derive(Debug, Clone, Copy)]
struct Column {
    x: u32,
    width: u32,
}

impl Column {
    /// What is left of it on the right.
    fn after(self, part: u32) -> Self {
        Self {
            x: self.x + part,
            width: self.width - part,
        }
    }

    fn end(self) -> u32 {
        self.x + self.width
    }
}

/// Fields that stand together.
#[derive(Clone, Copy)]
struct Scope<'a> {
    form: &'a Form,
    repeat: Option<&'a Field>,
    fields: &'a [Field],
    groups: &'a [Group],
}

/// A form that is being drawn, downwards.
struct Drawing<'p> {
    page: &'p Page<'p>,
    canvas: Canvas,
    y: u32,
}

impl Drawing<'_> {
    /// Who and what the form is for.
    fn head(&mut self, form: &Form, column: Column) {
        let star = Run::fill(
            self.page.words.picture.star_means,
            &[("star", Part::Words(self.page.words.picture.star))],
        );
        let legend = width(star.text(), Font::LEGEND);
        if form.fields.iter().any(hint::has_star) {
            self.line_at(Font::LEGEND, [column.end(), self.y], &star, legend);
        }
        let left = Column {
            width: column.width - legend - INDENT,
            ..column
        };
        let provider = Run::new(&self.page.provider.name);
        self.paragraph(Font::HELP, left, &provider, 1);
        self.paragraph(Font::TITLE, column, &Run::new(&form.title), TITLE_LINES);
        if let Some(text) = &form.description {
            self.y += 4;
            let text = Run::new(self.page.project.words(text));
            self.paragraph(Font::HELP, column, &text, TITLE_LINES);
        }
        self.y += 16;
        self.rule(Column { x: 0, width: WIDTH });
    }

    /// A line across, with what follows apart from it.
    fn rule(&mut self, column: Column) {
        self.canvas.line("s", column.x, self.y, 'H', column.end());
        self.y += 24;
    }

    fn fields(&mut self, scope: Scope<'_>, column: Column) {
        let mut open: Vec<usize> = Vec::new();
        let mut rest = scope.fields;
        while let Some(first) = rest.first() {
            let groups = Group::around(scope.groups, first.group);
            if groups != open {
                // What stands at the top is set apart already.
                if groups.first() != open.first() && rest.len() < scope.fields.len() {
                    self.y += 4;
                    self.rule(column);
                }
                self.headings(scope, &open, &groups, column);
            }
            open = groups;
            let together = |one: &&Field| one.group == first.group && one.shown == first.shown;
            let (run, after) = rest.split_at(rest.iter().take_while(together).count());
            self.together(scope, run, &first.shown, column);
            rest = after;
        }
    }

    /// The headings between fields of some groups and those of others.
    fn headings(&mut self, scope: Scope<'_>, open: &[usize], groups: &[usize], column: Column) {
        let common = groups.iter().zip(open).take_while(|(new, old)| new == old);
        // Back from a group inside it, a group says again that it goes on.
        let first = common.count().min(groups.len().saturating_sub(1));
        for group in groups.iter().skip(first).map(|at| &scope.groups[*at]) {
            let font = match (group.parent, scope.repeat) {
                (None, None) => Font::GROUP,
                _ => Font::INNER,
            };
            self.paragraph(font, column, &Run::new(&group.title), TITLE_LINES);
            if let Some(text) = &group.description {
                let text = Run::new(self.page.project.words(text));
                self.paragraph(Font::HELP, column, &text, hint::LINES);
            }
            self.y += 12;
        }
    }

    /// Fields that are shown in the same case, beside a line that says so.
    fn together(&mut self, scope: Scope<'_>, run: &[Field], shown: &Condition, column: Column) {
        let top = self.y;
        let mut inside = column;
        if !shown.is_always() {
            inside = column.after(INDENT);
            self.canvas.open("if");
            let condition = self.page.words.condition_in_line(shown, scope.fields);
            let case = Run::fill(
                self.page.words.picture.only_when,
                &[("condition", Part::Run(&condition))],
            );
            self.paragraph(Font::CASE, inside, &case, hint::CASE_LINES);
            self.y += 12;
        }
        for field in run {
            let place = Use {
                form: scope.form,
                field,
                repeat: scope.repeat,
            };
            self.field(place, scope.fields, inside);
            self.y += GAP;
        }
        if !shown.is_always() {
            self.canvas.line("d", column.x + 1, top, 'V', self.y - GAP);
            self.canvas.close();
        }
    }

    /// A paragraph in at most so many lines; goes on below it.
    fn paragraph(&mut self, font: Font, column: Column, run: &Run<'_>, most: usize) {
        self.titled(font, column, run, most, false);
    }

    /// The same, with a star after it if there is to be one.
    fn titled(&mut self, font: Font, column: Column, run: &Run<'_>, most: usize, star: bool) {
        let room = column.width - if star { width(" *", font) } else { 0 };
        let lines = wrap(run, font, room, most);
        if lines.is_empty() && !star {
            return;
        }
        let place = [column.x, self.y];
        let count = self.canvas.text(font, place, run, lines, star);
        self.y += font.line * count.max(1);
    }

    /// One line at a place, as far as there is room; the place to go on at is not moved.
    fn line_at(&mut self, font: Font, at: [u32; 2], run: &Run<'_>, room: u32) {
        let lines = wrap(run, font, room, 1);
        self.canvas.text(font, at, run, lines, false);
    }
}
