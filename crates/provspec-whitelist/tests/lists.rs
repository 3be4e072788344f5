//! Lists hold for any addresses, in any format: what is written covers the addresses, and nothing else.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};

use provspec_whitelist::{
    Address, IpNet, Ranges, Separator, WhitelistAddress, WhitelistError, WhitelistFormat,
};

const SEPARATORS: [Separator; 8] = [
    Separator::Text(";"),
    Separator::Text("; "),
    Separator::Text(","),
    Separator::Text(", "),
    Separator::Text(" "),
    Separator::Text("\n"),
    Separator::Boxes,
    Separator::Unknown,
];

const RANGES: [Ranges; 5] = [
    Ranges::None,
    Ranges::Cidr,
    Ranges::Wildcard('*'),
    Ranges::Wildcard('%'),
    Ranges::Netmask,
];

/// A small generator, the same at each run (Numerical Recipes).
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn address(&mut self) -> Address {
        let octets = [10, self.below(256), self.below(256), self.below(256)]
            .map(|it| u8::try_from(it).expect("an octet"));
        let prefix = [32, 32, 32, 31, 30, 29, 27, 24][self.below(8) as usize];
        let retires = [None, None, Some("2030-01-01")][self.below(3) as usize];
        if self.below(6) == 0 {
            let last = u16::try_from(self.below(65_536)).expect("16 bits");
            return Address::v6([0x2001, 0xdb8, 0, 0, 0, 0, 0, last], 128, retires);
        }
        Address::v4(octets, prefix, retires)
    }
}

/// The network that an entry stands for, read without the code under test.
fn read(entry: &str) -> IpNet {
    let stars = entry.matches(['*', '%']).count();
    if stars > 0 {
        let address = entry.replace(['*', '%'], "0");
        return format!("{address}/{}", 32 - 8 * stars)
            .parse()
            .expect(entry);
    }
    if let Some((address, mask)) = entry.split_once(' ') {
        let mask: Ipv4Addr = mask.parse().expect(entry);
        let (ones, rest) = (
            u32::from(mask).leading_ones(),
            u32::from(mask).trailing_zeros(),
        );
        assert_eq!(ones + rest, 32, "{entry}");
        return format!("{address}/{ones}").parse().expect(entry);
    }
    match entry.parse::<IpAddr>() {
        Ok(address) => address.into(),
        Err(_) => entry.parse().expect(entry),
    }
}

/// Every single address of IPv4 networks, and IPv6 as it is.
fn singles(nets: impl Iterator<Item = IpNet>) -> BTreeSet<IpAddr> {
    let mut singles = BTreeSet::new();
    for net in nets {
        match net {
            IpNet::V4(net) => {
                let (first, last) = (u32::from(net.network()), u32::from(net.broadcast()));
                singles.extend((first..=last).map(|it| IpAddr::V4(Ipv4Addr::from(it))));
            }
            IpNet::V6(net) => drop(singles.insert(IpAddr::V6(net.addr()))),
        }
    }
    singles
}

