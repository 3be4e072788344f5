//! What a change of a spec means for those who use the package: each kind of change, and that nothing which breaks them
//! passes for less.

#[path = "../cases/mod.rs"]
mod cases;
mod file;
mod kinds;
mod mutation;
#[path = "../mutator/mod.rs"]
mod mutator;
#[path = "../project/mod.rs"]
mod project;

use std::collections::BTreeMap;

use provspec::contract::{FormContract, ProviderContract, compare};
use provspec::ir::{Change, Form, Level};

/// The changes from one form to another, whose texts are taken to be the same.
fn changes(old: &Form, new: &Form) -> Vec<Change> {
    let contract = |form: &Form| ProviderContract {
        forms: BTreeMap::from([(form.key.clone(), FormContract::of(form, String::new()))]),
        ..ProviderContract::default()
    };
    compare::provider("example", Some(&contract(old)), &contract(new))
}

/// What they mean together.
fn level(changes: &[Change]) -> Option<Level> {
    changes.iter().map(|change| change.level).max()
}
