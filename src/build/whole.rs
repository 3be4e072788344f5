//! What is known of all providers: of those that are compiled, and from the last build of the others.

use std::collections::BTreeMap;

use super::part::Part;
use super::publish::Departures;
use super::state::{Entry, Told};
use crate::target::FormDigest;

/// What is known of all providers.
pub(super) struct Whole<'a> {
    /// In order of code.
    providers: Vec<Told<'a>>,
}

impl<'a> Whole<'a> {
    /// Of those that are compiled, and where they are a part of a project, of the others; none where what is remembered of
    /// them cannot be read.
    pub(super) fn of(
        compiled: &'a BTreeMap<String, Entry>,
        part: Option<&Part<'a>>,
    ) -> Option<Self> {
        let mut providers = part.map_or_else(|| Some(Vec::new()), Part::told)?;
        providers.extend(compiled.iter().map(|(code, entry)| entry.told(code)));
        providers.sort_by_key(|told| told.code);
        Some(Self { providers })
    }

    /// How many forms there are.
    pub(super) fn forms(&self) -> usize {
        self.digests(0).count()
    }

    /// What is another than in the last release.
    pub(super) fn departures(&self) -> Departures {
        let all = self.providers.iter();
        all.map(|told| (told.code.to_owned(), told.departure.clone()))
            .collect()
    }

    /// The digests of all forms in a language, in the order of the catalogue.
    pub(super) fn digests(&self, language: usize) -> impl Iterator<Item = FormDigest<'_>> {
        self.providers.iter().flat_map(move |told| {
            let digests = told.digests(language);
            digests.map(|(form, content)| FormDigest {
                code: told.code,
                form,
                content,
            })
        })
    }
}
