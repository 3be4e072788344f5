//! The entry for build scripts: specs in, one Rust file in `OUT_DIR` out.
//!
//! `build.rs`:
//!
//! ```no_run
//! fn main() -> Result<(), provspec::build::Failure> {
//!     provspec::build::compile("specs")
//! }
//! ```
//!
//! and in the crate, which depends on `provspec-forms`:
//!
//! ```ignore
//! mod forms {
//!     include!(concat!(env!("OUT_DIR"), "/provspec.rs"));
//! }
//! ```

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::catalogue::{Catalogue, shown};
use super::discover::Workspace;
use crate::check::rules::{unreadable_file, unwritable_output};
use crate::diagnostics::{Diagnostic, Severity, closest, render};
use crate::ir::Provider;
use crate::source::Sources;
use crate::target::rust::single_file;

/// The file that is written.
const FILE: &str = "provspec.rs";

/// Compiles every spec of a folder into `OUT_DIR/provspec.rs`.
///
/// Tells cargo which files and folders to watch: a spec that is changed, added or deleted runs the build
/// script again, and nothing else does.
///
/// # Errors
///
/// What is wrong with the specs, in the words of the command line.
pub fn compile(specs: impl AsRef<Path>) -> Result<(), Failure> {
    Config::new(specs).compile()
}

/// How a build script compiles specs, where [`compile()`] is not enough.
#[derive(Debug, Clone)]
#[must_use = "nothing happens before `compile()`"]
pub struct Config {
    workspace: Workspace,
    providers: Option<Vec<String>>,
    out_dir: Option<PathBuf>,
}

impl Config {
    /// Specs from a folder, relative to the package. The project's `provspec.toml` is looked for beside the
    /// folder and upwards.
    pub fn new(specs: impl AsRef<Path>) -> Self {
        let specs = specs.as_ref().to_path_buf();
        let beside = match specs.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let workspace = Workspace {
            specs,
            ..Workspace::find(&beside)
        };
        Self {
            workspace,
            providers: None,
            out_dir: None,
        }
    }

    /// Only these providers, by code. Mistakes in other specs do not stop the build.
    pub fn providers<S: Into<String>>(mut self, codes: impl IntoIterator<Item = S>) -> Self {
        self.providers = Some(codes.into_iter().map(Into::into).collect());
        self
    }

    /// Another folder than `OUT_DIR`, to check the file in. The file is written only when it changes.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Compiles.
    ///
    /// # Errors
    ///
    /// What is wrong with the specs, in the words of the command line.
    pub fn compile(&self) -> Result<(), Failure> {
        self.watch();
        let (mut catalogue, mut report) = Catalogue::open(&self.workspace);
        // Which specs there are is not known without a sound project.
        if let Some(codes) = self.providers.as_ref().filter(|_| !report.failed()) {
            report
                .diagnostics
                .extend(catalogue.keep(codes, &self.workspace.specs));
        }
        let providers = Mutex::new(Vec::new());
        let report = catalogue.check(report, &(), &|provider: &Provider, failed| {
            if !failed {
                providers
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .push(provider.clone());
            }
            None
        });
        if report.failed() {
            return Err(Failure {
                diagnostics: report.diagnostics,
                sources: report.sources,
            });
        }
        for line in render::concise(&report.diagnostics, &report.sources).lines() {
            println(&format!("cargo::warning={line}"));
        }
        let mut providers = providers
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        providers.sort_by(|a, b| a.code.cmp(&b.code));
        self.write(&single_file(&providers, catalogue.project()))
    }

    /// Tells cargo what to watch: each file, and the folders, whose times change when a file comes or goes.
    fn watch(&self) {
        let folders = [self.workspace.specs.clone(), self.workspace.shared()];
        let files = self
            .workspace
            .inputs()
            .map(|inputs| inputs.all().cloned().collect())
            .unwrap_or_default();
        // Cargo runs a script always when it watches something that is not there.
        for path in folders
            .into_iter()
            .chain::<Vec<PathBuf>>(files)
            .filter(|path| path.exists())
        {
            println(&format!("cargo::rerun-if-changed={}", path.display()));
        }
    }

    fn write(&self, contents: &str) -> Result<(), Failure> {
        let folder = match &self.out_dir {
            Some(folder) => folder.clone(),
            None => std::env::var_os("OUT_DIR")
                .map(PathBuf::from)
                .ok_or_else(|| {
                    let missing =
                        io::Error::other("`OUT_DIR` is not set; cargo sets it for build scripts");
                    Failure::from(unwritable_output::report(FILE, &missing))
                })?,
        };
        let path = folder.join(FILE);
        // An unchanged file keeps its time, so that what includes it is not compiled again.
        if fs::read(&path).is_ok_and(|current| current == contents.as_bytes()) {
            return Ok(());
        }
        fs::create_dir_all(&folder)
            .and_then(|()| {
                let beside = folder.join(format!("{FILE}.{}", std::process::id()));
                fs::write(&beside, contents)?;
                fs::rename(&beside, &path)
            })
            .map_err(|error| Failure::from(unwritable_output::report(&shown(&path), &error)))
    }
}

/// Cargo reads what a build script prints.
#[expect(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]
fn println(line: &str) {
    println!("{line}");
}

impl Catalogue {
    /// Leaves only the specs of these providers; a code without a spec is a finding.
    fn keep(&mut self, codes: &[String], folder: &Path) -> Vec<Diagnostic> {
        let known: Vec<String> = self.codes();
        let missing = codes.iter().filter(|code| !known.contains(code));
        let missing = missing
            .map(|code| {
                let path = shown(&folder.join(format!("{code}.yaml")));
                let message = format!("there is no spec of `{code}`");
                let finding = Diagnostic::about_path(&unreadable_file::RULE, path, message)
                    .note("the build script asks for it");
                match closest(code, known.iter().map(String::as_str)) {
                    Some(close) => finding.help(format!("did you mean `{close}`?")),
                    None => finding,
                }
            })
            .collect();
        self.retain(&|code| codes.iter().any(|wanted| wanted == code));
        missing
    }
}

/// Why specs could not be compiled. Both `Display` and `Debug` show the findings as the command line does, so
/// that a build script can simply return it from `main`.
pub struct Failure {
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl Failure {
    /// What was found, in order of file and place.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl From<Diagnostic> for Failure {
    fn from(finding: Diagnostic) -> Self {
        Self {
            diagnostics: vec![finding],
            sources: Sources::default(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors: Vec<Diagnostic> = self
            .diagnostics
            .iter()
            .filter(|found| found.rule.severity == Severity::Error)
            .cloned()
            .collect();
        let count = render::Count::of(&errors);
        write!(
            f,
            "the specs have {count}\n\n{}",
            render::text(&self.diagnostics, &self.sources, false).trim_end()
        )
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failure {}
