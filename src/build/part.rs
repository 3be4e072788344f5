//! What of a project has to be compiled again, since the last build knows the rest.
//!
//! A spec and the translations of its provider concern that provider alone, and so do its outputs; everything else
//! concerns all. A provider in which nothing changed is looked at again only where something was found in it, so that what
//! is found is always all there is.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::AddAssign;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;

use super::Workspace;
use super::discover::Inputs;
use super::files::stem;
use super::output::MANIFEST;
use super::state::{self, Block, Entry, Record, Stamp, Told};

/// The part of a project that has to be compiled again.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) record: Record<'a>,
    /// The files of the project now.
    pub(super) inputs: Inputs,
    /// What the files of the project looked like before any of them was read; none where that cannot be trusted.
    pub(super) seen: Vec<(String, Option<Stamp>)>,
    /// The codes of the specs to be compiled: what they are made of or what was made of them is another, or they are new.
    changed: BTreeSet<String>,
    /// The codes of the specs in which anything was found.
    found_in: BTreeSet<&'a str>,
    /// Where the record has the others that are there still.
    kept: Vec<usize>,
    /// Where it has those that are compiled or gone.
    own: Vec<usize>,
    /// Whether the files about all providers are to be made anew: one of them is another, or a provider is gone or new.
    lists: bool,
    /// The outputs of the providers in which nothing changed; none = nobody looked at them yet.
    rest: Option<Sum>,
}

/// What the outputs look like that a part leaves as they are.
#[derive(Debug)]
pub(super) struct Looked {
    /// Those of providers that are what they were.
    pub(super) rest: Sum,
    /// Where the record has the providers of which one is not, in order.
    others: Vec<usize>,
    /// Whether one of those about all providers is not.
    lists: bool,
    /// Whether the manifest is what it was: without it, it is not known what is ours.
    is_known: bool,
}

impl Looked {
    /// Whether all are what they were.
    pub(super) fn is_same(&self) -> bool {
        self.others.is_empty() && !self.lists && self.is_known
    }
}

/// So many files, and their bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) files: usize,
    pub(super) bytes: u64,
}

impl Sum {
    fn of(files: &[(&str, Stamp)]) -> Self {
        Self {
            files: files.len(),
            bytes: files.iter().map(|(_, stamp)| stamp.length()).sum(),
        }
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, more: Self) {
        self.files += more.files;
        self.bytes += more.bytes;
    }
}

impl<'a> Part<'a> {
    /// Compares the files of the project with what is remembered. None: all has to be compiled.
    pub(super) fn find(workspace: &Workspace, text: &'a str, started: SystemTime) -> Option<Self> {
        let record = state::known(workspace, text)?;
        let inputs = workspace.inputs().ok()?;
        if !state::differing(&workspace.specs, &record.pictures).is_empty() {
            return None;
        }
        let mut codes: Vec<String> = inputs.specs.iter().map(|path| stem(path)).collect();
        codes.sort_unstable();
        let known = record.providers.iter().map(|block| block.code);
        let lists = !known.eq(codes.iter().map(String::as_str));
        if lists && clash(&codes) {
            return None;
        }
        let seen = state::seen(workspace, &inputs, started)?;
        let mut changed = changed(workspace, &record, &inputs, &seen)?;
        // A translation of what is not there is a finding about all.
        if !changed.iter().all(|code| codes.binary_search(code).is_ok()) {
            return None;
        }
        let is_new = |code: &&String| record.provider(code).is_none();
        changed.extend(codes.iter().filter(is_new).cloned());
        let is_kept = |at: &usize| {
            let code = record.providers[*at].code;
            let is_there = codes.binary_search_by(|it| (**it).cmp(code)).is_ok();
            is_there && !changed.contains(code)
        };
        let (kept, own) = (0..record.providers.len()).partition(is_kept);
        let found_in = record.providers.iter().filter(|block| block.has_findings);
        let found_in = found_in.map(|block| block.code).collect();
        let part = Self {
            record,
            inputs,
            seen,
            changed,
            found_in,
            kept,
            own,
            lists,
            rest: None,
        };
        part.knows_its_own().then_some(part)
    }

    /// Whether all outputs of providers that are compiled or gone are known: another would be taken for somebody else's.
    fn knows_its_own(&self) -> bool {
        let mut own = self.own.iter().map(|at| &self.record.providers[*at]);
        own.all(|block| block.outputs().is_some())
    }

    /// Looks at the outputs that stay as they are.
    pub(super) fn look(&self, workspace: &Workspace) -> Looked {
        let as_it_was = |at: &usize| {
            let outputs = self.record.providers[*at].outputs()?;
            let sum = Sum::of(&outputs);
            let is_it = state::differing(&workspace.generated, &outputs).is_empty();
            is_it.then_some(sum)
        };
        let sums: Vec<Option<Sum>> = self.kept.par_iter().map(as_it_was).collect();
        let (mut rest, mut others) = (Sum::default(), Vec::new());
        for (at, sum) in self.kept.iter().zip(sums) {
            match sum {
                Some(sum) => rest += sum,
                None => others.push(*at),
            }
        }
        let differing = state::differing(&workspace.generated, &self.record.outputs);
        Looked {
            rest,
            others,
            lists: !differing.is_empty(),
            is_known: !differing.contains(&MANIFEST),
        }
    }

