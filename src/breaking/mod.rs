//! What a change of specs breaks, for whom, and what to do about it.
//!
//! Two states of a provider are compared: what changed is found once (by contract, by what is made of both) and becomes
//! one [`Break`] with a word for each [`Category`] that it breaks something for. Pure: where the two states come from is not
//! known here.

mod accepted;
mod api;
mod category;
mod cause;
mod change;
mod docs;
mod guess;
pub mod migration;
mod package;
mod place;
mod report;
pub(crate) mod rules;
mod stored;
mod together;

use std::collections::{BTreeMap, BTreeSet};

pub use accepted::{Accepted, unknown};
pub use category::Category;
pub use cause::{Cause, List};
pub use place::Written;
pub use report::{Elsewhere, finding, incomparable, unused};
pub use rules::{all, categories, find};
pub use together::{Told, together};

use crate::contract::{ProviderContract, Surface, compare};
use crate::diagnostics::Rule;
use crate::ir::{Change, ChangeKind, Form, Level, Project, Provider};

/// Something that breaks.
#[derive(Debug, Clone)]
pub struct Break {
    /// The rule.
    pub rule: &'static Rule,
    /// Where it is now.
    pub place: Place,
    /// Where it was; the same unless something has another name.
    pub was: Place,
    /// What is another, in words that stand by themselves.
    pub what: String,
    /// For whom it breaks what.
    pub breaks: BTreeMap<Category, String>,
    /// What it may be now, of what is gone: the key of a field, the code of a provider.
    pub successor: Option<String>,
    /// What it follows from, where that is not said at the field.
    pub cause: Option<Cause>,
}

/// What something is about: a provider, or a form of it, or a field of that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The provider; empty for the package as a whole.
    pub provider: String,
    /// Key of the form.
    pub form: Option<String>,
    /// Key of the field, inside a repeated group after that of the group.
    pub field: Option<String>,
}

/// What is known of how a provider was.
#[derive(Debug, Clone, Copy)]
pub enum Past<'a> {
    /// All of it, and what the project said for all providers.
    Model(&'a Provider, &'a Project),
    /// What the package promised.
    Contract(&'a ProviderContract),
}

impl Break {
    /// Leaves what it breaks for these; none where it breaks nothing for them.
    pub fn only(mut self, wanted: &BTreeSet<Category>) -> Option<Self> {
        self.breaks.retain(|category, _| wanted.contains(category));
        (!self.breaks.is_empty()).then_some(self)
    }
}

/// What the contract of a provider promises: without digests of texts, which break nothing.
pub fn contract(provider: &Provider) -> ProviderContract {
    let contents = vec![String::new(); provider.forms.len()];
    ProviderContract::of(provider, String::new(), contents)
}

/// What a change of a provider breaks, and what it means for the version of the package.
pub fn provider(old: Past<'_>, new: &Provider, project: &Project) -> (Vec<Break>, Option<Level>) {
    let mut contract = contract(new);
    let changes = match old {
        Past::Model(old, _) => compare::provider(&new.code, Some(&self::contract(old)), &contract),
        Past::Contract(old) => {
            // Digests of texts are of no matter here.
            contract.facts.clone_from(&old.facts);
            let old_forms = old.forms.iter();
            for (key, form) in old_forms {
                if let Some(now) = contract.forms.get_mut(key) {
                    now.content.clone_from(&form.content);
                }
            }
            compare::provider(&new.code, Some(old), &contract)
        }
    };
    let level = changes.iter().map(|change| change.level).max();
    let model = match old {
        Past::Model(old, _) => Some(old),
        Past::Contract(_) => None,
    };
    let mut breaks = Vec::new();
    for change in &changes {
        let Some(mut found) = change::of(change, model, Some(new)) else {
            continue;
        };
        found.cause = cause::of(change, &changes, old, (new, project));
        // Where a form had an option for the mode, that says what becomes of stored connections.
        if is_said(change, &changes) {
            found.breaks.remove(&Category::Stored);
        }
        breaks.push(found);
    }
    if let Past::Model(old, old_project) = old {
        api::add((old, old_project), (new, project), &mut breaks);
        docs::add((old, old_project), (new, project), &mut breaks);
    }
    (breaks, level)
}

/// What it breaks that a provider is gone. `added` are the providers that are new.
pub fn gone(code: &str, old: Option<&Provider>, added: &[&Provider]) -> Vec<Break> {
    let mut found = change::of(&compare::gone(code), old, None);
    if let (Some(found), Some(old)) = (&mut found, old) {
        found.successor = guess::provider(old, added).map(str::to_owned);
    }
    found.into_iter().collect()
}

/// What a change of the package as a whole breaks, and what it means for its version.
pub fn surface(old: &Surface, new: &Surface) -> (Vec<Break>, Option<Level>) {
    let changes: Vec<Change> = compare::surface(old, new);
    let level = changes.iter().map(|change| change.level).max();
    let breaks = changes
        .iter()
        .filter_map(|change| change::of(change, None, None));
    (breaks.collect(), level)
}

/// Whether a form had the mode that is gone as an option.
fn is_said(change: &Change, changes: &[Change]) -> bool {
    let ChangeKind::ModeGone(mode) = &change.kind else {
        return false;
    };
    changes.iter().any(
        |other| matches!(&other.kind, ChangeKind::OptionsGone(options) if options.contains(mode)),
    )
}

/// The field of a form at a path.
fn field_at<'a>(form: &'a Form, path: &str) -> Option<&'a crate::ir::Field> {
    match path.split_once('.') {
        None => form.field(path),
        Some((repeat, key)) => match &form.field(repeat)?.kind {
            crate::ir::FieldKind::Repeat(repeat) => {
                repeat.fields.iter().find(|field| field.key == key)
            }
            _ => None,
        },
    }
}

/// What a change of this kind is called, and whether something breaks at all.
fn rule_of(kind: &ChangeKind, was_deprecated: bool) -> Option<&'static Rule> {
    Some(match kind {
        ChangeKind::ProviderGone => &rules::PROVIDER_REMOVED,
        ChangeKind::ModeGone(_) => &rules::MODE_REMOVED,
        ChangeKind::FormGone => &rules::FORM_REMOVED,
        ChangeKind::FormRenamed(_) => &rules::FORM_RENAMED,
        ChangeKind::FieldGone if was_deprecated => &rules::DEPRECATED_FIELD_REMOVED,
        ChangeKind::FieldGone => &rules::FIELD_REMOVED,
        ChangeKind::FieldRenamed(_) => &rules::FIELD_RENAMED,
        ChangeKind::Due => &rules::FIELD_REQUIRED,
        ChangeKind::Hidden => &rules::FIELD_HIDDEN,
        ChangeKind::Narrower => &rules::VALUE_REFUSED,
        ChangeKind::Type => &rules::FIELD_TYPE_CHANGED,
        ChangeKind::OptionsGone(_) => &rules::OPTION_REMOVED,
        ChangeKind::Name => &rules::PACKAGE_NAME_CHANGED,
        ChangeKind::Harmless => return None,
    })
}
