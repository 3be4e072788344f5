//! What goes on a list.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Something that can be put on a whitelist.
pub trait WhitelistAddress {
    /// The address or network; a single address is a `/32` or `/128`.
    fn net(&self) -> IpNet;

    /// The date (RFC 3339 `full-date`) from which it is no longer used. Such addresses are left out first
    /// where a list is full.
    fn retires(&self) -> Option<&str> {
        None
    }
}

impl WhitelistAddress for IpNet {
    fn net(&self) -> IpNet {
        *self
    }
}

impl WhitelistAddress for IpAddr {
    fn net(&self) -> IpNet {
        (*self).into()
    }
}

impl<A: WhitelistAddress + ?Sized> WhitelistAddress for &A {
    fn net(&self) -> IpNet {
        (**self).net()
    }

    fn retires(&self) -> Option<&str> {
        (**self).retires()
    }
}

/// An address of the company, as generated tables have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The address or network.
    pub net: IpNet,
    /// The date (RFC 3339 `full-date`) from which it is no longer used.
    pub retires: Option<&'static str>,
}

impl Address {
    /// An IPv4 address or network.
    ///
    /// # Panics
    ///
    /// When the prefix is longer than 32 bits; in a constant this is an error at compile time.
    pub const fn v4(octets: [u8; 4], prefix: u8, retires: Option<&'static str>) -> Self {
        let [a, b, c, d] = octets;
        Self {
            net: IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)),
            retires,
        }
    }

    /// An IPv6 address or network.
    ///
    /// # Panics
    ///
    /// When the prefix is longer than 128 bits; in a constant this is an error at compile time.
    pub const fn v6(segments: [u16; 8], prefix: u8, retires: Option<&'static str>) -> Self {
        let [a, b, c, d, e, f, g, h] = segments;
        Self {
            net: IpNet::V6(Ipv6Net::new_assert(
                Ipv6Addr::new(a, b, c, d, e, f, g, h),
                prefix,
            )),
            retires,
        }
    }
}

impl WhitelistAddress for Address {
    fn net(&self) -> IpNet {
        self.net
    }

    fn retires(&self) -> Option<&str> {
        self.retires
    }
}
