//! IP whitelists, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Condition, Map, PortalText, Text};
use crate::source::Spanned;

/// Whether and how the company's addresses are whitelisted at the provider.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Whitelist {
    /// Whether it has to be done.
    pub requirement: Spanned<WhitelistRequirement>,
    /// Menu path in the portal, parts separated by ` > `.
    #[serde(rename = "where")]
    pub place: Option<PortalText>,
    /// Who gets the list, where it is not entered in a portal: `your manager at the bank`.
    pub given_to: Option<Text>,
    /// What stands between two addresses.
    pub separator: Option<Spanned<Separator>>,
    /// Whether a space follows each separator.
    pub space_after_separator: Option<Spanned<bool>>,
    /// How a whole network may be written. Default: not at all.
    pub ranges: Option<Spanned<Ranges>>,
    /// The most entries it takes.
    #[schemars(range(min = 1))]
    pub max_entries: Option<Spanned<u32>>,
    /// Whether IPv6 addresses are taken. Default: no.
    pub ipv6: Option<Spanned<bool>>,
    /// Titles of the boxes that each take the same list.
    #[serde(default)]
    pub boxes: Vec<PortalText>,
    /// Whether test and live have lists of their own.
    pub per_mode: Option<Spanned<bool>>,
    /// Settings to make beside the list: name → value.
    #[serde(default)]
    pub set: Map<PortalText>,
    /// Accounts it is for. Default: all.
    #[serde(default)]
    pub accounts: Vec<Spanned<String>>,
    /// It is needed only when this holds.
    pub when: Option<Spanned<Condition>>,
    /// A remark.
    pub note: Option<Text>,
}

/// Whether addresses have to be whitelisted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhitelistRequirement {
    /// Requests from other addresses are refused.
    Required,
    /// The account manager at the provider knows.
    AskManager,
    /// It works without, and is safer with.
    Recommended,
    /// Nothing to do.
    None,
}

/// What stands between two addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// A space.
    Space,
    /// Each on a line of its own.
    NewLine,
    /// Each in a box of its own, or added one by one.
    Boxes,
}

/// How a whole network may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ranges {
    /// Not at all: each address by itself.
    None,
    /// `192.0.2.0/24`
    Cidr,
    /// `192.0.2.*`
    Asterisk,
    /// `192.0.2.%`
    Percent,
    /// `192.0.2.0 255.255.255.0`, also for a single address.
    Netmask,
}
