//! Where to ask.

use super::super::markdown::{Line, Markdown};
use super::super::page::Page;
use super::super::words;

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    md.heading(2, &Line::of(words::HELP), Some("help"));
    md.paragraph(&page.say(words::HELP_TEXT, &[("email", &page.support())]));
}
