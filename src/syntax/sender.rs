//! Where requests of a provider come from, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Map;
use crate::source::Spanned;

/// What requests come from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Senders {
    /// The same in every mode.
    #[serde(rename = "$list")]
    Same(Vec<SenderEntry>),
    /// By mode.
    #[serde(rename = "$map")]
    ByMode(Map<Vec<SenderEntry>>),
}

/// One thing that requests come from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum SenderEntry {
    /// An IP address, a CIDR network or a host name.
    #[serde(rename = "$text")]
    Text(Spanned<String>),
    /// The same with dates, or a list that the provider publishes.
    #[serde(rename = "$map")]
    Detail(Spanned<SenderDetail>),
}

/// What requests come from: exactly one of `net`, `host` and `list`; and from when to when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SenderDetail {
    /// An IP address or a CIDR network.
    pub net: Option<Spanned<String>>,
    /// A host name, which resolves to the addresses.
    pub host: Option<Spanned<String>>,
    /// Where the provider publishes the addresses: an `https` address.
    pub list: Option<Spanned<String>>,
    /// The day from which it is used: `2026-01-31`.
    #[schemars(regex(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"))]
    pub begins: Option<Spanned<String>>,
    /// The day from which it is no longer used: `2026-01-31`.
    #[schemars(regex(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"))]
    pub retires: Option<Spanned<String>>,
}
