//! One state of a project: its sound providers, and which are not sound.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::super::Progress;
use super::super::catalogue::{Catalogue, Report};
use super::super::files::stem;
use crate::diagnostics::Diagnostic;
use crate::ir::{Project, Provider};
use crate::source::FileId;

/// The providers of a project, and what it says for all of them.
pub(super) struct State {
    pub(super) project: Project,
    pub(super) providers: BTreeMap<String, Provider>,
    /// Those that have errors, with the first of these.
    pub(super) broken: BTreeMap<String, String>,
}

/// What is known of a project after looking at its specs.
pub(super) fn state(
    catalogue: &Catalogue,
    report: Report,
    progress: &dyn Progress,
) -> (State, Report) {
    let providers = Mutex::new(BTreeMap::new());
    let report = catalogue.check(report, progress, &|in_languages, _, _| {
        if let Some(provider) = in_languages.first() {
            let mut providers = providers.lock().unwrap_or_else(PoisonError::into_inner);
            providers.insert(provider.code.clone(), provider.clone());
        }
        None
    });
    let providers: BTreeMap<String, Provider> = providers
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    let codes = catalogue.codes().into_iter();
    let broken = codes
        .filter(|code| !providers.contains_key(code))
        .map(|code| {
            let why = why(&code, &report);
            (code, why)
        });
    let state = State {
        project: catalogue.project().clone(),
        broken: broken.collect(),
        providers,
    };
    (state, report)
}

/// The first error of a spec, or that of something that it uses.
fn why(code: &str, report: &Report) -> String {
    let errors = || report.diagnostics.iter().filter(|it| it.is_error());
    let is_of = |found: &&Diagnostic| {
        let file = found.span().and_then(|span| report.sources.get(span.file));
        let path = file
            .map(|file| file.path.as_str())
            .or(found.path.as_deref());
        path.is_some_and(|path| stem(Path::new(path)) == code)
    };
    let first = errors().find(is_of).or_else(|| errors().next());
    first.map_or_else(String::new, |found| found.message.clone())
}

/// Why a project of old cannot be read at all: what is wrong with its own file, or with the folder of the specs.
pub(super) fn unreadable(catalogue: &Catalogue, report: &Report) -> Option<String> {
    let of_config = |found: &&Diagnostic| found.span().is_some_and(|span| span.file == FileId(0));
    let errors = || report.diagnostics.iter().filter(|it| it.is_error());
    let any = || errors().next().filter(|_| catalogue.codes().is_empty());
    let found = errors().find(of_config).or_else(any)?;
    Some(found.message.clone())
}
