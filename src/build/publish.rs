//! The frontend package beside its last release: read from the release file, compared provider by provider while
//! they are compiled. Of those in which nothing changed, nothing is kept.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::Workspace;
use super::files::shown;
use crate::check::rules::invalid_releases;
use crate::contract::{Contract, ProviderContract, ReleaseFile, Surface, compare};
use crate::diagnostics::Diagnostic;
use crate::ir::{Change, Departure, Entry, Level, Project, Provider, Release, Summary, digest};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::target::{OutputFile, frontend};

/// The release file comes after the specs, of which there is any number.
const FILE: FileId = FileId(u32::MAX);

/// How the frontend package stands to its last release.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The version that it has now.
    pub version: String,
    /// The release before.
    pub last: Option<Release>,
    /// What changed since.
    pub changes: Vec<Change>,
}

impl Standing {
    /// What the changes mean together; none where there are none.
    pub fn level(&self) -> Option<Level> {
        self.changes.iter().map(|change| change.level).max()
    }

    /// What the changelog says of what changed.
    pub fn entry(&self) -> String {
        match &self.last {
            Some(_) => frontend::entry(&self.version, &Entry::of(&self.changes)),
            None => frontend::entry(&self.version, &[]),
        }
    }
}

/// Why the release file cannot be used.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) finding: Diagnostic,
    pub(super) source: Option<SourceFile>,
}

impl Fault {
    /// Adds what is wrong, and the text that it is shown in.
    pub(super) fn tell(self, diagnostics: &mut Vec<Diagnostic>, sources: &mut Sources) {
        self.source.into_iter().for_each(|it| sources.insert(it));
        diagnostics.push(self.finding);
    }
}

/// The release file, if there is one. It lies at `place`, and is shown as `path`.
pub(super) fn read(place: &Path, path: &Path) -> Result<Option<ReleaseFile>, Box<Fault>> {
    let path = shown(path);
    let text = match text(place) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            let finding = invalid_releases::about(&path, "read", &error);
            let source = None;
            return Err(Box::new(Fault { finding, source }));
        }
    };
    ReleaseFile::read(&text).map(Some).map_err(|fault| {
        let span = Span::new(FILE, fault.range);
        let finding = invalid_releases::report(span, &fault.message, &fault.help);
        let text = text.into();
        let id = FILE;
        let source = Some(SourceFile { id, path, text });
        Box::new(Fault { finding, source })
    })
}

/// A device or a pipe may never end.
fn text(path: &Path) -> io::Result<String> {
    if std::fs::metadata(path)?.is_file() {
        std::fs::read_to_string(path)
    } else {
        Err(io::Error::other("it is not a file"))
    }
}

/// A build of a package that was released, or is to be.
pub(super) struct Publishing {
    file: Option<ReleaseFile>,
    /// The contracts of all providers, where they are to be remembered.
    contracts: Option<Mutex<BTreeMap<String, ProviderContract>>>,
}

/// What is another than in the last release, of each provider that there is, by code.
pub(super) type Departures = BTreeMap<String, Option<Box<Departure>>>;

/// What the next release brings.
pub(super) struct Coming {
    /// The releases so far; none = the next is the first.
    pub(super) file: Option<ReleaseFile>,
    pub(super) changes: Vec<Change>,
    /// Tells this state of the package from others since the last release.
    pub(super) digest: String,
    /// What it promises, where that is to be remembered.
    pub(super) contract: Option<Contract>,
}

impl Publishing {
    /// None where there is nothing to compare with and nothing to remember.
    pub(super) fn open(workspace: &Workspace, remembers: bool) -> Result<Option<Self>, Box<Fault>> {
        let file = read(&workspace.releases, &workspace.releases)?;
        let needed = file.is_some() || remembers;
        Ok(needed.then(|| Self {
            file,
            contracts: remembers.then(Mutex::default),
        }))
    }

    /// Compares a provider, of which these files were made, with what was released. Projects and summaries are those of each
    /// language.
    pub(super) fn provider(
        &self,
        provider: &Provider,
        projects: &[&Project],
        files: &[OutputFile],
        summaries: &mut [Summary],
    ) {
        let content = frontend::content(files, summaries, projects);
        let contract = ProviderContract::of(provider, content.facts, content.forms);
        if let Some(file) = &self.file {
            let old = file.contract.providers.get(&provider.code);
            let changes = compare::provider(&provider.code, old, &contract);
            let departure = (!changes.is_empty()).then(|| {
                let digest = contract.digest();
                Box::new(Departure { digest, changes })
            });
            if let Some(summary) = summaries.first_mut() {
                summary.departure = departure;
            }
        }
        if let Some(contracts) = &self.contracts {
            let mut contracts = contracts.lock().unwrap_or_else(PoisonError::into_inner);
            contracts.insert(provider.code.clone(), contract);
        }
    }

    /// Puts together what was found.
    pub(super) fn conclude(self, departures: &Departures, project: &Project) -> Coming {
        let promises = frontend::promises(project);
        let surface = Surface {
            name: project.package.name.clone(),
            promises: promises.named,
            content: promises.content,
        };
        let mut changes = Vec::new();
        let mut state = surface.digest();
        if let Some(file) = &self.file {
            changes.extend(compare::surface(&file.contract.surface, &surface));
            let codes = file.contract.providers.keys();
            let gone = codes.filter(|code| !departures.contains_key(*code));
            for code in gone {
                changes.push(compare::gone(code));
                state.push_str(code);
            }
            for (code, departure) in departures {
                if let Some(departure) = departure {
                    changes.extend(departure.changes.iter().cloned());
                    state.push_str(code);
                    state.push_str(&departure.digest);
                }
            }
        }
        let contract = self.contracts.map(|contracts| Contract {
            surface,
            providers: contracts
                .into_inner()
                .unwrap_or_else(PoisonError::into_inner),
        });
        Coming {
            file: self.file,
            changes,
            digest: digest(&state),
            contract,
        }
    }
}
