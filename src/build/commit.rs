//! What was made takes its place: all of it or nothing, whatever happens meanwhile.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::finisher::{self, Running};
use super::journal::{self, Step};
use super::moves::Failed;
use super::output::{Change, Changes, MANIFEST, Made, Outcome, Output, Taken, Writing};
use super::part::{Part, Sum};
use super::release::Aside;
use super::state::Stamp;

/// The manifest that holds while files move, among what was put aside.
const MEANWHILE: &str = ".manifest.txt";

/// What a build made of the output folder.
pub(super) struct Written {
    pub(super) changes: Changes,
    /// Each file that was made, in order of path; of use where anything was written.
    pub(super) outputs: Vec<Taken>,
}

impl Written {
    fn of(made: Vec<Taken>, removed: &[&str], rest: Sum) -> Self {
        let changed = made.iter().filter_map(|it| Some((&it.path, it.change?)));
        let changed = changed.map(|(path, change)| (Arc::clone(path), change));
        let removed = removed
            .iter()
            .map(|path| (Arc::from(*path), Change::Removed));
        let changes = Changes {
            total: made.len() + rest.files,
            bytes: made.iter().map(|it| it.bytes).sum::<u64>() + rest.bytes,
            files: changed.chain(removed).collect(),
        };
        Self {
            changes,
            outputs: made,
        }
    }
}

/// All files, in order of path. Each is made once.
fn in_order(mut files: Vec<Taken>, mut kept: Vec<Taken>) -> Vec<Taken> {
    files.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
    kept.retain(|it| position(&files, &it.path).is_none());
    if !kept.is_empty() {
        files.extend(kept);
        files.sort_by(|a, b| a.path.cmp(&b.path));
    }
    debug_assert!(files.is_sorted_by(|a, b| a.path < b.path));
    files
}

/// Where a file is among those in order of path.
fn position(files: &[Taken], path: &str) -> Option<usize> {
    files.binary_search_by(|it| (*it.path).cmp(path)).ok()
}

