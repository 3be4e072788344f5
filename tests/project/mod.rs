//! The catalogue of this repository: what its specs say.
#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part")]

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use provspec::build::{Catalogue, Workspace};
use provspec::diagnostics::render;
use provspec::ir::{Form, Project, Provider};

/// The models of the specs in `specs/`.
pub struct Checked {
    /// In order of code.
    pub providers: Vec<Provider>,
    /// What `provspec.toml` says.
    pub project: Project,
    /// The same in each further language.
    pub further: Vec<(Project, Vec<Provider>)>,
}

impl Checked {
    /// Every form, with the name that the types know it by: `connectum/provider`.
    pub fn forms(&self) -> impl Iterator<Item = (String, &Form)> {
        self.providers.iter().flat_map(|provider| {
            let name = |form: &Form| format!("{}/{}", provider.code, form.key);
            provider.forms.iter().map(move |form| (name(form), form))
        })
    }
}

/// The folder with `provspec.toml` and `specs`, whichever package of the workspace asks.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = package
        .ancestors()
        .find(|folder| folder.join("provspec.toml").is_file());
    root.expect("the project lies around its packages")
        .to_owned()
}

/// Reads and checks the specs. They have no errors.
pub fn checked() -> Checked {
    checked_at(&root())
}

/// The project with a form for each thing that the language says in terms of others.
pub fn extensions() -> Checked {
    checked_at(&root().join("tests/extensions"))
}

/// The project in this folder.
pub fn checked_at(root: &Path) -> Checked {
    let (catalogue, report) = Catalogue::open(&Workspace::at(root));
    let providers = Mutex::new(Vec::new());
    let report = catalogue.check(report, &(), &|in_languages, _, _| {
        let mut providers = providers.lock().expect("no thread failed");
        providers.push(in_languages.to_vec());
        None
    });
    assert!(
        !report.failed(),
        "{}",
        render::text(&report.diagnostics, &report.sources, false)
    );
    let mut providers = providers.into_inner().expect("no thread failed");
    providers.sort_by(|a, b| a[0].code.cmp(&b[0].code));
    assert!(!providers.is_empty());
    let mut languages = catalogue
        .projects()
        .into_iter()
        .enumerate()
        .map(|(at, project)| {
            let in_language = providers.iter().map(|each| each[at].clone());
            (project.clone(), in_language.collect::<Vec<Provider>>())
        });
    let (project, providers) = languages.next().expect("specs have a language");
    Checked {
        providers,
        project,
        further: languages.collect(),
    }
}
