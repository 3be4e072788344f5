//! The release file: past releases of the package, and the contract of the last one.
//!
//! It is JSON with a line for each field, so that its differences can be read, and lies in version control. A digest
//! tells when somebody has changed the contract by hand.

mod lists;
mod print;
mod read;

use serde_json::{Value, json};

use super::{Contract, Version};
use crate::ir::{Release, digest};

pub use read::FileFault;

/// The form of the file that this program reads and writes.
const FORMAT: u64 = 1;

/// What is remembered of the releases.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseFile {
    /// The releases, newest first; at least one.
    pub releases: Vec<Release>,
    /// The contract of the newest.
    pub contract: Contract,
}

impl ReleaseFile {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, FileFault> {
        read::read(text)
    }

    /// The file as text, the same for the same content.
    pub fn write(&self) -> String {
        let contract = lists::fold(tree(&self.contract));
        let digest = of_contract(&contract, self.releases.first());
        print::document(&json!({
            "format": FORMAT,
            "releases": tree(&self.releases),
            "contract": contract,
            "digest": digest,
        }))
    }

    /// The newest release.
    pub fn last(&self) -> Option<&Release> {
        self.releases.first()
    }

    /// The version of the newest release.
    pub fn version(&self) -> Option<Version> {
        self.last().and_then(|last| Version::parse(&last.version))
    }
}

fn tree(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value)
        .unwrap_or_else(|error| unreachable!("a contract has texts as keys: {error}"))
}

/// What tells a contract as it was written from one that was changed by hand: what it says, and of which release.
fn of_contract(contract: &Value, release: Option<&Release>) -> String {
    let version = release.map_or("", |release| &release.version);
    digest(&format!("{version}\n{contract}"))
}
