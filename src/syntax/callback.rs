//! Callback URLs, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Condition, Map, PortalText, Text};
use crate::source::Spanned;

/// A box at the provider for a URL. Exactly one of `url`, `leave_empty`, `merchant_url`,
/// `ask_support`, `automatic`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Callback {
    /// The provider's own name for the box.
    pub title: PortalText,
    /// The URL to enter; `{callbacks_base_url}` stands for the project's base, `{code}` for the provider's
    /// code, `{name}` for a value of the project.
    pub url: Option<Spanned<String>>,
    /// The box must stay empty.
    pub leave_empty: Option<Spanned<bool>>,
    /// The merchant enters a URL of their own.
    pub merchant_url: Option<Spanned<bool>>,
    /// The company's support team knows what to enter.
    pub ask_support: Option<Spanned<bool>>,
    /// Nothing is entered: the company sends the URL with each request, or registers it by the provider's API.
    pub automatic: Option<Spanned<bool>>,
    /// Menu path in the portal, parts separated by ` > `.
    #[serde(rename = "where")]
    pub place: Option<PortalText>,
    /// Who is told the URL, where it is not entered in a portal.
    pub given_to: Option<Text>,
    /// Whether test and live have a box each.
    pub per_mode: Option<Spanned<bool>>,
    /// Events to switch on beside the URL, by their names at the provider; with `automatic`, those that the company
    /// asks for.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Settings to make beside the URL, or for URLs that the company hands in: name → value.
    #[serde(default)]
    pub set: Map<PortalText>,
    /// Fields whose value the merchant has when the URL is entered.
    #[serde(default)]
    pub gives: Vec<Spanned<String>>,
    /// Accounts it is for. Default: all.
    #[serde(default)]
    pub accounts: Vec<Spanned<String>>,
    /// It is needed only when this holds.
    pub when: Option<Spanned<Condition>>,
    /// A remark.
    pub note: Option<Text>,
}

/// An event by its name at the provider, or a map that says for whom it is.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Event {
    /// The name.
    #[serde(rename = "$text")]
    Name(PortalText),
    /// The name, and for whom it is.
    #[serde(rename = "$map")]
    Limited(LimitedEvent),
}

/// An event that only some merchants need.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitedEvent {
    /// Its name at the provider.
    pub name: PortalText,
    /// Accounts it is for. Default: those of the callback.
    #[serde(default)]
    pub accounts: Vec<Spanned<String>>,
    /// It is needed only when this holds.
    pub when: Option<Spanned<Condition>>,
}

impl Event {
    /// Its name at the provider.
    pub fn name(&self) -> &PortalText {
        match self {
            Self::Name(name) => name,
            Self::Limited(event) => &event.name,
        }
    }
}
