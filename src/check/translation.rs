//! Files of translations, and what they make of a project.

use std::collections::BTreeMap;

use super::SharedGroups;
use super::rules::{
    altered_translation, duplicate_translation, empty_translation, orphan_translations,
};
use crate::diagnostics::Diagnostic;
use crate::ir::Project;
use crate::syntax::{Coverage, Read, Table, Translations};

/// A further language of the outputs: what all providers have in common, in it.
#[derive(Debug)]
pub struct Language {
    /// The project, with titles in this language.
    pub project: Project,
    /// The shared groups.
    pub shared: SharedGroups,
    /// The translations for all providers.
    pub common: Table,
    /// How much of each shared group is translated.
    pub groups: BTreeMap<String, Coverage>,
    /// How much of the project is translated.
    pub coverage: Coverage,
}

/// The translations of a file that could be read. `code` is that of the provider that it is for; none = all. What is wrong
/// with it is reported, and what is wrong with an entry keeps the entry from being used.
pub fn table(
    read: &Read<Translations>,
    tag: &str,
    code: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table {
    let mut table = Table::default();
    let Some(written) = &read.document else {
        return table;
    };
    let is_lost = |key: &str| read.lost.iter().any(|lost| lost == key);
    if written.locale.value != tag && !is_lost("locale") {
        diagnostics.push(orphan_translations::misplaced(
            &written.locale,
            "locale",
            tag,
        ));
    }
    match (&written.provider, code) {
        (Some(provider), Some(code)) if provider.value != code => {
            diagnostics.push(orphan_translations::misplaced(provider, "provider", code));
        }
        (Some(provider), None) => {
            diagnostics.push(orphan_translations::of_one_provider(provider, tag));
        }
        (None, Some(code)) if !is_lost("provider") && !is_lost("locale") => {
            diagnostics.push(orphan_translations::unnamed(&written.locale, code));
        }
        _ => {}
    }
    for entry in &written.texts {
        let wrong = empty_translation::report(entry).or_else(|| altered_translation::report(entry));
        if entry.source.trim().is_empty() {
            diagnostics.extend(wrong);
            continue;
        }
        let translation = wrong.is_none().then(|| entry.translation.clone());
        diagnostics.extend(wrong);
        let first = table.add(entry.source.clone(), entry.at.clone(), translation);
        diagnostics.extend(first.map(|first| duplicate_translation::report(entry, first)));
    }
    table
}
