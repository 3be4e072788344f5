//! Fields that need no definition: their name says what they are.

use crate::ir::Words;
use crate::source::{Span, Spanned};
use crate::syntax::{FieldKeys, FieldType, Text};

/// The field of this name, if the language has one.
pub(crate) fn definition(name: &str, words: &Words) -> Option<FieldKeys> {
    let (field_type, title) = match name {
        "mode" => (FieldType::Mode, words.mode),
        "currency" => (FieldType::Currency, words.currency),
        "currencies" => (FieldType::Currencies, words.currencies),
        "country" => (FieldType::Country, words.country),
        "countries" => (FieldType::Countries, words.countries),
        "features" => (FieldType::Features, words.features),
        "acknowledgement" => (FieldType::Acknowledgement, words.acknowledgement),
        _ => return None,
    };
    // They stand in no file; nothing is ever said about their own keys.
    let nowhere = Span::default();
    Some(FieldKeys {
        field_type: Some(Spanned::new(field_type, nowhere)),
        title: Some(Text(Spanned::new(title.to_owned(), nowhere))),
        ..FieldKeys::default()
    })
}

/// Key of the list that asks for which modes there are sets.
pub(crate) const MODES: &str = "modes";

/// That list, at the set that asks for it.
pub(super) fn modes(at: Span, words: &Words) -> FieldKeys {
    let text = |words: &str| Some(Text(Spanned::new(words.to_owned(), at)));
    FieldKeys {
        field_type: Some(Spanned::new(FieldType::Multiselect, at)),
        title: text(words.modes),
        description: text(words.modes_help),
        ..FieldKeys::default()
    }
}

/// The names of these fields.
pub(crate) const NAMES: [&str; 7] = [
    "mode",
    "currency",
    "currencies",
    "country",
    "countries",
    "features",
    "acknowledgement",
];