#[test]
fn lists_cover_the_addresses_and_nothing_else() {
    let mut random = Random(1);
    let (mut written, mut refused) = (0, 0);
    for _ in 0..40 {
        let count = 1 + random.below(6);
        let addresses: Vec<Address> = (0..count).map(|_| random.address()).collect();
        for (separator, ranges, ipv6) in SEPARATORS
            .iter()
            .flat_map(|separator| RANGES.map(|ranges| (*separator, ranges)))
            .flat_map(|(separator, ranges)| [true, false].map(|ipv6| (separator, ranges, ipv6)))
        {
            let format = WhitelistFormat {
                separator,
                ranges,
                max_entries: None,
                ipv6,
            };
            // What cannot be written: IPv6 where it is not taken, and networks over 32 addresses as singles.
            let hard = |it: &&Address| match it.net {
                IpNet::V6(_) => !ipv6 || ranges == Ranges::Netmask,
                IpNet::V4(net) => ranges == Ranges::None && net.prefix_len() < 27,
            };
            let expected: Vec<IpNet> = addresses.iter().filter(hard).map(|it| it.net).collect();
            match format.entries(&addresses) {
                Ok(entries) => {
                    assert!(expected.is_empty(), "{addresses:?}");
                    let covered = singles(entries.iter().map(|it| read(it)));
                    assert_eq!(covered, singles(addresses.iter().map(|it| it.net)));
                    check_text(&format, &addresses, &entries);
                    written += 1;
                }
                Err(WhitelistError::Unprintable(found)) => {
                    let found: Vec<IpNet> = found.iter().map(|it| it.net).collect();
                    assert_eq!(found, expected);
                    refused += 1;
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
    assert!(written > 500 && refused > 500, "{written} {refused}");
}

/// The text is the entries with the separator between them, and can be taken apart again.
fn check_text(format: &WhitelistFormat, addresses: &[Address], entries: &[String]) {
    let text = format
        .format(addresses)
        .expect("the entries could be written");
    let separator = match format.separator {
        Separator::Text(text) => text,
        Separator::Boxes | Separator::Unknown => "\n",
    };
    // An entry with a space in it is not taken for two where a space stands between entries: the compiler refuses that.
    if (format.separator, format.ranges) != (Separator::Text(" "), Ranges::Netmask) {
        assert_eq!(text.split(separator).collect::<Vec<_>>(), entries);
    }
    let list = format.list(addresses).expect("it can be written");
    assert_eq!(format.join(&list), text);
    if !matches!(format.ranges, Ranges::Cidr) {
        assert!(!text.contains('/'), "{text}");
    }
}

#[test]
fn what_retires_is_left_out_first() {
    let mut random = Random(2);
    for _ in 0..2000 {
        let count = random.below(8);
        let addresses: Vec<Address> = (0..count)
            .map(|at| {
                let retires = [None, Some("2030-01-01")][random.below(2) as usize];
                Address::v4([192, 0, 2, at as u8], 32, retires)
            })
            .collect();
        let most = u32::try_from(1 + random.below(6)).expect("small");
        let format = WhitelistFormat {
            separator: Separator::Boxes,
            max_entries: Some(most),
            ..WhitelistFormat::UNKNOWN
        };
        let staying = addresses.iter().filter(|it| it.retires.is_none()).count();
        let list = format.list(&addresses).expect("single addresses");
        let full = addresses.len() > most as usize;
        let kept = if full { staying } else { addresses.len() };
        assert_eq!(list.entries.len(), kept);
        assert_eq!(list.entries.len() + list.left_out.len(), addresses.len());
        assert!(list.left_out.iter().all(|it| it.retires.is_some()));
        assert_eq!(list.excess as usize, kept.saturating_sub(most as usize));
        let entries = format.entries(&addresses);
        match list.excess {
            0 => assert_eq!(entries.expect("they fit").len(), kept),
            _ => assert_eq!(
                entries,
                Err(WhitelistError::TooManyEntries {
                    entries: kept,
                    max_entries: most
                })
            ),
        }
    }
}

#[test]
fn edges() {
    let none: [IpNet; 0] = [];
    assert_eq!(WhitelistFormat::UNKNOWN.format(&none).as_deref(), Ok(""));
    let nets = |texts: &[&str]| -> Vec<IpNet> {
        texts
            .iter()
            .map(|it| it.parse().expect("a network"))
            .collect()
    };
    let formats = |ranges, ipv6| WhitelistFormat {
        separator: Separator::Text(","),
        ranges,
        max_entries: None,
        ipv6,
    };
    for (ranges, ipv6, addresses, expected) in [
        (Ranges::Wildcard('*'), false, "0.0.0.0/0", "*.*.*.*"),
        (Ranges::Wildcard('%'), false, "10.9.8.7/8", "10.%.%.%"),
        (
            Ranges::Wildcard('*'),
            false,
            "10.0.0.4/31",
            "10.0.0.4,10.0.0.5",
        ),
        (Ranges::Cidr, false, "10.0.0.9/29", "10.0.0.8/29"),
        (Ranges::Cidr, true, "2001:db8::1/32", "2001:db8::/32"),
        (Ranges::Cidr, true, "2001:db8::1/128", "2001:db8::1"),
        (
            Ranges::Netmask,
            false,
            "10.0.0.9/24",
            "10.0.0.0 255.255.255.0",
        ),
        (
            Ranges::Netmask,
            false,
            "10.0.0.9/32",
            "10.0.0.9 255.255.255.255",
        ),
        (Ranges::Netmask, false, "0.0.0.0/0", "0.0.0.0 0.0.0.0"),
        (
            Ranges::None,
            false,
            "255.255.255.254/31",
            "255.255.255.254,255.255.255.255",
        ),
        (
            Ranges::Wildcard('*'),
            true,
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        ),
    ] {
        let list = formats(ranges, ipv6).format(&nets(&[addresses]));
        assert_eq!(list.as_deref(), Ok(expected));
    }
    let error =
        formats(Ranges::None, false).format(&nets(&["10.0.0.0/8", "::1/128", "10.0.0.1/32"]));
    assert_eq!(
        error.map_err(|it| it.to_string()),
        Err(
            "10.0.0.0/8 is a network of 2^24 addresses, and the provider takes single addresses only; \
             ::1/128 is IPv6, and the provider takes IPv4 only"
                .to_owned()
        )
    );
    let error = formats(Ranges::Netmask, true).format(&nets(&["2001:db8::/32"]));
    assert_eq!(
        error.map_err(|it| it.to_string()),
        Err("2001:db8::/32 is IPv6, which has no subnet mask".to_owned())
    );
    let mixed: [&dyn WhitelistAddress; 2] = [
        &IpAddr::from([192, 0, 2, 1]),
        &Address::v4([192, 0, 2, 2], 32, None),
    ];
    let entries = WhitelistFormat::UNKNOWN.entries(&mixed);
    assert_eq!(entries.expect("IPv4"), ["192.0.2.1", "192.0.2.2"]);
}
