//! Lists of addresses, written as each payment provider wants them.
//!
//! The compiler writes the lists of guide pages with it, and a backend those that it shows: as both use
//! this one algorithm, they cannot differ. All types are plain data that a `const` table can hold.

mod address;
mod error;
mod format;

pub use address::{Address, WhitelistAddress};
pub use error::{Unprintable, WhitelistError};
pub use format::{Entry, List, Ranges, Requirement, Separator, WhitelistFormat};

pub use ipnet::IpNet;
