//! Values that the company issues for each connection, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Condition, Map, PortalText, Text};
use crate::source::Spanned;

/// A value that the company makes for each connection, and the merchant enters at the provider. It is no field: nothing is
/// filled in.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// What the dashboard and the guide call it. Default: the key, as words.
    #[schemars(length(min = 1))]
    pub title: Option<Text>,
    /// The provider's own name for the same thing.
    pub known_as: Option<PortalText>,
    /// Help for the merchant: what it is for.
    pub description: Option<Text>,
    /// Whether it is kept like a password. Default: yes.
    pub secret: Option<Spanned<bool>>,
    /// Fewest characters, where the provider asks for that.
    #[schemars(range(min = 1, max = 4096))]
    pub min_length: Option<Spanned<u32>>,
    /// Most characters, where the provider asks for that.
    #[schemars(range(min = 1, max = 4096))]
    pub max_length: Option<Spanned<u32>>,
    /// The characters that it is made of. Default: `letters_and_digits`.
    pub alphabet: Option<Spanned<Alphabet>>,
    /// Whether test and live have one each.
    pub per_mode: Option<Spanned<bool>>,
    /// Accounts it is for. Default: all.
    #[serde(default)]
    pub accounts: Vec<Spanned<String>>,
    /// It is needed only when this holds.
    pub when: Option<Spanned<Condition>>,
}

/// By key.
pub type IssuedValues = Map<Issued>;

/// The characters that an issued value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Alphabet {
    /// `A`–`Z`, `a`–`z`, `0`–`9`
    LettersAndDigits,
    /// `a`–`z`, `0`–`9`
    LowerCaseAndDigits,
    /// `0`–`9`, `a`–`f`
    Hexadecimal,
    /// `0`–`9`
    Digits,
}
