//! The compiler's own words on a page. Which there are is in `table`, what they are in each language in `locale`;
//! the other files put sentences together of them. `{holes}` are filled with escaped Markdown.

mod condition;
mod locale;
mod place;
mod shape;
mod table;
#[cfg(test)]
mod tests;
mod written;

pub(super) use condition::Said;
pub(super) use table::Words;
pub(super) use written::{Part, Written};

use crate::ir::{self, Locale, Mode};

impl Words {
    /// Those of a language.
    pub(super) fn of(locale: Locale) -> &'static Self {
        locale::words(locale)
    }

    /// What forms say in this language: names of formats, lengths, sizes and times are the same on a page.
    fn of_forms(&self) -> &'static ir::Words {
        ir::Words::of(self.locale)
    }

    /// A template with its numbers in place, and nouns in the form that goes with them; other holes stay open.
    pub(super) fn counted(&self, template: &str, numbers: &[(&str, u64)]) -> String {
        provspec_messages::fill(template, self.locale, &|name| {
            let number = numbers.iter().find(|(known, _)| *known == name);
            let filled = match number {
                Some((_, number)) => number.to_string(),
                None => ["{", name, "}"].concat(),
            };
            Some(filled.into())
        })
    }

    /// What a mode is called inside a sentence.
    pub(super) fn mode_name(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::Test => self.mode.test,
            Mode::Live => self.mode.live,
        }
    }

    /// What a mode is called where the word stands alone.
    pub(super) fn mode_title(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::Test => self.mode.test_title,
            Mode::Live => self.mode.live_title,
        }
    }

    /// Whether a title has the name of the mode in it: in English, as specs may have it in every language, or in this one.
    pub(super) fn names_mode(&self, title: &str, mode: Mode) -> bool {
        let stem = match mode {
            Mode::Test => self.mode.test_stem,
            Mode::Live => self.mode.live_stem,
        };
        let is_name = |word: &str| {
            let declined = || !stem.is_empty() && word.to_lowercase().starts_with(stem);
            word.eq_ignore_ascii_case(mode.name()) || declined()
        };
        title.split(|c: char| !c.is_alphanumeric()).any(is_name)
    }
}