    /// The same once the outputs were looked at: where they are not what they were, they are made again. None: all has to
    /// be compiled.
    pub(super) fn after(mut self, looked: &Looked) -> Option<Self> {
        self.kept
            .retain(|at| looked.others.binary_search(at).is_err());
        let codes = looked
            .others
            .iter()
            .map(|at| self.record.providers[*at].code);
        self.changed.extend(codes.map(str::to_owned));
        self.own.extend(&looked.others);
        self.lists |= looked.lists;
        self.rest = Some(looked.rest);
        (looked.is_known && self.knows_its_own()).then_some(self)
    }

    /// The outputs of the providers in which nothing changed; none = nobody looked at them yet.
    pub(super) fn rest(&self) -> Option<Sum> {
        self.rest
    }

    /// The outputs that are about no single provider.
    pub(super) fn common(&self) -> impl Iterator<Item = (&'a str, Stamp)> {
        let all = self.record.outputs.iter().copied();
        all.filter(|(path, _)| *path != MANIFEST)
    }

    /// The outputs of providers that are compiled or gone.
    pub(super) fn own(&self) -> impl Iterator<Item = &'a str> {
        let own = self.own.iter().map(|at| &self.record.providers[*at]);
        own.flat_map(|block| block.outputs().unwrap_or_default())
            .map(|(path, _)| path)
    }

    /// All outputs, where nothing changed.
    pub(super) fn outputs(&self) -> Sum {
        let mut sum = self.rest.unwrap_or_default();
        let common: Vec<_> = self.common().collect();
        sum += Sum::of(&common);
        sum
    }

    /// Whether the files about all providers, or the pictures, are others where this was made of the specs that were
    /// compiled.
    pub(super) fn says_else(&self, compiled: &BTreeMap<String, Entry>) -> bool {
        let is_same = |(code, entry): (&String, &Entry)| {
            self.record.provider(code).is_some_and(|known| {
                known.fingerprint == entry.seen.fingerprint
                    && known
                        .pictures()
                        .eq(entry.pictures.iter().map(String::as_str))
            })
        };
        !compiled.iter().all(is_same)
    }

    /// Whether there is nothing to be compiled.
    pub(super) fn is_nothing(&self) -> bool {
        self.changed.is_empty() && !self.lists
    }

    /// Whether the files about all providers are to be made anew, whatever is compiled.
    pub(super) fn needs_lists(&self) -> bool {
        self.lists
    }

    /// The same where the files about all providers have to be made anew.
    pub(super) fn with_lists(self) -> Self {
        Self {
            lists: true,
            ..self
        }
    }

    /// Whether a spec has to be compiled.
    pub(super) fn compiles(&self, code: &str) -> bool {
        self.changed.contains(code)
    }

    /// Whether a spec has to be looked at. In the others nothing is found.
    pub(super) fn looks_at(&self, code: &str) -> bool {
        self.lists || self.compiles(code) || self.found_in.contains(code)
    }

    /// What is remembered of the providers that are not compiled.
    pub(super) fn kept(&self) -> impl Iterator<Item = &Block<'a>> {
        self.kept.iter().map(|at| &self.record.providers[*at])
    }

    /// What the files about all providers need of those; none where it cannot be read.
    pub(super) fn told(&self) -> Option<Vec<Told<'a>>> {
        let kept = self.kept.par_iter();
        kept.map(|at| self.record.providers[*at].told()).collect()
    }
}

/// Whether two codes make one module of Rust.
fn clash(codes: &[String]) -> bool {
    let mut seen = HashSet::new();
    !codes.iter().all(|code| seen.insert(code.replace('-', "_")))
}

/// The codes of the specs whose own files are others than they were. None where a file is another that concerns all.
///
/// `seen` has the files of the project as they are now.
fn changed(
    workspace: &Workspace,
    record: &Record<'_>,
    inputs: &Inputs,
    seen: &[(String, Option<Stamp>)],
) -> Option<BTreeSet<String>> {
    // Looked up only where files came or went.
    let is_in_step = record.in_step(seen).is_some();
    let known: HashMap<&str, Option<Stamp>> = match is_in_step {
        true => HashMap::new(),
        false => record.inputs.iter().copied().collect(),
    };
    let differs = |at: &usize| {
        let (path, now) = &seen[*at];
        let then = match is_in_step {
            true => Some(&record.inputs[*at].1),
            false => known.get(&**path),
        };
        now.is_none() || then != Some(now)
    };
    let differing: Vec<usize> = (0..seen.len()).filter(differs).collect();
    let specs = inputs.all().count() - inputs.specs.len();
    let translations = specs + inputs.specs.len();
    let own = |at: usize| match (at.checked_sub(specs), at.checked_sub(translations)) {
        (Some(_), Some(at)) => inputs.translations.get(at)?.code.clone(),
        (Some(at), None) => Some(stem(&inputs.specs[at])),
        (None, _) => None,
    };
    let mut codes: BTreeSet<String> = differing.into_iter().map(own).collect::<Option<_>>()?;
    // What is gone is another as well.
    let is_known = |(path, _): &(String, Option<Stamp>)| known.contains_key(&**path);
    if !is_in_step && (known.len() != seen.len() || !seen.iter().all(is_known)) {
        let there: HashSet<&str> = seen.iter().map(|(path, _)| path.as_str()).collect();
        let gone = record.inputs.iter().map(|(path, _)| *path);
        for path in gone.filter(|path| !there.contains(path)).map(Path::new) {
            let (code, folder) = (stem(path), path.parent()?);
            if folder.parent() == Some(&workspace.translations()) {
                codes.insert(code);
            } else if folder != workspace.specs || record.provider(&code).is_none() {
                return None;
            }
        }
    }
    Some(codes)
}
