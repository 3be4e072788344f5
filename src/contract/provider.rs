//! The contract of the whole package, of a provider and of a form.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::FieldContract;
use crate::ir::{Form, Mode, Provider, digest};

/// What the package promises.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// What it promises beside the providers.
    pub surface: Surface,
    /// The providers, by code.
    pub providers: BTreeMap<String, ProviderContract>,
}

/// What the package promises beside the providers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surface {
    /// What it is called.
    pub name: String,
    /// What has a name that others use: files, entries, types and their members; with what it is.
    pub promises: BTreeMap<String, String>,
    /// Digest of all that is behind the names.
    pub content: String,
}

/// What a provider's part of the package promises.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderContract {
    /// The modes that it has.
    pub modes: BTreeSet<String>,
    /// Digest of what the catalogue says of it.
    pub facts: String,
    /// Its forms, by key.
    pub forms: BTreeMap<String, FormContract>,
}

/// What a form promises.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormContract {
    /// Digest of all that the package has of it.
    pub content: String,
    /// Its fields, by key.
    pub fields: BTreeMap<String, FieldContract>,
    /// Earlier keys of the same form: how it is found among those of an earlier contract.
    #[serde(skip)]
    pub renamed_from: Vec<String>,
}

impl ProviderContract {
    /// The contract of a provider. `facts` is the digest of what the catalogue says of it, `contents` has those of its
    /// forms, in their order.
    pub fn of(provider: &Provider, facts: String, contents: Vec<String>) -> Self {
        let forms = provider.forms.iter().zip(contents);
        Self {
            modes: provider
                .modes
                .iter()
                .copied()
                .map(Mode::name)
                .map(str::to_owned)
                .collect(),
            facts,
            forms: forms
                .map(|(form, content)| (form.key.clone(), FormContract::of(form, content)))
                .collect(),
        }
    }

    /// A digest of all of it.
    pub fn digest(&self) -> String {
        of_json(self)
    }
}

impl FormContract {
    /// The contract of a form with this digest of all that the package has of it.
    pub fn of(form: &Form, content: String) -> Self {
        Self {
            content,
            fields: FieldContract::of_all(&form.fields),
            renamed_from: form.renamed_from.clone(),
        }
    }
}

impl Surface {
    /// A digest of all of it.
    pub fn digest(&self) -> String {
        of_json(self)
    }
}

fn of_json(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value);
    digest(&text.unwrap_or_else(|error| unreachable!("a contract has texts as keys: {error}")))
}
