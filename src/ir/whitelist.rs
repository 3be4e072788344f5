//! IP whitelists: what a provider wants, and the company's addresses in the provider's own format. How lists are written
//! stands in a crate of its own, which backends use too.

use ipnet::IpNet;

pub use provspec_whitelist::{
    Entry, List, Ranges, Requirement, Separator, Unprintable, WhitelistFormat as Format,
};

use super::{Address, Applies, Condition, Setting, Text};

/// Whether and how the company's addresses are whitelisted at a provider.
#[derive(Debug, Clone, PartialEq, Hash)]
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
    /// Settings to make beside it.
    pub settings: Vec<Setting>,
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

    /// Whether it is for the form with this key.
    pub fn is_for(&self, form: &str) -> bool {
        self.forms.is_empty() || self.forms.iter().any(|own| own == form)
    }

    /// Whether the list is shown: also an optional one, where the spec knows how it is entered.
    pub fn has_list(&self) -> bool {
        self.requirement != Requirement::None
            || !self.place.is_empty()
            || !self.boxes.is_empty()
            || self.given_to.is_some()
            || self.format.separator != Separator::Unknown
    }
}

impl provspec_whitelist::WhitelistAddress for Address {
    fn net(&self) -> IpNet {
        self.net
    }

    fn retires(&self) -> Option<&str> {
        self.retires.as_deref()
    }
}
