//! When something is needed at a provider: a whitelist, a callback, an event.

use crate::provider::{Callback, Whitelist};
use crate::{AnyForm, Condition, Mode, engine};

/// What one kind of account, or each, has to say for something to be needed.
///
/// It may get more fields with a new version of this crate: build one by hand with `..When::DEFAULT` at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The kind of account whose form is asked; none = each that it is for.
    pub account: Option<&'static str>,
    /// The mode that it is for, where no form of the provider knows the mode; none = every mode.
    pub mode: Option<Mode>,
    /// What the values of the form have to say.
    pub condition: Condition,
}

impl When {
    /// In every case.
    pub const DEFAULT: Self = Self {
        account: None,
        mode: None,
        condition: Condition::Always,
    };
}

/// An event at the provider.
///
/// It may get more fields with a new version of this crate: build one by hand with `..Event::DEFAULT` at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Its name there.
    pub name: &'static str,
    /// The kinds of account it is for; empty = all that its callback is for.
    pub accounts: &'static [&'static str],
    /// When it is needed, of which one is enough; empty = always.
    pub when: &'static [When],
}

impl Event {
    /// An event without a name, for every kind of account.
    pub const DEFAULT: Self = Self {
        name: "",
        accounts: &[],
        when: &[],
    };

    /// Whether this connection needs it, where it needs the callback. A [mode](When::mode) that no form knows is not
    /// asked for.
    pub fn is_needed(&self, form: &dyn AnyForm) -> bool {
        is_needed(self.accounts, self.when, form)
    }
}

impl Callback {
    /// Whether this connection needs it. A [mode](When::mode) that no form knows is not asked for.
    pub fn is_needed(&self, form: &dyn AnyForm) -> bool {
        is_needed(self.accounts, self.when, form)
    }

    /// The events that this connection needs.
    pub fn events_for(&self, form: &dyn AnyForm) -> impl Iterator<Item = &'static Event> {
        let events = self.events.iter();
        events.filter(move |event| event.is_needed(form))
    }
}

impl Whitelist {
    /// Whether this connection needs it. A [mode](When::mode) that no form knows is not asked for.
    pub fn is_needed(&self, form: &dyn AnyForm) -> bool {
        is_needed(self.accounts, self.when, form)
    }
}

fn is_needed(accounts: &[&str], when: &[When], form: &dyn AnyForm) -> bool {
    let definition = form.definition();
    let account = definition.name.split_once('/').map(|(_, account)| account);
    let is_for = |own: &&str| account == Some(*own);
    if !accounts.is_empty() && !accounts.iter().any(is_for) {
        return false;
    }
    let values = form.values();
    let holds = |it: &When| {
        it.account.as_ref().is_none_or(is_for)
            && engine::holds(&it.condition, definition.fields, &values)
    };
    when.is_empty() || when.iter().any(holds)
}
