//! Tables as text: what is known of a provider, with the rules of its forms. To the Rust compiler a table is one
//! literal; it is read at its first use, once in a process.
//!
//! A line a fact, words with spaces between them:
//!
//! ```text
//! provider dlocal "dLocal" "dLocal"
//! description "Payments in emerging markets."
//! status deprecated
//! deprecated 2026-01-01 "Use Other instead."
//! modes [test live]
//! host "https://eu.example.com" account merchant mode live name "Europe"
//! sender 192.0.2.0/24 mode test
//! link login "Login" "https://example.com/login"
//! whitelist required place ["API" "Shop"] boxes ["Box 1" "Box 2"] per_mode separator ";" max_entries 5
//! callback "Notification URL" url "https://psp.example.com/dlocal" place ["API"] note "It must be https."
//! form dlocal/merchant 5bcfb26d5e91a966 "Merchant account" was [dlocal/provider] [
//!     merchant "Merchant" line 1..4096
//!     private_key "Private key" secret line 1..4096
//!     account "Account" text 1..4096 ["^[0-9]{1,14}$"] required not on p2p
//!     p2p "P2P" toggle optional
//!     currency "Currency" choice Currency
//!     terminals "Terminals" items 1..9 "Terminal" optional [
//!         id "Terminal ID" line 1..8 was [number]
//!     ]
//! ]
//! ```
//!
//! - The first line has the code, the name and the short name. The others may be missing, and those of the same
//!   kind have the order of the list.
//! - Of a `host` and a `sender`: `account KEY`, `mode MODE`, `name TEXT`, as far as they matter.
//! - A `whitelist` has its requirement, then `place [TEXT …]`, `given_to TEXT`, `boxes [TEXT …]`, `per_mode`,
//!   `accounts [KEY …]`, `when [WHEN …]`, `separator TEXT` or `separator boxes`, `ranges cidr` or
//!   `ranges wildcard CHARACTER`, `max_entries COUNT`, `ipv6`, `note TEXT`.
//! - A `callback` has its title, `url TEXT` or one of `empty`, `merchant_url`, `ask_support`, `automatic`, then
//!   `place`, `given_to`, `per_mode`, `events [EVENT …]`, `accounts`, `when`, `note`. An event is its name, then
//!   `accounts` and `when` as far as they matter.
//! - A `WHEN` is `account KEY` and `mode MODE`, as far as they matter, and a condition.
//! - A `form` has its name, its version and its title, `was` with earlier names, if there are any, and its fields
//!   in brackets, one a line.
//! - A field is its key, its title, `secret` or not, its kind, then what applies of `optional` or `required` and
//!   a condition, `shown` and a condition, `was` and earlier keys, and the fields of its items.
//! - Kinds: `line LIMITS`, `text LIMITS [PATTERN …]`, `choice OPTIONS`, `choices LIMITS OPTIONS`,
//!   `texts LIMITS LENGTH PATTERN`, `toggle`, `acknowledgement`, `integer LIMITS`, `number LIMITS`,
//!   `file LENGTH SIZE [FORMAT …]` with `passphrase KEY` after it, `items LIMITS TITLE`.
//! - `OPTIONS` is a list in brackets, or a name of the [`Vocabulary`]. A pattern is one of
//!   [`pattern`](crate::pattern) by its name, or quoted.
//! - After a pattern of a `text` may stand what it means: `says TEXT`, `begins TEXT`, `begins_either TEXT TEXT`,
//!   `ends TEXT`, `ends_either TEXT TEXT`, or `begins_not TEXT MODE` for what only values of another mode begin with.
//! - Conditions: `on KEY`, `equals KEY OPTION`, `contains KEY OPTION`, `filled KEY`, `not CONDITION`,
//!   `all [CONDITION …]`, `any [CONDITION …]`, `always`.
//! - A word with other characters than letters and digits of ASCII, `_`, `-`, `.` and `/` is quoted, with `\"`,
//!   `\\`, `\n`, `\r`, `\t` and `\u{…}` as in Rust.

mod form;
mod provider;
mod words;

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use crate::{FormDefinition, ProviderDefinition};
use words::Words;

/// Lists of options that many forms name: name → values on the wire.
pub type Vocabulary = &'static [(&'static str, &'static [&'static str])];

/// What is known of a provider, and the rules of its forms: a [`ProviderDefinition`] that is read at its first use.
pub struct ProviderTable {
    vocabulary: Vocabulary,
    text: &'static str,
    read: OnceLock<ProviderDefinition>,
}

impl ProviderTable {
    /// A table as text, as the generator writes it.
    pub const fn new(vocabulary: Vocabulary, text: &'static str) -> Self {
        Self {
            vocabulary,
            text,
            read: OnceLock::new(),
        }
    }

    /// The code of the provider, without reading the rest.
    pub fn code(&self) -> &'static str {
        match code(&mut Words::new(self.text)) {
            Some(code) => code,
            None => self.code,
        }
    }

    /// The rules of the form of this kind of account: what a generated form is a view of. Elsewhere ask
    /// [`ProviderDefinition::form`].
    ///
    /// # Panics
    ///
    /// When there is no such form, or the table cannot be read.
    pub fn rules(&'static self, account: &str) -> &'static FormDefinition {
        let form = self.form(account);
        form.unwrap_or_else(|| panic!("{}: there is no form `{account}`", self.code))
    }
}

impl Deref for ProviderTable {
    type Target = ProviderDefinition;

    /// The facts.
    ///
    /// # Panics
    ///
    /// With the provider and the line, when the text is no table. What the generator writes is one.
    fn deref(&self) -> &ProviderDefinition {
        self.read.get_or_init(|| {
            let mut words = Words::new(self.text);
            provider::read(&mut words, self.vocabulary).unwrap_or_else(|| {
                let code = code(&mut Words::new(self.text));
                panic!("{}", words.fault(code.unwrap_or("?")))
            })
        })
    }
}

impl fmt::Debug for ProviderTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ProviderTable").field(&self.code()).finish()
    }
}

fn code(words: &mut Words) -> Option<&'static str> {
    let begins = words.first_line() && words.says("provider");
    if begins { words.text() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_once() {
        static BANK: ProviderTable = ProviderTable::new(
            &[("Color", &["red"])],
            "\nprovider bank Bank Bank\nform bank/merchant 01 M [\ncolor C choice Color\n]\n",
        );
        assert_eq!(format!("{BANK:?}"), "ProviderTable(\"bank\")");
        assert_eq!(BANK.code(), "bank");
        assert_eq!(BANK.name, "Bank");
        let merchant = BANK.form("merchant").expect("it is there");
        assert!(std::ptr::eq(merchant, BANK.rules("merchant")));
    }

    #[test]
    #[should_panic(expected = "the table of `bank` cannot be read, line 2: modes [both]")]
    fn a_table_that_cannot_be_read_is_named() {
        let table = ProviderTable::new(&[], "\nprovider bank Bank Bank\nmodes [both]\n");
        let _ = table.name;
    }

    #[test]
    #[should_panic(expected = "bank: there is no form `provider`")]
    fn a_form_that_is_not_there_is_named() {
        static BANK: ProviderTable = ProviderTable::new(&[], "provider bank Bank Bank");
        BANK.rules("provider");
    }
}
