//! What a build saw and made, so that the next one can tell that nothing changed by looking at names, sizes
//! and times alone.
//!
//! The state lies in `.provspec/state` beside the specs' project; losing it costs one full build.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use super::catalogue::{Catalogue, shown};
use super::output::MANIFEST;
use super::{Changes, Outcome, Workspace};
use crate::diagnostics::Diagnostic;

/// What a file looks like on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    /// Nanoseconds since 1970.
    modified: u128,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().unwrap_or(UNIX_EPOCH);
        let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            length: metadata.len(),
            modified: since.as_nanos(),
        }
    }
}

/// A file that changed so shortly before the build may have changed again within one tick of the clock.
const TICK: Duration = Duration::from_millis(20);

/// The outcome of a build when nothing changed since the last one.
pub(super) fn up_to_date(workspace: &Workspace) -> Option<Outcome> {
    let text = fs::read_to_string(path(workspace)).ok()?;
    let mut lines = text.lines();
    if lines.next()? != compiler()? {
        return None;
    }
    let (total, bytes) = lines.next()?.split_once(' ')?;
    let changes = Changes {
        total: total.parse().ok()?,
        bytes: bytes.parse().ok()?,
        ..Changes::default()
    };
    let inputs = workspace.inputs().ok()?;
    let mut known = Vec::new();
    let mut warned = Vec::new();
    let mut outputs = Vec::new();
    for line in lines {
        let (kind, rest) = line.split_at_checked(2)?;
        match kind {
            "i " => known.push(rest),
            "w " => warned.push(rest),
            _ => outputs.push(rest),
        }
    }
    let now = workspace.made_of(&inputs);
    if now.len() != known.len() {
        return None;
    }
    let same_inputs = now.par_iter().zip(&known).all(|(path, line)| {
        fs::metadata(path).is_ok_and(|metadata| entry(&shown(path), Stamp::of(&metadata)) == **line)
    });
    let same_outputs = same_inputs
        && outputs.par_iter().all(|line| {
            let Some(path) = line.split('\t').next() else {
                return false;
            };
            fs::symlink_metadata(workspace.generated.join(path)).is_ok_and(|metadata| {
                metadata.is_file() && entry(path, Stamp::of(&metadata)) == **line
            })
        });
    (same_inputs && same_outputs).then(|| Outcome {
        changes,
        up_to_date: true,
        ..warnings(workspace, &warned)
    })
}

/// The warnings of the last build, found again in the few specs that they are about: a warning that is shown
/// once and never again is missed.
fn warnings(workspace: &Workspace, codes: &[&str]) -> Outcome {
    if codes.is_empty() {
        return Outcome::default();
    }
    let (mut catalogue, report) = Catalogue::open(workspace);
    catalogue.retain(&|code| codes.contains(&code));
    let report = catalogue.check(report, &(), &|_, _, _| None);
    Outcome {
        diagnostics: report.diagnostics,
        sources: report.sources,
        ..Outcome::default()
    }
}

/// The specs that findings are about, by code. `None` when one is about another file: then there is no telling
/// which specs to look at.
fn warned(workspace: &Workspace, outcome: &Outcome) -> Option<BTreeSet<String>> {
    let about = |found: &Diagnostic| {
        let file = outcome.sources.get(found.span()?.file)?;
        let path = Path::new(&file.path);
        let code = path.file_stem()?.to_str()?.to_owned();
        let folder = path.parent()?;
        let is_translation = folder.parent() == Some(&workspace.translations());
        (folder == workspace.specs || is_translation).then_some(code)
    };
    outcome.diagnostics.iter().map(about).collect()
}

/// Remembers a build that began at `started`. Failing to is no failure: the next build does all the work.
pub(super) fn remember(workspace: &Workspace, started: SystemTime, outcome: &Outcome) {
    let _ = try_remember(workspace, started, outcome);
}

fn try_remember(workspace: &Workspace, started: SystemTime, outcome: &Outcome) -> Option<()> {
    let inputs = workspace.inputs().ok()?;
    let mut text = compiler()?;
    write!(
        text,
        "\n{} {}\n",
        outcome.changes.total, outcome.changes.bytes
    )
    .ok()?;
    for path in &workspace.made_of(&inputs) {
        let metadata = fs::metadata(path).ok()?;
        // Also catches a file that changed while the build ran.
        if metadata.modified().ok()? + TICK >= started {
            let _ = fs::remove_file(self::path(workspace));
            return None;
        }
        writeln!(text, "i {}", entry(&shown(path), Stamp::of(&metadata))).ok()?;
    }
    for code in warned(workspace, outcome)? {
        writeln!(text, "w {code}").ok()?;
    }
    let manifest = fs::metadata(workspace.generated.join(MANIFEST)).ok()?;
    let manifest = (MANIFEST, Stamp::of(&manifest));
    let outputs = outcome
        .outputs
        .iter()
        .map(|(path, stamp)| (&**path, *stamp));
    for (path, stamp) in outputs.chain([manifest]) {
        writeln!(text, "o {}", entry(path, stamp)).ok()?;
    }
    let path = path(workspace);
    fs::create_dir_all(path.parent()?).ok()?;
    let beside = path.with_extension(std::process::id().to_string());
    fs::write(&beside, text).ok()?;
    fs::rename(&beside, &path).ok()
}

/// A line about a file.
fn entry(path: &str, stamp: Stamp) -> String {
    format!("{path}\t{}\t{}", stamp.length, stamp.modified)
}

/// Which compiler made the outputs: another one may make others.
fn compiler() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    Some(entry(
        concat!("provspec ", env!("CARGO_PKG_VERSION")),
        Stamp::of(&fs::metadata(program).ok()?),
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
