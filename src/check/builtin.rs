//! Fields that need no definition: their name says what they are.

use crate::source::{Span, Spanned};
use crate::syntax::{FieldKeys, FieldType};

/// The field of this name, if the language has one.
pub(super) fn definition(name: &str) -> Option<FieldKeys> {
    let (field_type, title) = match name {
        "mode" => (FieldType::Mode, "Mode"),
        "currency" => (FieldType::Currency, "Currency"),
        "currencies" => (FieldType::Currencies, "Currencies"),
        "country" => (FieldType::Country, "Country"),
        "countries" => (FieldType::Countries, "Countries"),
        "features" => (FieldType::Features, "Features"),
        "acknowledgement" => (
            FieldType::Acknowledgement,
            "I have set up my account at the provider",
        ),
        _ => return None,
    };
    // They stand in no file; nothing is ever said about their own keys.
    let nowhere = Span::default();
    Some(FieldKeys {
        field_type: Some(Spanned::new(field_type, nowhere)),
        title: Some(Spanned::new(title.to_owned(), nowhere)),
        ..FieldKeys::default()
    })
}

/// Key of the list that asks for which modes there are sets.
pub(super) const MODES: &str = "modes";

/// That list, at the set that asks for it.
pub(super) fn modes(at: Span) -> FieldKeys {
    let text = |words: &str| Some(Spanned::new(words.to_owned(), at));
    FieldKeys {
        field_type: Some(Spanned::new(FieldType::Multiselect, at)),
        title: text("Modes"),
        description: text("The modes that you have credentials for. One is enough."),
        ..FieldKeys::default()
    }
}

/// The names of these fields.
pub(super) const NAMES: [&str; 7] = [
    "mode",
    "currency",
    "currencies",
    "country",
    "countries",
    "features",
    "acknowledgement",
];
