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
use std::time::SystemTime;

use super::catalogue::Catalogue;
use super::discover::{Inputs, Workspace};
use super::files::{shown, stem};
use crate::check::levels::{Level, Setting};
use crate::check::project::is_rust_path;
use crate::check::rules::{unreadable_file, unwritable_output};
use crate::diagnostics::{Diagnostic, closest, render};
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
    choice: Choice,
    out_dir: Option<PathBuf>,
    checks: bool,
    checks_if: Option<String>,
    path: Option<String>,
    brand: Option<String>,
    levels: Vec<(Level, String)>,
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
            pictures: false,
            ..Workspace::find(&beside)
        };
        Self {
            workspace,
            choice: Choice::default(),
            out_dir: None,
            checks: false,
            checks_if: None,
            path: None,
            brand: None,
            levels: Vec::new(),
        }
    }

    /// Only these providers, by code. Mistakes in other specs do not stop the build, and changes in them do
    /// not run it again.
    pub fn providers<S: Into<String>>(mut self, codes: impl IntoIterator<Item = S>) -> Self {
        self.choice.codes = Some(codes.into_iter().map(Into::into).collect());
        self
    }

    /// Only the providers whose cargo features are enabled: `provider-connectum` for `connectum`. A provider
    /// named with [`Config::providers`] is compiled in any case.
    ///
    /// When no such feature is enabled and no list was given either, the build fails. So features only ever
    /// add providers, as cargo expects of them; that nothing at all is wanted is said with an empty list.
    pub fn providers_from_features(self) -> Self {
        self.providers_from_features_named("provider-")
    }

    /// [`Config::providers_from_features`] for features that begin in another way than `provider-`. Every
    /// feature of the package that begins so has to stand for a provider.
    pub fn providers_from_features_named(mut self, prefix: impl Into<String>) -> Self {
        self.choice.prefix = Some(prefix.into());
        self
    }

    /// The brand of `[brands]` in `provspec.toml` that the texts and callback URLs are of, or `placeholders`; without it,
    /// that of `[brand]`.
    pub fn brand(mut self, name: impl Into<String>) -> Self {
        self.brand = Some(name.into());
        self
    }

    /// What this rule finds is not told: its code or name, the beginning of codes (`PS06`), or `warnings`. Outweighs
    /// `[lints]` in `provspec.toml`; of several the last one counts. Errors stay errors.
    pub fn allow(self, rule: impl Into<String>) -> Self {
        self.level(Level::Allow, rule)
    }

    /// What this rule finds is a warning, though `provspec.toml` says otherwise.
    pub fn warn(self, rule: impl Into<String>) -> Self {
        self.level(Level::Warn, rule)
    }

    /// What this rule finds fails the build; `warnings` for every warning.
    pub fn deny(self, rule: impl Into<String>) -> Self {
        self.level(Level::Deny, rule)
    }

    fn level(mut self, level: Level, rule: impl Into<String>) -> Self {
        self.levels.push((level, rule.into()));
        self
    }

    /// Where the crate has the types, such as `backend::forms`: the examples in their documentation are then run by
    /// `cargo test`, if that is a public module of a library. `path` under `[rust]` in `provspec.toml` is about the
    /// files of `provspec build`, not about this one.
    pub fn path(mut self, module: impl Into<String>) -> Self {
        self.path = Some(module.into());
        self
    }

    /// Another folder than `OUT_DIR`, relative to the package, to check the file in. The file is written
    /// only when it changes, and again when it is gone.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Whether the file in [`Config::out_dir`] is only compared: the build then writes nothing, and fails
    /// when the file is stale. Has no effect on `OUT_DIR`, where nothing can be stale.
    pub fn check(mut self, check: bool) -> Self {
        self.checks = check;
        self
    }

    /// [`Config::check`] where this variable of the environment is set, such as `CI`. Empty, `0` and `false`
    /// are as good as unset. Tells cargo to run the script again when the variable changes.
    pub fn check_if_env(mut self, variable: impl Into<String>) -> Self {
        self.checks_if = Some(variable.into());
        self
    }

    /// Compiles.
    ///
    /// # Errors
    ///
    /// What is wrong with the specs, in the words of the command line; or that no provider is chosen; or, of
    /// [`Config::check`], that the file is stale.
    pub fn compile(&self) -> Result<(), Failure> {
        let inputs = self.workspace.inputs().unwrap_or_default();
        let chosen = self.choice.among(&codes(&inputs));
        self.watch(&inputs, chosen.as_ref());
        let mut workspace = match &self.brand {
            Some(brand) => self
                .workspace
                .clone()
                .for_brand(brand)
                .map_err(|unknown| Failure(Reason::Words(unknown.to_string())))?,
            None => self.workspace.clone(),
        };
        for (level, name) in &self.levels {
            let written = format!("`{}(\"{name}\")` of the build script", level.name());
            let setting = Setting::parse(name, *level, written)
                .map_err(|refusal| Failure(Reason::Words(refusal.to_string())))?;
            workspace.levels.push(setting);
        }
        let (mut catalogue, mut report) = Catalogue::open_untranslated(&workspace);
        // Which specs there are is not known without a sound project.
        if let Some(chosen) = chosen.as_ref().filter(|_| !report.failed()) {
            if chosen.is_nothing && !chosen.may_be_nothing {
                return Err(self.nothing_chosen(&catalogue));
            }
            let missing = chosen.missing(&self.workspace.specs, &catalogue.codes());
            report.diagnostics.extend(missing);
            catalogue.retain(&|code| chosen.codes.iter().any(|wanted| wanted == code));
        }
        let sound = Mutex::new(Vec::new());
        let report = catalogue.check(report, &(), &|providers: &[Provider], _, failed| {
            if let (Some(provider), false) = (providers.first(), failed) {
                sound
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .push(provider.clone());
            }
            None
        });
        if report.failed() {
            return Err(Failure(Reason::Findings {
                diagnostics: report.diagnostics,
                sources: report.sources,
            }));
        }
        for line in render::concise(&report.diagnostics, &report.sources).lines() {
            println(&format!("cargo::warning={line}"));
        }
        let mut providers = sound
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        providers.sort_by(|a, b| a.code.cmp(&b.code));
        if let Some(path) = self.path.as_ref().filter(|path| !is_rust_path(path)) {
            return Err(Failure(Reason::Words(format!(
                "`{path}` is no path of a module such as `backend::forms`"
            ))));
        }
        // The project's own path is that of `generated/rust`, not of this crate.
        let mut project = catalogue.project().clone();
        project.rust_path.clone_from(&self.path);
        self.write(&single_file(&providers, &project), &inputs)
    }

    fn only_checks(&self) -> bool {
        let variable = self.checks_if.as_ref();
        let value = variable.and_then(std::env::var_os).unwrap_or_default();
        let off = value.is_empty() || value == "0" || value == "false";
        self.checks || !off
    }

    fn nothing_chosen(&self, catalogue: &Catalogue) -> Failure {
        let prefix = self.choice.prefix.as_deref().unwrap_or_default();
        let codes = catalogue.codes();
        let example = codes.first().map_or("code", String::as_str);
        Failure(Reason::Words(format!(
            "no provider is chosen: enable a feature of this package for each, such as `{prefix}{example}`"
        )))
    }

    /// Tells cargo what to watch: each file, and the folders, whose times change when a file comes or goes.
    /// What comes beside chosen specs is none of theirs.
    fn watch(&self, inputs: &Inputs, chosen: Option<&Chosen>) {
        let mut paths = Vec::new();
        match chosen {
            Some(chosen) if !chosen.is_nothing => {
                paths.push(self.workspace.shared());
                paths.extend(inputs.config.iter().chain(&inputs.shared).cloned());
                let specs = inputs.specs.iter();
                paths.extend(
                    specs
                        .filter(|path| chosen.codes.contains(&stem(path)))
                        .cloned(),
                );
            }
            _ => {
                paths.extend([self.workspace.specs.clone(), self.workspace.shared()]);
                paths.extend(inputs.all().cloned());
            }
        }
        // Also where the folder of specs cannot be read.
        if let Some(config) = &self.workspace.config
            && !paths.contains(config)
        {
            paths.push(config.clone());
        }
        paths.push(self.workspace.baseline.clone());
        // Cargo runs a script always when it watches something that is not there.
        paths.retain(|path| path.exists());
        // What is checked in and gone is made again.
        paths.extend(self.out_dir.iter().map(|folder| folder.join(FILE)));
        if let Some(variable) = &self.checks_if {
            println(&format!("cargo::rerun-if-env-changed={variable}"));
        }
        for path in paths {
            println(&format!("cargo::rerun-if-changed={}", path.display()));
        }
    }

    fn write(&self, contents: &str, inputs: &Inputs) -> Result<(), Failure> {
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
        if self.out_dir.is_some() && self.only_checks() {
            let path = shown(&path);
            return Err(Failure(Reason::Words(format!(
                "`{path}` is not what the specs say: build without the check, and commit it"
            ))));
        }
        fs::create_dir_all(&folder)
            .and_then(|()| {
                let beside = folder.join(format!("{FILE}.{}", std::process::id()));
                fs::write(&beside, contents)?;
                // Cargo runs a script again when a file that it watches is younger than the last run, which
                // began before this file was written. So it is as old as what it was made from.
                if self.out_dir.is_some()
                    && let Some(time) = newest(inputs)
                {
                    fs::File::options()
                        .write(true)
                        .open(&beside)?
                        .set_modified(time)?;
                }
                fs::rename(&beside, &path)
            })
            .map_err(|error| Failure::from(unwritable_output::report(&shown(&path), &error)))
    }
}

