//! The words in each language: a folder each.

mod en;
mod uk;

use super::Words;
use crate::ir::Locale;

/// The words of a language.
pub(super) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Uk => &uk::WORDS,
        // A language that has no words here yet: `tests` says which.
        _ => &en::WORDS,
    }
}
