//! What a build saw and made, so that the next one can tell that nothing changed by looking at names, sizes
//! and times alone. Among the times is that of the last change to anything about a file, which nobody can set: an edit
//! of equal size whose time of modification was put back is seen.
//!
//! The state lies in `.provspec/state-…` beside the specs' project, in a folder that git ignores; losing it costs one full
//! build.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use super::catalogue::Catalogue;
use super::files::shown;
use super::output::MANIFEST;
use super::{Changes, Outcome, Workspace};
use crate::diagnostics::Diagnostic;

/// What a file looks like on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    /// When the content was last changed, as anybody may set it: nanoseconds since 1970.
    modified: u128,
    /// When anything about the file was last changed, its time of modification included: nanoseconds since 1970, 0 where
    /// the system does not know it.
    touched: u128,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().unwrap_or(UNIX_EPOCH);
        let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            length: metadata.len(),
            modified: since.as_nanos(),
            touched: touched(metadata),
        }
    }

    /// The last change that is known, as a time.
    fn last(self) -> Option<SystemTime> {
        let nanoseconds = u64::try_from(self.modified.max(self.touched)).ok()?;
        UNIX_EPOCH.checked_add(Duration::from_nanos(nanoseconds))
    }
}

#[cfg(unix)]
fn touched(metadata: &Metadata) -> u128 {
    use std::os::unix::fs::MetadataExt;
    let seconds = u128::try_from(metadata.ctime()).unwrap_or_default();
    let more = u128::try_from(metadata.ctime_nsec()).unwrap_or_default();
    seconds * 1_000_000_000 + more
}

#[cfg(not(unix))]
fn touched(_metadata: &Metadata) -> u128 {
    0
}

/// A file that changed so shortly before the build may have changed again within one tick of the clock.
const TICK: Duration = Duration::from_millis(20);

/// The outcome of a build when nothing changed since the last one.
pub(super) fn up_to_date(workspace: &Workspace) -> Option<Outcome> {
    let text = fs::read_to_string(path(workspace)).ok()?;
    let mut lines = text.lines();
    if lines.next()? != compiler(workspace)? {
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
    let mut pictures = Vec::new();
    for line in lines {
        let (kind, rest) = line.split_at_checked(2)?;
        match kind {
            "i " => known.push(rest),
            "w " => warned.push(rest),
            "p " => pictures.push(rest),
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
    // Which ones there are, the specs say.
    let same_inputs = same_inputs
        && pictures
            .iter()
            .all(|line| is_as_it_was(&workspace.specs, line));
    let same_outputs = same_inputs
        && outputs
            .par_iter()
            .all(|line| is_as_it_was(&workspace.generated, line));
    (same_inputs && same_outputs).then(|| Outcome {
        changes,
        up_to_date: true,
        ..warnings(workspace, &warned)
    })
}

/// Whether a file in a folder is as a line says.
fn is_as_it_was(folder: &Path, line: &str) -> bool {
    let Some(path) = line.split('\t').next() else {
        return false;
    };
    fs::symlink_metadata(folder.join(path))
        .is_ok_and(|metadata| metadata.is_file() && entry(path, Stamp::of(&metadata)) == *line)
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
        hidden: report.hidden,
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
    let mut text = compiler(workspace)?;
    write!(
        text,
        "\n{} {}\n",
        outcome.changes.total, outcome.changes.bytes
    )
    .ok()?;
    for path in &workspace.made_of(&inputs) {
        let metadata = fs::metadata(path).ok()?;
        let stamp = Stamp::of(&metadata);
        // Also catches a file that changed while the build ran.
        if stamp.last()? + TICK >= started {
            let _ = fs::remove_file(self::path(workspace));
            return None;
        }
        writeln!(text, "i {}", entry(&shown(path), stamp)).ok()?;
    }
    for picture in &outcome.pictures {
        let metadata = fs::symlink_metadata(workspace.specs.join(picture)).ok()?;
        if metadata.modified().ok()? + TICK >= started {
            let _ = fs::remove_file(self::path(workspace));
            return None;
        }
        writeln!(text, "p {}", entry(picture, Stamp::of(&metadata))).ok()?;
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
    let folder = path.parent()?;
    if fs::create_dir(folder).is_ok() {
        // It is of use on this machine only.
        let _ = fs::write(folder.join(".gitignore"), "*\n");
    }
    let beside = path.with_extension(std::process::id().to_string());
    fs::write(&beside, text).ok()?;
    fs::rename(&beside, &path).ok()
}

/// A line about a file.
fn entry(path: &str, stamp: Stamp) -> String {
    let Stamp {
        length,
        modified,
        touched,
    } = stamp;
    format!("{path}\t{length}\t{modified}\t{touched}")
}

/// Which compiler made the outputs, for which brand, with which levels: another one may make others, or warn of others.
fn compiler(workspace: &Workspace) -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let brand = workspace.brand.as_deref().unwrap_or_default();
    let levels = workspace.levels.iter().map(|it| &*it.written);
    let levels: Vec<&str> = levels.collect();
    let name = format!(
        concat!("provspec ", env!("CARGO_PKG_VERSION"), " {} {}"),
        brand,
        levels.join(" ").escape_debug()
    );
    Some(entry(&name, Stamp::of(&fs::metadata(program).ok()?)))
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
