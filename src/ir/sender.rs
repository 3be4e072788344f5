//! Where requests of a provider come from.

use ipnet::IpNet;

use super::Mode;

/// Something that a provider's own requests come from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sender {
    /// The mode it is for; none = every mode.
    pub mode: Option<Mode>,
    /// What it is.
    pub source: SenderSource,
    /// The day (RFC 3339 `full-date`) from which it is used; none = already.
    pub begins: Option<String>,
    /// The day from which it is no longer used.
    pub retires: Option<String>,
}

/// What requests come from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SenderSource {
    /// An address, or a network; a single address is a `/32` or `/128`.
    Net(IpNet),
    /// A host name, which resolves to the addresses.
    Host(String),
    /// The URL of a list of addresses that the provider publishes.
    List(String),
}

impl SenderSource {
    /// It as people write it: a single address without `/32`.
    pub fn text(&self) -> String {
        match self {
            Self::Net(net) if net.prefix_len() == net.max_prefix_len() => net.addr().to_string(),
            Self::Net(net) => net.trunc().to_string(),
            Self::Host(text) | Self::List(text) => text.clone(),
        }
    }
}

impl Sender {
    /// An address or a network, now and for good.
    pub fn of(mode: Option<Mode>, net: IpNet) -> Self {
        Self {
            mode,
            source: SenderSource::Net(net),
            begins: None,
            retires: None,
        }
    }

    /// It as people write it, without its days.
    pub fn text(&self) -> String {
        self.source.text()
    }
}
