//! How a list is written.

use std::net::{Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

use crate::{Unprintable, WhitelistAddress, WhitelistError};

/// Whether addresses have to be whitelisted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Requirement {
    /// Requests from other addresses are refused.
    Required,
    /// The account manager at the provider knows.
    AskManager,
    /// It works without, and is safer with.
    Recommended,
    /// Nothing to do.
    None,
}

impl Requirement {
    /// Every requirement.
    pub const ALL: [Self; 4] = [
        Self::Required,
        Self::AskManager,
        Self::Recommended,
        Self::None,
    ];

    /// The word in the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::AskManager => "ask_manager",
            Self::Recommended => "recommended",
            Self::None => "none",
        }
    }
}

/// How a provider wants a list of addresses written.
///
/// ```
/// use provspec_whitelist::{IpNet, Ranges, Separator, WhitelistFormat};
///
/// const FORMAT: WhitelistFormat = WhitelistFormat {
///     separator: Separator::Text("; "),
///     ranges: Ranges::Wildcard('*'),
///     max_entries: Some(5),
///     ipv6: false,
/// };
/// let addresses: [IpNet; 2] = ["192.0.2.0/24", "198.51.100.7/32"].map(|it| it.parse().expect("a network"));
/// assert_eq!(FORMAT.format(&addresses).as_deref(), Ok("192.0.2.*; 198.51.100.7"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WhitelistFormat {
    /// What stands between two entries.
    pub separator: Separator,
    /// How a whole network may be written.
    pub ranges: Ranges,
    /// The most entries it takes.
    pub max_entries: Option<u32>,
    /// Whether IPv6 addresses are taken.
    pub ipv6: bool,
}

impl WhitelistFormat {
    /// Nothing is known: single IPv4 addresses, one a line.
    pub const UNKNOWN: Self = Self {
        separator: Separator::Unknown,
        ranges: Ranges::None,
        max_entries: None,
        ipv6: false,
    };
}

/// What stands between two entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Separator {
    /// This text.
    Text(&'static str),
    /// Nothing: each entry has a box of its own, or is added one by one.
    Boxes,
    /// Nobody knows; the list is written one entry a line.
    Unknown,
}

impl Separator {
    /// The word in the language; none where nobody knows.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Text(text) => match text {
                " " => Some("space"),
                "\n" => Some("new_line"),
                spaced => match spaced.trim_end() {
                    ";" => Some("semicolon"),
                    "," => Some("comma"),
                    _ => None,
                },
            },
            Self::Boxes => Some("boxes"),
            Self::Unknown => None,
        }
    }

    /// Whether a space follows a visible separator.
    pub fn is_spaced(self) -> bool {
        matches!(self, Self::Text(text) if text.len() > 1 && text.ends_with(' '))
    }
}

/// How a whole network may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ranges {
    /// Not at all: each address by itself.
    None,
    /// As CIDR, `192.0.2.0/24` (RFC 4632).
    Cidr,
    /// With this character for a whole octet: `192.0.2.*`.
    Wildcard(char),
    /// As an address and a subnet mask, also for a single address: `192.0.2.0 255.255.255.0`.
    Netmask,
}

impl Ranges {
    /// The word in the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Cidr => "cidr",
            Self::Wildcard('%') => "percent",
            Self::Wildcard(_) => "asterisk",
            Self::Netmask => "netmask",
        }
    }
}

/// The company's addresses in a provider's own format.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct List {
    /// The entries to enter, in order.
    pub entries: Vec<Entry>,
    /// Entries that were left out because the list is full: retiring ones only.
    pub left_out: Vec<Entry>,
    /// How many entries are more than the provider takes, even without the retiring ones.
    pub excess: u32,
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// As it is typed.
    pub text: String,
    /// The date from which it is no longer used.
    pub retires: Option<String>,
}

/// The largest network that is written out address by address where ranges are not taken.
const MOST_SINGLE_ADDRESSES: u32 = 32;

impl WhitelistFormat {
    /// The addresses as one text to paste: see [`WhitelistFormat::join`].
    ///
    /// # Errors
    ///
    /// Every address that the format cannot express; or that the entries are more than the provider takes,
    /// even without those that retire.
    pub fn format<A: WhitelistAddress>(&self, addresses: &[A]) -> Result<String, WhitelistError> {
        self.entries(addresses).map(|entries| self.joined(&entries))
    }

