//! IP whitelists: what a provider wants, and the company's addresses in the provider's own format.

use ipnet::IpNet;

use super::{Address, Applies, Condition, Text};

/// Whether and how the company's addresses are whitelisted at a provider.
#[derive(Debug, Clone)]
pub struct Whitelist {
    /// Whether it has to be done.
    pub requirement: Requirement,
    /// Menu path of the box in the portal; empty when the list is handed to somebody.
    pub place: Vec<String>,
    /// Who gets the list, where it is not entered in a portal: `your manager at the bank`.
    pub given_to: Option<String>,
    /// Titles of the boxes that each take the same list; empty = one box.
    pub boxes: Vec<String>,
    /// Whether test and live have lists of their own.
    pub per_mode: bool,
    /// Forms it is for, by key; empty = all.
    pub forms: Vec<String>,
    /// When it applies.
    pub when: Applies,
    /// A remark.
    pub note: Option<Text>,
    /// How the provider wants the list written.
    pub format: Format,
    /// The company's addresses in that format.
    pub list: List,
}

impl Whitelist {
    /// Whether it is for some connections only.
    pub fn is_limited(&self) -> bool {
        !self.forms.is_empty() || self.when != Applies::When(Condition::Always)
    }
}

/// Whether addresses have to be whitelisted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// What stands between two entries.
    pub separator: Separator,
    /// How a whole network may be written.
    pub ranges: Ranges,
    /// The most entries it takes.
    pub max_entries: Option<u32>,
    /// Whether IPv6 addresses are taken.
    pub ipv6: bool,
}

/// What stands between two entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Separator {
    /// This text.
    Text(String),
    /// Nothing: each entry has a box of its own, or is added one by one.
    Boxes,
    /// Nobody knows; the list is written one entry a line.
    Unknown,
}

impl Separator {
    /// The word in the language; none where nobody knows.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Self::Text(text) => match text.as_str() {
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
    pub fn is_spaced(&self) -> bool {
        matches!(self, Self::Text(text) if text.len() > 1 && text.ends_with(' '))
    }
}

/// How a whole network may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ranges {
    /// Not at all: each address by itself.
    None,
    /// As CIDR, `192.0.2.0/24` (RFC 4632).
    Cidr,
    /// With this character for a whole octet: `192.0.2.*`.
    Wildcard(char),
}

impl Ranges {
    /// The word in the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Cidr => "cidr",
            Self::Wildcard('%') => "percent",
            Self::Wildcard(_) => "asterisk",
        }
    }
}

/// The company's addresses in a provider's own format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The entries to enter, in order.
    pub entries: Vec<Entry>,
    /// Entries that were left out because the list is full: retiring ones only.
    pub left_out: Vec<Entry>,
    /// How many entries are more than the provider takes, even without the retiring ones.
    pub excess: u32,
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As it is typed.
    pub text: String,
    /// The date from which it is no longer used.
    pub retires: Option<String>,
}

/// Why an address cannot be written in a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable {
    /// The address.
    pub net: IpNet,
    /// Why, as the end of a sentence about it.
    pub reason: String,
}

/// The largest network that is written out address by address where ranges are not taken.
const MOST_SINGLE_ADDRESSES: u32 = 32;

impl Format {
    /// Writes the addresses in this format. When they are more than [`Format::max_entries`], those that
    /// retire are left out first.
    ///
    /// # Errors
    ///
    /// Every address that the format cannot express.
    pub fn list(&self, addresses: &[Address]) -> Result<List, Vec<Unprintable>> {
        let mut entries = Vec::new();
        let mut unprintable = Vec::new();
        for address in addresses {
            match self.entries(address.net) {
                Ok(texts) => entries.extend(texts.into_iter().map(|text| Entry {
                    text,
                    retires: address.retires.clone(),
                })),
                Err(reason) => unprintable.push(Unprintable {
                    net: address.net,
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

    /// The whole list as it is pasted: the entries joined, or one a line where each has its own box.
    pub fn join(&self, list: &List) -> String {
        let separator = match &self.separator {
            Separator::Text(text) => text.as_str(),
            Separator::Boxes | Separator::Unknown => "\n",
        };
        list.entries
            .iter()
            .map(|entry| entry.text.as_str())
            .collect::<Vec<_>>()
            .join(separator)
    }

    fn entries(&self, net: IpNet) -> Result<Vec<String>, String> {
        if matches!(net, IpNet::V6(_)) && !self.ipv6 {
            return Err("is IPv6, and the provider takes IPv4 only".to_owned());
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
                            .map(|at| std::net::Ipv4Addr::from(first + at).to_string())
                            .collect()
                    }
                    IpNet::V6(v6) => {
                        let first = u128::from(v6.network());
                        (0..1u128 << size)
                            .map(|at| std::net::Ipv6Addr::from(first + at).to_string())
                            .collect()
                    }
                };
                Ok(every)
            }
        }
    }
}