/// When the inputs were changed last.
fn newest(inputs: &Inputs) -> Option<SystemTime> {
    inputs
        .all()
        .filter_map(|path| fs::metadata(path).ok()?.modified().ok())
        .max()
}

fn codes(inputs: &Inputs) -> Vec<String> {
    inputs.specs.iter().map(|path| stem(path)).collect()
}

/// Which providers are wanted.
#[derive(Debug, Clone, Default)]
struct Choice {
    /// By code.
    codes: Option<Vec<String>>,
    /// By the features of the package that begin so.
    prefix: Option<String>,
}

/// What was chosen of the specs that there are.
#[derive(Debug, Default)]
struct Chosen {
    codes: Vec<String>,
    /// What was asked for and is not there: the code, and who asks.
    missing: Vec<(String, String)>,
    is_nothing: bool,
    may_be_nothing: bool,
}

impl Choice {
    /// The choice among the specs of these codes; none where everything is wanted.
    fn among(&self, known: &[String]) -> Option<Chosen> {
        if self.codes.is_none() && self.prefix.is_none() {
            return None;
        }
        let mut chosen = Chosen {
            may_be_nothing: self.codes.is_some(),
            ..Chosen::default()
        };
        for code in self.codes.iter().flatten() {
            match known.contains(code) {
                true => chosen.codes.push(code.clone()),
                false => {
                    let who = "the build script asks for it".to_owned();
                    chosen.missing.push((code.clone(), who));
                }
            }
        }
        for (prefix, feature) in self.prefix.iter().flat_map(|prefix| enabled(prefix)) {
            match known.iter().find(|code| in_environment(code) == feature) {
                Some(code) => chosen.codes.push(code.clone()),
                None => {
                    let code = feature.to_lowercase();
                    let who = format!(
                        "the feature `{prefix}{}` asks for it",
                        code.replace('_', "-")
                    );
                    chosen.missing.push((code, who));
                }
            }
        }
        chosen.is_nothing = chosen.codes.is_empty() && chosen.missing.is_empty();
        Some(chosen)
    }
}

