//! What a build saw and made, so that the next one can tell what changed by looking at names, sizes and times alone. Among
//! the times is that of the last change to anything about a file, which nobody can set: an edit of equal size whose time of
//! modification was put back is seen.
//!
//! The state lies in `.provspec/state-…` beside the specs' project, in a folder that git ignores; losing it costs one full
//! build.

mod record;
mod stamp;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::discover::Inputs;
use super::files::shown;
use super::output::{MANIFEST, Taken};
use super::part::Part;
use super::{Outcome, Workspace};
pub(super) use record::{Block, Entry, Record, Seen, Told};
pub(super) use stamp::Stamp;

/// A file that changed so shortly before the build may have changed again within one tick of the clock.
const TICK: Duration = Duration::from_millis(20);

/// What a build leaves to be remembered.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The specs that were compiled, by code.
    pub(super) compiled: BTreeMap<String, Entry>,
    /// The outputs that were made, by path.
    pub(super) outputs: BTreeMap<String, Taken>,
    /// The pictures that were copied, from the folder of the specs.
    pub(super) pictures: BTreeSet<String>,
}

/// The state of the last build, to be read by [`known`].
pub(super) fn text(workspace: &Workspace) -> Option<String> {
    fs::read_to_string(path(workspace)).ok()
}

/// What is remembered of the last build, if this compiler made it.
pub(super) fn known<'a>(workspace: &Workspace, text: &'a str) -> Option<Record<'a>> {
    Record::read(text).filter(|record| compiler(workspace).is_some_and(|it| it == record.compiler))
}

/// The files that are others than they were, of which it is known what they look like.
pub(super) fn differing<'a, P: AsRef<Path> + Sync>(
    folder: &Path,
    files: &'a [(P, Stamp)],
) -> Vec<&'a P> {
    let differs = |(path, stamp): &&'a (P, Stamp)| {
        let found = fs::symlink_metadata(folder.join(path));
        !found.is_ok_and(|found| found.is_file() && Stamp::of(&found) == *stamp)
    };
    let differing = files.par_iter().filter(differs);
    differing.map(|(path, _)| path).collect()
}

/// Remembers a build that began at `started`, of a part of what was known where there is one. Failing to is no failure: the
/// next build does all the work.
pub(super) fn remember(
    workspace: &Workspace,
    started: SystemTime,
    outcome: &Outcome,
    part: Option<&Part<'_>>,
) {
    let written =
        text_of(workspace, started, outcome, part).and_then(|text| write(workspace, &text));
    if written.is_none() {
        let _ = fs::remove_file(path(workspace));
    }
}

fn text_of(
    workspace: &Workspace,
    started: SystemTime,
    outcome: &Outcome,
    part: Option<&Part<'_>>,
) -> Option<String> {
    let read;
    let (inputs, seen) = match part {
        Some(part) => (&part.inputs, &part.seen),
        None => {
            let inputs = workspace.inputs().ok()?;
            let seen = seen(workspace, &inputs, started)?;
            read = (inputs, seen);
            (&read.0, &read.1)
        }
    };
    let has_findings = !outcome.diagnostics.is_empty() || !outcome.hidden.is_empty();
    let mut writer = record::Writer::new(&compiler(workspace)?, has_findings);
    writer.inputs(seen);
    let mut of_all: Vec<(&str, Stamp)> = Vec::new();
    let mut of_each: BTreeMap<&str, Vec<(&str, Stamp)>> = BTreeMap::new();
    for (path, Taken { stamp, of }) in &outcome.memory.outputs {
        match of {
            Some(code) => of_each.entry(code).or_default().push((path, *stamp)),
            None => of_all.push((path, *stamp)),
        }
    }
    let manifest = fs::symlink_metadata(workspace.generated.join(MANIFEST)).ok()?;
    of_all.push((MANIFEST, Stamp::of(&manifest)));
    writer.files("outputs", &of_all);
    let mut pictures = Vec::new();
    for picture in &outcome.memory.pictures {
        let metadata = fs::symlink_metadata(workspace.specs.join(picture)).ok()?;
        let stamp = trusted(Stamp::of(&metadata), started)?;
        pictures.push((picture, stamp));
    }
    writer.files("pictures", &pictures);
    for path in &inputs.specs {
        let code = super::files::stem(path);
        match outcome.memory.compiled.get(&code) {
            Some(entry) => {
                let outputs = of_each.get(&*code).map(Vec::as_slice).unwrap_or_default();
                writer.entry(&code, entry, outputs);
            }
            None => writer.same(part?.record.provider(&code)?),
        }
    }
    Some(writer.0)
}

/// The stamp, where it can be trusted.
fn trusted(stamp: Stamp, started: SystemTime) -> Option<Stamp> {
    // Also catches a file that changed while the build ran.
    (stamp.last()? + TICK < started).then_some(stamp)
}

/// The files of the project, and what they look like; none where that cannot be trusted in a build that began at `started`.
pub(super) fn seen(
    workspace: &Workspace,
    inputs: &Inputs,
    started: SystemTime,
) -> Option<Vec<(String, Option<Stamp>)>> {
    let seen = workspace.made_of(inputs).into_par_iter().map(|path| {
        let stamp = Stamp::of(&fs::metadata(&path).ok()?);
        let path = shown(&path);
        // A line has one path.
        (!path.contains('\n')).then(|| (path, trusted(stamp, started)))
    });
    seen.collect()
}

fn write(workspace: &Workspace, text: &str) -> Option<()> {
    let path = path(workspace);
    let folder = path.parent()?;
    if fs::create_dir(folder).is_ok() {
        // It is of use on this machine only.
        let _ = fs::write(folder.join(".gitignore"), "*\n");
    }
    let beside = path.with_extension(std::process::id().to_string());
    fs::write(&beside, text).ok()?;
    fs::rename(&beside, &path).ok()
}

/// Which compiler made the outputs, for which brand, with which levels: another one may make others, or warn of others.
fn compiler(workspace: &Workspace) -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let brand = workspace.brand.as_deref().unwrap_or_default();
    let levels = workspace.levels.iter().map(|it| &*it.written);
    let levels: Vec<&str> = levels.collect();
    Some(format!(
        concat!("provspec ", env!("CARGO_PKG_VERSION"), " {} {}\t{}"),
        brand.escape_debug(),
        levels.join(" ").escape_debug(),
        Stamp::of(&fs::metadata(program).ok()?)
    ))
}

/// One state for each pair of folders.
fn path(workspace: &Workspace) -> PathBuf {
    let beside = workspace.specs.parent().unwrap_or(Path::new(""));
    let out = shown(
        &std::path::absolute(&workspace.generated).unwrap_or_else(|_| workspace.generated.clone()),
    );
    // FNV-1a: a name, not a secret.
    let hash = out.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    beside.join(".provspec").join(format!("state-{hash:016x}"))
}
