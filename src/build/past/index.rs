//! The index of a package that was published, as far as it tells what others rely on.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::breaking;
use crate::contract::ProviderContract;
use crate::ir::Provider;

/// What an index says.
#[derive(Debug, Deserialize)]
pub(in crate::build) struct Index {
    providers: Vec<Listed>,
}

/// What it says of a provider.
#[derive(Debug, Deserialize)]
struct Listed {
    code: String,
    modes: BTreeSet<String>,
    forms: Vec<ListedForm>,
}

#[derive(Debug, Deserialize)]
struct ListedForm {
    key: String,
}

/// Reads the text of a file; none where it is no index.
pub(super) fn read(text: &str) -> Option<Index> {
    serde_json::from_str(text).ok()
}

impl Index {
    /// What it promises, by code. An index knows no fields: those of `now` are taken for those of then.
    pub(in crate::build) fn contracts(
        &self,
        now: &BTreeMap<String, Provider>,
    ) -> BTreeMap<String, ProviderContract> {
        let contract = |listed: &Listed| {
            let today = now.get(&listed.code).map(breaking::contract);
            let today = today.unwrap_or_default();
            let forms = listed.forms.iter().map(|ListedForm { key }| {
                let mut known = today.forms.iter();
                let same = known.find(|(now, form)| *now == key || form.renamed_from.contains(key));
                let form = same.map(|(_, form)| form.clone()).unwrap_or_default();
                (key.clone(), form)
            });
            ProviderContract {
                modes: listed.modes.clone(),
                facts: today.facts.clone(),
                forms: forms.collect(),
            }
        };
        let all = self.providers.iter();
        all.map(|listed| (listed.code.clone(), contract(listed)))
            .collect()
    }
}
