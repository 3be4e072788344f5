//! Releases of the frontend package: which version it has, and what is remembered of it.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::compile::Job;
use super::files::shown;
use super::journal::Step;
use super::output::Writing;
use super::publish::{Coming, Standing};
use super::{Outcome, Progress, Workspace};
use crate::check::rules::invalid_releases;
use crate::contract::{Date, ReleaseFile, Version};
use crate::diagnostics::Diagnostic;
use crate::ir::{Entry, History, Level, Project, Release};

/// What to release.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// The day of the release; none = today, or `SOURCE_DATE_EPOCH`.
    pub date: Option<Date>,
    /// The number of the version to raise at the least.
    pub raise: Option<Level>,
    /// Whether it is only said what would be released.
    pub dry_run: bool,
}

/// Compiles every spec, remembers the release, and writes what changed, the package with its new version. With errors
/// nothing is written, and neither is where nothing changed since the last release, but for stale outputs.
pub fn release(workspace: &Workspace, order: &Order, progress: &dyn Progress) -> Outcome {
    let writing = match order.dry_run {
        true => Writing::Nothing,
        false => Writing::Files,
    };
    let job = Job {
        workspace,
        writing,
        began: None,
        order: Some(order),
        progress,
    };
    job.run(None)
}

/// A package with its version and its history.
pub(super) struct Settled {
    /// With the version of the package.
    pub(super) project: Project,
    pub(super) standing: Standing,
    /// What is to be remembered.
    pub(super) file: Option<ReleaseFile>,
}

/// Gives the package its version: that of the next release if there is an order for one.
///
/// # Errors
///
/// Why the order cannot be followed.
pub(super) fn settle(
    coming: Coming,
    order: Option<&Order>,
    project: &Project,
) -> Result<Settled, String> {
    let mut file = None;
    let mut history = History {
        coming: Vec::new(),
        releases: coming
            .file
            .as_ref()
            .map_or_else(Vec::new, |file| file.releases.clone()),
    };
    let last = history.releases.first().cloned();
    let before = coming.file.as_ref().and_then(ReleaseFile::version);
    let level = coming.changes.iter().map(|change| change.level).max();
    let version = match (before, level, order) {
        (Some(before), None, _) => before.to_string(),
        (Some(before), Some(level), None) => {
            history.coming = Entry::of(&coming.changes);
            before.after(level).coming(&coming.digest)
        }
        (before, level, order) => {
            let order = order.cloned().unwrap_or_default();
            let version = match (before, level) {
                (Some(before), Some(level)) => next(before, level, order.raise)?,
                _ => first(project, order.raise)?,
            };
            let release = Release {
                version: version.to_string(),
                date: day(&order, last.as_ref())?.to_string(),
                changes: Entry::of(&coming.changes),
            };
            history.releases.insert(0, release);
            file = Some(ReleaseFile {
                releases: history.releases.clone(),
                contract: coming.contract.unwrap_or_default(),
            });
            version.to_string()
        }
    };
    let mut project = project.clone();
    project.package.version = Some(version.clone());
    project.package.history = Some(history);
    Ok(Settled {
        project,
        standing: Standing {
            version,
            last,
            changes: coming.changes,
        },
        file,
    })
}

/// The version of a first release.
fn first(project: &Project, raise: Option<Level>) -> Result<Version, String> {
    let version = match &project.package.version {
        None => Version::FIRST,
        Some(text) => Version::parse(text).ok_or_else(|| {
            format!(
                "`version` under `[frontend]` is {text}; a release has a version of three numbers, such as 1.0.0"
            )
        })?,
    };
    match raise {
        None => Ok(version),
        Some(_) => Err(format!(
            "`--level` has no release to raise the version of: the first one is {version}, and `version` under \
             `[frontend]` in `provspec.toml` says another"
        )),
    }
}

/// The version after another.
fn next(before: Version, level: Level, raise: Option<Level>) -> Result<Version, String> {
    let least = before.after(level);
    let Some(raise) = raise else {
        return Ok(least);
    };
    let wanted = before.raised(raise);
    if wanted < least {
        let what = match level {
            Level::Major => "something breaks",
            Level::Minor => "something is new",
            Level::Patch => "something changed",
        };
        return Err(format!(
            "`--level {}` is too low: {what} since {before}, so that {least} comes next at the least; see \
             `provspec release --dry-run`",
            raise.name()
        ));
    }
    Ok(wanted)
}

/// The day of a release.
fn day(order: &Order, last: Option<&Release>) -> Result<Date, String> {
    let date = match order.date {
        Some(date) => date,
        None => today()?,
    };
    match last.and_then(|last| Some((last, Date::parse(&last.date)?))) {
        Some((last, before)) if date < before => Err(format!(
            "{date} is before the day of {}, {before}: a release comes after the one before",
            last.version
        )),
        _ => Ok(date),
    }
}

/// The day of `SOURCE_DATE_EPOCH`, which makes a release the same at any time; otherwise that of the clock.
fn today() -> Result<Date, String> {
    const VARIABLE: &str = "SOURCE_DATE_EPOCH";
    let seconds = match env::var(VARIABLE).ok().filter(|value| !value.is_empty()) {
        Some(value) => value.parse().map_err(|_| {
            format!("`{VARIABLE}` in the environment is no number of seconds since 1970: `{value}`")
        })?,
        None => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs(),
    };
    Ok(Date::of_unix_time(seconds))
}

/// Where a process writes a release file before it moves it.
fn beside(path: &Path, process: u32) -> PathBuf {
    path.with_extension(format!("json.{process}"))
}

/// Moving the release file of a process to its place. `None` where a path has no text that could be written down.
pub(super) fn step(path: &Path, process: u32) -> Option<Step> {
    let text = |path: &Path| Some(std::path::absolute(path).ok()?.to_str()?.to_owned());
    Some(Step::File {
        aside: text(&beside(path, process))?,
        place: text(path)?,
    })
}

/// A release file that is written, but not in its place yet.
pub(super) struct Aside {
    beside: PathBuf,
    path: PathBuf,
}

impl Aside {
    /// Writes it beside its place.
    pub(super) fn write(path: &Path, file: &ReleaseFile) -> Result<Self, Box<Diagnostic>> {
        let beside = beside(path, std::process::id());
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&beside, file.write()));
        let aside = Self {
            beside,
            path: path.to_path_buf(),
        };
        written.map_err(|error| aside.unwritable(&error))?;
        Ok(aside)
    }

    /// Moving it there.
    pub(super) fn step(&self) -> Option<Step> {
        step(&self.path, std::process::id())
    }

    /// Moves it there, where that is no step.
    pub(super) fn commit(self) -> Result<(), Box<Diagnostic>> {
        match self.step() {
            Some(_) => Ok(()),
            None => fs::rename(&self.beside, &self.path).map_err(|error| self.unwritable(&error)),
        }
    }

    pub(super) fn unwritable(&self, error: &io::Error) -> Box<Diagnostic> {
        Box::new(invalid_releases::about(&shown(&self.path), "write", error))
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // There is none once it has moved.
        let _ = fs::remove_file(&self.beside);
    }
}
