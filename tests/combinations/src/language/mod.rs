//! The features of the language that matter to a form, and how each gets into a spec.

mod choices;
mod conditions;
mod feature;
mod form;
mod places;
mod remarks;
mod subject;
mod types;

use std::sync::LazyLock;

pub use feature::{Add, Feature, Slot};
pub use form::Account;
pub use subject::{Anchor, Place, Scope, Subject, What};

/// All of them, in the order in which slots are filled.
pub fn features() -> &'static [Feature] {
    static FEATURES: LazyLock<Vec<Feature>> = LazyLock::new(|| {
        let mut all = [
            form::features(),
            types::features(),
            places::features(),
            choices::features(),
            conditions::features(),
            remarks::features(),
        ]
        .concat();
        all.sort_by_key(|feature| feature.slot);
        all
    });
    &FEATURES
}
