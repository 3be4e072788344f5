//! Where to ask.

use super::super::markdown::{Line, Markdown};
use super::super::page::Page;
use super::super::words::Part;
use crate::ir::Status;

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    // The page of a provider that is only listed has said already whom to write to.
    if page.provider.status == Status::Listed {
        return;
    }
    md.heading(2, &Line::of(page.words.trouble.help), Some("help"));
    md.paragraph(&page.say(
        page.words.trouble.help_text,
        &[("email", Part::Run(&page.support()))],
    ));
}