impl Output<'_> {
    /// Moves everything to its place and removes what is no longer made; the memory of a release goes with it, last: until
    /// then the next build goes by the release before.
    /// `rest` are the outputs of what was not compiled again.
    pub(super) fn commit(&self, rest: Sum, release: Option<&Aside>) -> Outcome<Written> {
        let Made {
            files,
            kept,
            folders,
        } = std::mem::take(&mut *self.made());
        let mut made = in_order(files, kept);
        let known = || self.known.iter().map(String::as_str);
        let removed: Vec<&str> = known()
            .filter(|path| position(&made, path).is_none() && self.is_ours(path))
            .collect();
        let same = made.iter().map(|it| &*it.path).eq(known());
        if self.writing == Writing::Nothing {
            let mut written = Written::of(made, &removed, rest);
            if !same {
                let manifest = written.changes.files.entry(Arc::from(MANIFEST));
                manifest.or_insert(Change::Changed);
            }
            return Ok(written);
        }
        let mut steps = steps(&made, &folders, &removed);
        if !same {
            // While files move, the manifest names the old and the new ones: nothing lies there that the next build does
            // not know.
            let paths = || made.iter().map(|it| &*it.path);
            let new = paths().filter(|path| !self.known.contains(*path));
            self.write_manifest(MEANWHILE, known().chain(new))?;
            let manifest = |aside: &str| Step::File {
                aside: aside.to_owned(),
                place: MANIFEST.to_owned(),
            };
            steps.insert(0, manifest(MEANWHILE));
            // Of a first build that is the whole manifest already.
            if !self.known.is_empty() {
                self.write_manifest(MANIFEST, paths())?;
                steps.push(manifest(MANIFEST));
            }
        }
        let last = release.and_then(Aside::step);
        steps.extend(last.clone());
        self.carry_out(&steps).map_err(|failed| {
            let of_release = last.is_some_and(
                |step| matches!(step, Step::File { place, .. } if place == failed.place),
            );
            match release.filter(|_| of_release) {
                Some(release) => release.unwritable(&failed.error),
                None => self.unwritable(&self.root.join(failed.place), &failed.error),
            }
        })?;
        self.look_again(&mut made, &steps);
        Ok(Written::of(made, &removed, rest))
    }

    /// Does the steps, all of them or none.
    fn carry_out(&self, steps: &[Step]) -> Result<(), Failed> {
        if steps.is_empty() {
            return Ok(());
        }
        self.start_finisher();
        journal::publish(&self.staging, steps).map_err(|error| Failed {
            place: MANIFEST.to_owned(),
            error,
        })?;
        let mut running = self.running();
        let began = running.is_some();
        let said = running.as_mut().and_then(Running::finish);
        said.unwrap_or_else(|| finisher::take_over(&self.staging, began))
    }

    /// What the files look like now: to move one is a change to the disk.
    fn look_again(&self, made: &mut [Taken], steps: &[Step]) {
        for step in steps {
            let Step::File { place, .. } = step else {
                continue;
            };
            let now = fs::symlink_metadata(self.root.join(place));
            let (Some(at), Ok(now)) = (position(made, place), now) else {
                continue;
            };
            let now = Stamp::of(&now);
            // What somebody changed since is not what this build made, and the next one sees that.
            if made[at].stamp.has_content_of(now) {
                made[at].stamp = now;
            }
        }
    }

    /// Whether a line of the manifest names a file that may be removed.
    fn is_ours(&self, path: &str) -> bool {
        !path.is_empty()
            && self.inside_for_removal(path)
            && self.root.join(path).symlink_metadata().is_ok()
    }

    fn inside_for_removal(&self, path: &str) -> bool {
        let parts = Path::new(path);
        let plain = parts
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        let folders = parts
            .ancestors()
            .skip(1)
            .filter(|folder| !folder.as_os_str().is_empty());
        plain
            && folders
                .into_iter()
                .all(|folder| !self.root.join(folder).is_symlink())
    }

    /// Puts a manifest aside: of these files, and of those that are not compiled again.
    fn write_manifest<'p>(
        &'p self,
        name: &str,
        paths: impl Iterator<Item = &'p str>,
    ) -> Outcome<()> {
        let kept = self.part.into_iter().flat_map(Part::kept);
        let kept = kept.flat_map(|block| block.outputs().unwrap_or_default());
        let mut all: Vec<&str> = paths.collect();
        all.extend(kept.map(|(path, _)| path));
        all.sort_unstable();
        let write = || -> io::Result<()> {
            let mut file = BufWriter::new(File::create(self.staging.join(name))?);
            file.write_all(
                b"# The files that provspec made. Only these are ever overwritten or removed.\n",
            )?;
            for path in all {
                file.write_all(path.as_bytes())?;
                file.write_all(b"\n")?;
            }
            file.flush()
        };
        write().map_err(|error| self.unwritable(&self.root.join(MANIFEST), &error))
    }
}

/// What is moved where: what is new before what takes its place, so that nothing ever names a file that is not there; then
/// what is no longer made is taken away.
fn steps(made: &[Taken], folders: &HashMap<String, bool>, removed: &[&str]) -> Vec<Step> {
    let new_folder = |path: &str| {
        let mut ends = path.match_indices('/').map(|(end, _)| end);
        ends.find(|end| folders.get(&path[..*end]) == Some(&false))
    };
    let mut steps = Vec::new();
    let mut moved: Option<&str> = None;
    for wanted in [Change::Added, Change::Changed] {
        for Taken { path, .. } in made.iter().filter(|it| it.change == Some(wanted)) {
            let inside = moved.and_then(|folder| path.strip_prefix(folder));
            if inside.is_some_and(|inside| inside.starts_with('/')) {
                continue;
            }
            moved = new_folder(path).map(|end| &path[..end]);
            steps.push(match moved {
                Some(folder) => Step::Folder(folder.to_owned()),
                None => Step::file(path),
            });
        }
    }
    steps.extend(removed.iter().map(|path| Step::Away((*path).to_owned())));
    steps
}
