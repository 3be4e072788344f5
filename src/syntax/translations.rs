//! A file of translations, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::Spanned;

/// Texts of specs in another language: of one provider, or, without `provider`, of all of them. Lives in
/// `specs/locales/<locale>/<code>.yaml` or `specs/locales/<locale>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translations {
    /// Version of the language.
    #[schemars(extend("const" = 1))]
    pub provspec: Spanned<u32>,
    /// The language of the translations (BCP 47): the name of the file or of its folder.
    pub locale: Spanned<String>,
    /// Code of the provider: the file's name without extension. Not in the file for all providers.
    #[schemars(regex(pattern = "^[a-z0-9][a-z0-9_-]*$"))]
    pub provider: Option<Spanned<String>>,
    /// The texts, each once.
    pub texts: Vec<TranslatedText>,
}

/// A text and its translation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TranslatedText {
    /// The text of the spec, word for word; how its lines are broken is all one.
    pub source: Spanned<String>,
    /// Only where the text stands at this path or below it, such as `accounts.provider`: for a word that two places
    /// translate differently.
    pub at: Option<Spanned<String>>,
    /// What it is in the other language.
    pub translation: Spanned<String>,
}
