//! The contract of the whole catalogue, written to a release file and read again.

use std::collections::BTreeMap;

use provspec::contract::{Contract, ProviderContract, ReleaseFile, Surface, compare};
use provspec::ir::Release;

use crate::project;

#[test]
fn what_is_written_is_read() {
    for catalogue in [project::checked(), project::extensions()] {
        let providers = catalogue.providers.iter().map(|provider| {
            let contents = vec!["0".repeat(16); provider.forms.len()];
            let contract = ProviderContract::of(provider, "1".repeat(16), contents);
            (provider.code.clone(), contract)
        });
        let file = ReleaseFile {
            releases: vec![Release {
                version: "1.0.0".to_owned(),
                date: "2026-01-01".to_owned(),
                changes: Vec::new(),
            }],
            contract: Contract {
                surface: Surface {
                    name: "forms".to_owned(),
                    promises: BTreeMap::from([("`a` \"b\"\n".to_owned(), "c".to_owned())]),
                    content: String::new(),
                },
                providers: providers.collect(),
            },
        };
        let text = file.write();
        let read = ReleaseFile::read(&text).unwrap();
        assert_eq!(read.write(), text);
        assert_eq!(read.releases, file.releases);
        assert_eq!(read.contract.surface, file.contract.surface);
        for (code, contract) in &file.contract.providers {
            let changes = compare::provider(code, read.contract.providers.get(code), contract);
            assert_eq!(changes, [], "{code}");
        }
    }
}
