//! What a feature is: a piece of the language, what it goes with, and how it gets into a spec.

use super::form::Account;
use super::subject::Subject;

/// The place that a feature takes: of the features of one slot a row has one at most. Slots are filled in this order,
/// so that a later one may look at what an earlier one wrote.
#[allow(missing_docs, reason = "named after the keys of the language")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    // Of a form.
    Way,
    Acknowledgement,
    Features,
    FeaturesOfAll,
    CurrenciesOfAll,
    Texts,
    Lifecycle,
    Hosts,
    // Of a field.
    Type,
    Place,
    Asks,
    Laid,
    Pattern,
    Prefix,
    Suffix,
    MinLength,
    MaxLength,
    Words,
    Secret,
    Minimum,
    Maximum,
    MaxItems,
    Options,
    Codes,
    Extra,
    Formats,
    MaxSize,
    FileName,
    Extensions,
    Input,
    Passphrase,
    KeyPair,
    PerMode,
    Need,
    Shown,
    Default,
    Example,
    KnownAs,
    Description,
    Origin,
    ShownOnce,
    ValidFor,
    Differs,
    ApiHost,
    Deprecated,
    Renamed,
}

impl Slot {
    /// Whether its features are of a form, not of a field in it.
    pub fn is_of_form(self) -> bool {
        self < Self::Type
    }

    /// Whether each form, or each field, has one of its features.
    pub fn is_due(self) -> bool {
        matches!(
            self,
            Self::Way
                | Self::Acknowledgement
                | Self::Features
                | Self::Type
                | Self::Place
                | Self::Need
                | Self::Shown
        )
    }
}

/// How a feature gets into a spec.
#[derive(Debug, Clone, Copy)]
pub enum Add {
    /// Into a form.
    Form(fn(&mut Account)),
    /// Into a field of it.
    Field(fn(&mut Subject)),
}

/// A piece of the language that may meet others in a form.
#[derive(Debug, Clone)]
pub struct Feature {
    /// `pattern: several`.
    pub name: &'static str,
    /// What it takes the place of.
    pub slot: Slot,
    /// What it needs: one of these, of that slot.
    needs: Vec<(Slot, Vec<&'static str>)>,
    /// What it excludes: these of that slot, or all of them.
    excludes: Vec<(Slot, Vec<&'static str>)>,
    /// How it gets into a spec.
    pub add: Add,
}

/// A feature of a field.
pub(super) fn field(name: &'static str, slot: Slot, add: fn(&mut Subject)) -> Feature {
    let feature = Feature {
        name,
        slot,
        needs: Vec::new(),
        excludes: Vec::new(),
        add: Add::Field(add),
    };
    assert!(!slot.is_of_form());
    feature
}

/// A feature of a form.
pub(super) fn form(name: &'static str, slot: Slot, add: fn(&mut Account)) -> Feature {
    assert!(slot.is_of_form());
    Feature {
        name,
        slot,
        needs: Vec::new(),
        excludes: Vec::new(),
        add: Add::Form(add),
    }
}

impl Feature {
    /// It stands only beside one of these.
    pub fn with(mut self, slot: Slot, names: &[&'static str]) -> Self {
        self.needs.push((slot, names.to_vec()));
        self
    }

    /// It never stands beside these, or beside any of the slot when none is named.
    pub fn without(mut self, slot: Slot, names: &[&'static str]) -> Self {
        self.excludes.push((slot, names.to_vec()));
        self
    }

    /// Whether the two may stand in one row.
    pub fn goes_with(&self, other: &Self) -> bool {
        self.slot != other.slot && self.allows(other) && other.allows(self)
    }

    /// The features that it asks for by name, one of each list.
    pub fn needs(&self) -> &[(Slot, Vec<&'static str>)] {
        &self.needs
    }

    fn allows(&self, other: &Self) -> bool {
        let refused = |names: &[&str]| names.is_empty() || names.contains(&other.name);
        self.needs
            .iter()
            .all(|(slot, names)| *slot != other.slot || names.contains(&other.name))
            && !self
                .excludes
                .iter()
                .any(|(slot, names)| *slot == other.slot && refused(names))
    }
}