impl Chosen {
    /// Findings about what is not there.
    fn missing(&self, folder: &Path, known: &[String]) -> Vec<Diagnostic> {
        let missing = self.missing.iter();
        missing
            .map(|(code, who)| {
                let path = shown(&folder.join(format!("{code}.yaml")));
                let message = format!("there is no spec of `{code}`");
                let finding = Diagnostic::about_path(&unreadable_file::RULE, path, message)
                    .note(who.as_str());
                match closest(code, known.iter().map(String::as_str)) {
                    Some(close) => finding.help(format!("did you mean `{close}`?")),
                    None => finding,
                }
            })
            .collect()
    }
}

/// The features of the package that are enabled and begin so: the beginning, and the rest as cargo writes it
/// in the environment. In order of name.
fn enabled(prefix: &str) -> Vec<(&str, String)> {
    let start = format!("CARGO_FEATURE_{}", in_environment(prefix));
    let mut features: Vec<(&str, String)> = std::env::vars_os()
        .filter_map(|(name, _)| {
            let name = name.into_string().ok()?;
            let rest = name.strip_prefix(&start)?;
            (!rest.is_empty()).then(|| (prefix, rest.to_owned()))
        })
        .collect();
    features.sort();
    features
}

/// The name of a feature in the environment. Codes that would have the same are refused (`PS0202`).
fn in_environment(name: &str) -> String {
    name.to_uppercase().replace('-', "_")
}

/// Cargo reads what a build script prints.
#[expect(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]
fn println(line: &str) {
    println!("{line}");
}

/// Why specs could not be compiled. Both `Display` and `Debug` show the findings as the command line does, so
/// that a build script can simply return it from `main`.
pub struct Failure(Reason);

enum Reason {
    /// Something is wrong with the specs.
    Findings {
        diagnostics: Vec<Diagnostic>,
        sources: Sources,
    },
    /// Something else is.
    Words(String),
}

impl Failure {
    /// What was found in the specs, in order of file and place. Empty when something else went wrong.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match &self.0 {
            Reason::Findings { diagnostics, .. } => diagnostics,
            Reason::Words(_) => &[],
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(finding: Diagnostic) -> Self {
        Self(Reason::Findings {
            diagnostics: vec![finding],
            sources: Sources::default(),
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (diagnostics, sources) = match &self.0 {
            Reason::Words(words) => return f.write_str(words),
            Reason::Findings {
                diagnostics,
                sources,
            } => (diagnostics, sources),
        };
        let errors: Vec<Diagnostic> = diagnostics
            .iter()
            .filter(|found| found.is_error())
            .cloned()
            .collect();
        let count = render::Count::of(&errors);
        write!(
            f,
            "the specs have {count}\n\n{}",
            render::text(diagnostics, sources, false).trim_end()
        )
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failure {}
