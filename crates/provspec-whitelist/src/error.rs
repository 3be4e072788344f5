//! Why a list cannot be written.

use std::fmt;

use ipnet::IpNet;

/// Why an address cannot be written in a format.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unprintable {
    /// The address.
    pub net: IpNet,
    /// Why, as the end of a sentence about it.
    pub reason: String,
}

/// Why a list cannot be entered at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WhitelistError {
    /// The format cannot express these addresses.
    Unprintable(Vec<Unprintable>),
    /// There are more entries than the provider takes, even without those that retire.
    TooManyEntries {
        /// How many there are.
        entries: usize,
        /// How many fit.
        max_entries: u32,
    },
}

impl fmt::Display for WhitelistError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unprintable(addresses) => {
                for (at, address) in addresses.iter().enumerate() {
                    let gap = if at > 0 { "; " } else { "" };
                    write!(f, "{gap}{} {}", address.net, address.reason)?;
                }
                Ok(())
            }
            Self::TooManyEntries {
                entries,
                max_entries,
            } => write!(
                f,
                "there are {entries} entries, and the provider takes {max_entries}"
            ),
        }
    }
}

impl std::error::Error for WhitelistError {}