    /// The addresses entry by entry, for a provider with a box for each.
    ///
    /// # Errors
    ///
    /// As of [`WhitelistFormat::format`].
    pub fn entries<A: WhitelistAddress>(
        &self,
        addresses: &[A],
    ) -> Result<Vec<String>, WhitelistError> {
        let list = self.list(addresses).map_err(WhitelistError::Unprintable)?;
        match self.max_entries {
            Some(max_entries) if list.excess > 0 => Err(WhitelistError::TooManyEntries {
                entries: list.entries.len(),
                max_entries,
            }),
            _ => Ok(list.entries.into_iter().map(|entry| entry.text).collect()),
        }
    }

    /// The addresses with all that a page may say of them. When they are more than
    /// [`WhitelistFormat::max_entries`], those that retire are left out.
    ///
    /// # Errors
    ///
    /// Every address that the format cannot express.
    pub fn list<A: WhitelistAddress>(&self, addresses: &[A]) -> Result<List, Vec<Unprintable>> {
        let mut entries = Vec::new();
        let mut unprintable = Vec::new();
        for address in addresses {
            match self.written(address.net()) {
                Ok(texts) => entries.extend(texts.into_iter().map(|text| Entry {
                    text,
                    retires: address.retires().map(str::to_owned),
                })),
                Err(reason) => unprintable.push(Unprintable {
                    net: address.net(),
                    reason,
                }),
            }
        }
        if !unprintable.is_empty() {
            return Err(unprintable);
        }
        let most = self.max_entries.map_or(usize::MAX, |most| most as usize);
        let mut left_out = Vec::new();
        if entries.len() > most {
            (left_out, entries) = entries
                .into_iter()
                .partition(|entry| entry.retires.is_some());
        }
        let excess = u32::try_from(entries.len().saturating_sub(most)).unwrap_or(u32::MAX);
        Ok(List {
            entries,
            left_out,
            excess,
        })
    }

    /// The whole list as it is pasted: the entries joined, or one a line where each has its own box or
    /// nobody knows how they are parted.
    pub fn join(&self, list: &List) -> String {
        let texts: Vec<&str> = list.entries.iter().map(|it| it.text.as_str()).collect();
        self.joined(&texts)
    }

    fn joined<T: AsRef<str>>(&self, entries: &[T]) -> String {
        let separator = match self.separator {
            Separator::Text(text) => text,
            Separator::Boxes | Separator::Unknown => "\n",
        };
        let mut out = String::new();
        for (at, entry) in entries.iter().enumerate() {
            if at > 0 {
                out.push_str(separator);
            }
            out.push_str(entry.as_ref());
        }
        out
    }

    /// A network as entries; or why it cannot be written.
    fn written(&self, net: IpNet) -> Result<Vec<String>, String> {
        if matches!(net, IpNet::V6(_)) && !self.ipv6 {
            return Err("is IPv6, and the provider takes IPv4 only".to_owned());
        }
        if self.ranges == Ranges::Netmask {
            return match net {
                IpNet::V4(v4) => Ok(vec![format!("{} {}", v4.network(), v4.netmask())]),
                IpNet::V6(_) => Err("is IPv6, which has no subnet mask".to_owned()),
            };
        }
        if net.prefix_len() == net.max_prefix_len() {
            return Ok(vec![net.addr().to_string()]);
        }
        match (self.ranges, net) {
            (Ranges::Cidr, _) => Ok(vec![net.trunc().to_string()]),
            (Ranges::Wildcard(star), IpNet::V4(v4)) if v4.prefix_len() % 8 == 0 => {
                let fixed = usize::from(v4.prefix_len() / 8);
                let octets: Vec<String> = v4
                    .network()
                    .octets()
                    .iter()
                    .enumerate()
                    .map(|(at, octet)| {
                        if at < fixed {
                            octet.to_string()
                        } else {
                            star.to_string()
                        }
                    })
                    .collect();
                Ok(vec![octets.join(".")])
            }
            _ => {
                let size = u32::from(net.max_prefix_len() - net.prefix_len());
                if size > MOST_SINGLE_ADDRESSES.ilog2() {
                    return Err(format!(
                        "is a network of 2^{size} addresses, and the provider takes single addresses only"
                    ));
                }
                let every = match net {
                    // `hosts()` leaves network and broadcast out; requests may come from those too.
                    IpNet::V4(v4) => {
                        let first = u32::from(v4.network());
                        (0..1u32 << size)
                            .map(|at| Ipv4Addr::from(first + at).to_string())
                            .collect()
                    }
                    IpNet::V6(v6) => {
                        let first = u128::from(v6.network());
                        (0..1u128 << size)
                            .map(|at| Ipv6Addr::from(first + at).to_string())
                            .collect()
                    }
                };
                Ok(every)
            }
        }
    }
}
