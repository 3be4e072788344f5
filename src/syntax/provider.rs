//! A provider's spec, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Account, Callback, Definition, Guide, IssuedValues, Map, PortalText, Senders, Text, Whitelist,
};
use crate::source::Spanned;

/// A payment provider: the forms that connect it, what it wants whitelisted and called back, and how a
/// merchant gets everything the forms ask for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Version of the language.
    #[schemars(extend("const" = 1))]
    pub provspec: Spanned<u32>,
    /// Code of the provider: the file's name without extension.
    #[schemars(regex(pattern = "^[a-z0-9][a-z0-9_-]*$"))]
    pub code: Spanned<String>,
    /// Name, as the provider writes it.
    #[schemars(length(min = 1))]
    pub name: PortalText,
    /// Name in running text, where the name is long. Default: the name.
    #[schemars(length(min = 1))]
    pub short_name: Option<PortalText>,
    /// Address of a picture of its logo, for lists of providers.
    pub logo: Option<Spanned<String>>,
    /// What it is, in one line.
    pub description: Option<Text>,
    /// Where it stands in its life. Default: active.
    pub status: Option<Spanned<Status>>,
    /// Since when and why it should no longer be used; for `status: deprecated`.
    pub deprecated: Option<Spanned<Deprecation>>,
    /// Addresses of the provider's own pages, by name: `website`, `login`, `apply`, …
    #[serde(default)]
    pub links: Links,
    /// The modes that the provider has, in the order in which forms show them.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    pub modes: Option<Vec<Spanned<Mode>>>,
    /// API hosts, as URLs: one for every mode, or by mode, by name, or both.
    pub hosts: Option<Hosts>,
    /// What the provider's own requests come from, for firewalls: a list, or one for each mode.
    pub sends_from: Option<Senders>,
    /// The features that a connection to it may have. Default: every feature of the project.
    pub features: Option<Vec<Spanned<String>>>,
    /// The only currencies that a connection to it may have. Default: nobody says.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    pub currencies: Option<Vec<Spanned<String>>>,
    /// The fields, said once and used by every form.
    #[serde(default)]
    pub fields: Map<Definition>,
    /// The kinds of account that can be connected, in the order in which they are offered.
    #[serde(default)]
    pub accounts: Map<Account>,
    /// Values that the company makes for each connection, and the merchant enters at the provider.
    #[serde(default)]
    pub issued: IssuedValues,
    /// Whether and how the company's addresses are whitelisted at the provider.
    pub ip_whitelist: Option<Spanned<Whitelist>>,
    /// URLs to enter at the provider.
    #[serde(default)]
    pub callbacks: Vec<Callback>,
    /// How a merchant gets everything the forms ask for.
    #[serde(default)]
    pub guide: Guide,
}

/// API hosts, as URLs.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Hosts {
    /// The same in every mode.
    #[serde(rename = "$text")]
    Same(Spanned<String>),
    /// Those of a mode by its word (`test`, `live`); under any other name a URL that is the same in every mode.
    #[serde(rename = "$map")]
    Several(Map<HostsOfMode>),
}

/// The API hosts of a mode, as URLs, or one with a name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum HostsOfMode {
    /// One.
    #[serde(rename = "$text")]
    One(Spanned<String>),
    /// Several: name → URL.
    #[serde(rename = "$map")]
    Named(Map<Spanned<String>>),
}

impl Hosts {
    /// Every URL.
    pub fn urls(&self) -> Vec<&Spanned<String>> {
        match self {
            Self::Same(url) => vec![url],
            Self::Several(entries) => entries
                .iter()
                .flat_map(|(_, hosts)| match hosts {
                    HostsOfMode::One(url) => vec![url],
                    HostsOfMode::Named(named) => named.iter().map(|(_, url)| url).collect(),
                })
                .collect(),
        }
    }
}

/// Addresses by name.
pub type Links = Map<Link>;

/// An address, or a map with a title and an address.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Link {
    /// The address.
    #[serde(rename = "$text")]
    Url(Spanned<String>),
    /// The address and what it leads to.
    #[serde(rename = "$map")]
    Titled(TitledLink),
}

/// An address and what it leads to.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TitledLink {
    /// What it leads to. Default: the name, as words.
    pub title: Option<Text>,
    /// The `https` address.
    pub url: Spanned<String>,
    /// The site has no `https`: the address is a plain `http` one, on purpose.
    pub insecure: Option<Spanned<bool>>,
}

impl Link {
    /// The address.
    pub fn url(&self) -> &Spanned<String> {
        match self {
            Self::Url(url) => url,
            Self::Titled(link) => &link.url,
        }
    }

    /// What it leads to, if the spec says so.
    pub fn title(&self) -> Option<&Text> {
        match self {
            Self::Url(_) => None,
            Self::Titled(link) => link.title.as_ref(),
        }
    }

    /// Whether the spec says that the site has no `https`.
    pub fn insecure(&self) -> Option<&Spanned<bool>> {
        match self {
            Self::Url(_) => None,
            Self::Titled(link) => link.insecure.as_ref(),
        }
    }
}

/// Where a provider stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Merchants can connect it.
    #[default]
    Active,
    /// Still works; no new connections should be made.
    Deprecated,
    /// Known by name only: no form yet.
    Listed,
}

/// A test or a live environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// No money moves.
    Test,
    /// Money moves.
    Live,
}

/// Why something should no longer be used.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deprecation {
    /// Since when, as a date: `2026-01-31`.
    #[schemars(regex(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"))]
    pub since: Spanned<String>,
    /// Why, and what to use instead, in one line.
    pub reason: Text,
}
