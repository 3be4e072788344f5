//! The facts: `tests/corpus/*.json`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// A provider as its sources describe it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "every key is read, so that a new one is noticed")]
pub(crate) struct Provider {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) website: Option<String>,
    pub(crate) login: Option<String>,
    logo: Option<String>,
    pub(crate) stub: bool,
    pub(crate) accounts: Vec<Account>,
    pub(crate) mode_notes: Option<String>,
    pub(crate) ip_whitelist: Whitelist,
    pub(crate) callbacks: Vec<Callback>,
    pub(crate) provider_setup: Vec<String>,
    pub(crate) credential_lifetime: Option<String>,
    text_vs_screenshot: Vec<String>,
    pub(crate) oddities: Vec<String>,
}

/// A connection form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(crate) kind: String,
    pub(crate) label: String,
    pub(crate) fields: Vec<Field>,
    pub(crate) mode: Mode,
    pub(crate) currencies: Currencies,
    pub(crate) features: bool,
    pub(crate) acknowledgement: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    Toggle,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Currencies {
    None,
    Single,
    Multi,
}

/// A field of a form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "every key is read, so that a new one is noticed")]
pub(crate) struct Field {
    pub(crate) label: String,
    pub(crate) provider_term: Option<String>,
    pub(crate) control: Control,
    pub(crate) required: bool,
    pub(crate) secret: bool,
    pub(crate) hint: Option<String>,
    pub(crate) file: Option<File>,
    pub(crate) options: Option<Vec<String>>,
    pub(crate) condition: Option<String>,
    seen_in: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Control {
    Text,
    Password,
    Unknown,
    Select,
    Toggle,
    File,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) names: Vec<String>,
    pub(crate) format: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "every key is read, so that a new one is noticed")]
pub(crate) struct Whitelist {
    pub(crate) requirement: String,
    pub(crate) separator: Option<String>,
    #[serde(rename = "where")]
    pub(crate) place: Option<String>,
    cidr: Option<bool>,
    pub(crate) max: Option<usize>,
    note: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "every key is read, so that a new one is noticed")]
pub(crate) struct Callback {
    pub(crate) label: String,
    pub(crate) value: Option<String>,
    note: Option<String>,
}

/// Every provider of the corpus, by code.
pub(crate) fn read(root: &Path) -> BTreeMap<String, Provider> {
    let folder = root.join("tests/corpus");
    let files = std::fs::read_dir(&folder).expect("the corpus is there");
    let mut providers = BTreeMap::new();
    for file in files {
        let path = file.expect("the corpus can be listed").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        let provider: Provider = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let stem = path.file_stem().expect("a name").to_string_lossy();
        assert_eq!(provider.code, stem, "a file is named after its provider");
        providers.insert(provider.code.clone(), provider);
    }
    providers
}
