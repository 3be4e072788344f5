//! What a build saw and made, so that the next one can tell what changed by looking at names, sizes and times alone. Among
//! the times is that of the last change to anything about a file, which nobody can set: an edit of equal size whose time of
//! modification was put back is seen.
//!
//! The state lies in `.provspec/state-…` beside the specs' project, in a folder that git ignores; losing it costs one full
//! build.

mod record;
mod stamp;
mod writer;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write as _;
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
use writer::Writer;

/// A file that changed so shortly before the build may have changed again within one tick of the clock.
const TICK: Duration = Duration::from_millis(20);

/// What later builds wrote behind a state has so many bytes, or is so small a part of it; otherwise it is written anew.
const PATCHES: (usize, usize) = (64 * 1024, 4);

/// Of so many providers the lines are written together, beside those of others.
const BLOCKS_AT_ONCE: usize = 256;

/// What a build leaves to be remembered.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The specs that were compiled, by code.
    pub(super) compiled: BTreeMap<String, Entry>,
    /// The outputs that were made, in order of path.
    pub(super) outputs: Vec<Taken>,
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
pub(super) fn differing<'a>(folder: &Path, files: &[(&'a str, Stamp)]) -> Vec<&'a str> {
    // One path after the other in one place: there are hundreds of thousands.
    let (folder, mut place) = (folder.join(""), OsString::new());
    let differs = |(path, stamp): &&(&str, Stamp)| {
        place.clear();
        place.push(&folder);
        place.push(path);
        let found = fs::symlink_metadata(&place);
        !found.is_ok_and(|found| found.is_file() && Stamp::of(&found) == *stamp)
    };
    let differing = files.iter().filter(differs);
    differing.map(|(path, _)| *path).collect()
}

/// Remembers a build that began at `started`, of a part of what was known where there is one. Failing to is no failure: the
/// next build does all the work.
pub(super) fn remember(
    workspace: &Workspace,
    started: SystemTime,
    outcome: &Outcome,
    part: Option<&Part<'_>>,
) {
    let appended = part.and_then(|part| append(workspace, started, outcome, part));
    let written = appended.or_else(|| {
        let parts = whole(workspace, started, outcome, part)?;
        write(workspace, &parts)
    });
    if written.is_none() {
        let _ = fs::remove_file(path(workspace));
    }
}

/// Everything there is to be remembered, in parts that follow each other.
fn whole(
    workspace: &Workspace,
    started: SystemTime,
    outcome: &Outcome,
    part: Option<&Part<'_>>,
) -> Option<Vec<String>> {
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
    let mut writer = Writer::new(&compiler(workspace)?, has_findings(outcome));
    writer.inputs(seen);
    let of_each = files(&mut writer, workspace, started, outcome)?;
    let some = |paths: &[PathBuf]| {
        let mut writer = Writer::default();
        for path in paths {
            let code = super::files::stem(path);
            match outcome.memory.compiled.get(&code) {
                Some(entry) => writer.entry(&code, entry, of_each.get(&*code).map_or(&[], |it| it)),
                None => writer.same(part?.record.provider(&code)?),
            }
        }
        Some(writer.0)
    };
    let mut parts = vec![writer.0];
    let blocks: Option<Vec<String>> = inputs.specs.par_chunks(BLOCKS_AT_ONCE).map(some).collect();
    parts.extend(blocks?);
    Some(parts)
}

/// Writes what this build knows better behind what is there. None where that cannot be: other files make up the project now,
/// there is much already, or somebody else wrote meanwhile.
fn append(
    workspace: &Workspace,
    started: SystemTime,
    outcome: &Outcome,
    part: &Part<'_>,
) -> Option<()> {
    let record = part.record.in_step(&part.seen)?;
    let inputs = part.seen.iter().zip(&record.inputs).enumerate();
    let inputs = inputs.filter(|(_, ((_, now), (_, then)))| now != then);
    let inputs: Vec<_> = inputs.map(|(at, (input, _))| (at, input)).collect();
    let mut writer = Writer::patch(has_findings(outcome), &inputs);
    let of_each = files(&mut writer, workspace, started, outcome)?;
    for (code, entry) in &outcome.memory.compiled {
        record.provider(code)?;
        writer.entry(code, entry, of_each.get(&**code).map_or(&[], |it| it));
    }
    let text = writer.at(record.length);
    let (bytes, part) = PATCHES;
    if record.patches + text.len() > bytes.max(record.length / part) {
        return None;
    }
    let mut file = fs::OpenOptions::new()
        .append(true)
        .open(path(workspace))
        .ok()?;
    let is_it = file.metadata().ok()?.len() == u64::try_from(record.length).ok()?;
    is_it.then(|| file.write_all(text.as_bytes()).ok())?
}

fn has_findings(outcome: &Outcome) -> bool {
    !outcome.diagnostics.is_empty() || !outcome.hidden.is_empty()
}

/// Files with their stamps.
type Stamped<'a> = Vec<(&'a str, Stamp)>;

/// Writes what is to be remembered of the outputs about all providers and of the pictures; returns the outputs about each
/// provider that was compiled.
fn files<'a>(
    writer: &mut Writer,
    workspace: &Workspace,
    started: SystemTime,
    outcome: &'a Outcome,
) -> Option<HashMap<&'a str, Stamped<'a>>> {
    let mut of_all: Stamped<'_> = Vec::new();
    let mut of_each: HashMap<&str, Stamped<'_>> = HashMap::new();
    for Taken {
        path, stamp, of, ..
    } in &outcome.memory.outputs
    {
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
    Some(of_each)
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

fn write(workspace: &Workspace, parts: &[String]) -> Option<()> {
    let path = path(workspace);
    let folder = path.parent()?;
    if fs::create_dir(folder).is_ok() {
        // It is of use on this machine only.
        let _ = fs::write(folder.join(".gitignore"), "*\n");
    }
    let beside = path.with_extension(std::process::id().to_string());
    let mut file = File::create(&beside).ok()?;
    let write = |part: &String| file.write_all(part.as_bytes());
    parts.iter().try_for_each(write).ok()?;
    drop(file);
    fs::rename(&beside, &path).ok()
}

/// Which compiler made the outputs, for which brand, with which levels: another one may make others, or warn of others.
fn compiler(workspace: &Workspace) -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let brand = workspace.brand.as_deref().unwrap_or_default();
    let levels = workspace.levels.iter().map(|it| &*it.written);
    let levels: Vec<&str> = levels.collect();
    let mut compiler = format!(
        concat!("provspec ", env!("CARGO_PKG_VERSION"), " {} {}\t"),
        brand.escape_debug(),
        levels.join(" ").escape_debug(),
    );
    Stamp::of(&fs::metadata(program).ok()?).write(&mut compiler);
    Some(compiler)
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
