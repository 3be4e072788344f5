//! What a change of a field follows from: what the project or the provider says once for all forms.

use iso_currency::Currency;

use super::{Past, change, field_at};
use crate::ir::{Change, ChangeKind, Field, FieldKind, NamedCode, Project, Provider};

/// What a change of a field follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A list of the project no longer has these options.
    List(List, Vec<String>),
    /// The provider no longer has a mode.
    Mode,
}

/// A list of the project that forms choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// `[currencies]` of `provspec.toml`.
    Currencies,
    /// `[features]` of `provspec.toml`.
    Features,
}

impl List {
    /// The table of `provspec.toml`.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Currencies => "currencies",
            Self::Features => "features",
        }
    }

    /// What its entries are called: one, several.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Currencies => ("currency", "currencies"),
            Self::Features => ("feature", "features"),
        }
    }

    /// The list that a field chooses from.
    fn of(field: &Field) -> Option<Self> {
        match field.kind {
            FieldKind::Currency(_) | FieldKind::Currencies(_) => Some(Self::Currencies),
            FieldKind::Features(_) => Some(Self::Features),
            _ => None,
        }
    }

    fn has(self, project: &Project, code: &str) -> bool {
        let list: &[NamedCode] = match self {
            Self::Currencies => &project.currencies,
            Self::Features => &project.features,
        };
        list.iter().any(|entry| entry.code == code)
    }

    /// Whether the project had this. A contract does not say: currencies that are none of ISO 4217 may be those of a field.
    fn had(self, old: Past<'_>, code: &str) -> bool {
        match (old, self) {
            (Past::Model(_, project), _) => self.has(project, code),
            (Past::Contract(_), Self::Features) => true,
            (Past::Contract(_), Self::Currencies) => Currency::from_code(code).is_some(),
        }
    }
}

/// What a change follows from; nothing where the form itself says it.
pub(super) fn of(
    change: &Change,
    all: &[Change],
    old: Past<'_>,
    new: (&Provider, &Project),
) -> Option<Cause> {
    let path = change.field.as_ref()?;
    let (_, key) = change.place.split_once('/')?;
    let field = change::form(new.0, key).and_then(|form| field_at(form, path));
    match (&change.kind, field) {
        (ChangeKind::OptionsGone(gone), Some(field)) => {
            if let Some(list) = List::of(field) {
                let is_from = |code: &String| !list.has(new.1, code) && list.had(old, code);
                return gone
                    .iter()
                    .all(is_from)
                    .then(|| Cause::List(list, gone.clone()));
            }
            let is_mode = matches!(field.kind, FieldKind::Mode(_));
            is_mode.then_some(Cause::Mode)
        }
        // With one mode left, there is nothing to choose.
        (ChangeKind::FieldGone, _) if path == "mode" => {
            let mut changes = all.iter();
            let mode = changes.any(|it| matches!(it.kind, ChangeKind::ModeGone(_)));
            mode.then_some(Cause::Mode)
        }
        _ => None,
    }
}
