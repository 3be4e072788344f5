//! Findings that can be mended are: the changes are made in memory, again and again until there is none left to make, and
//! then in the files.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::catalogue::Catalogue;
use super::rewrite::{Mark, rewrite};
use super::session::memory::Memory;
use super::{Outcome, Progress, Workspace, publish};
use crate::check::project::is_toml;
use crate::diagnostics::{Diagnostic, Fix, Mended, Safety, mend};
use crate::source::{FileId, SourceFile};
use crate::yaml;

/// So many times the texts are looked at: a change may bring out what it hid, such as the fields of a list that was not one.
const ROUNDS: usize = 20;

/// What was mended, and what is left.
#[derive(Debug, Default)]
pub struct Mending {
    /// The files that are other now, in order of path.
    pub files: Vec<MendedFile>,
    /// What is found in them and all others now.
    pub outcome: Outcome,
    /// The files that could not be changed, and why. They are as they were.
    pub unwritten: Vec<(String, io::Error)>,
}

/// A file in which something was mended.
#[derive(Debug)]
pub struct MendedFile {
    /// Its path, as it is shown.
    pub path: String,
    /// Its text before.
    pub old: Arc<str>,
    /// Its text now.
    pub new: Arc<str>,
    /// What was done, in the order in which it was: the code of the rule, and the words of its fix.
    pub made: Vec<(&'static str, String)>,
}

/// Whether the files are changed, or only what would become of them is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// They are.
    Files,
    /// They are not.
    Nothing,
}

/// Makes the changes that findings offer: the safe ones, with `Safety::Unsafe` all of them.
pub fn fix(workspace: &Workspace, safety: Safety, what: Mend, progress: &dyn Progress) -> Mending {
    let memory = Arc::new(Memory::new(Path::new("")));
    let mut files: BTreeMap<PathBuf, MendedFile> = BTreeMap::new();
    let mut outcome = look(workspace, &memory, progress);
    for _ in 0..ROUNDS {
        let changed = round(&outcome, safety, &mut files);
        if changed.is_empty() {
            break;
        }
        for path in changed {
            memory.open(&path, files.get(&path).map(|file| &*file.new));
        }
        outcome = look(workspace, &memory, &());
    }
    files.retain(|_, file| file.old != file.new);
    let mut unwritten = Vec::new();
    if what == Mend::Files {
        files.retain(
            |path, file| match rewrite(path, &file.old, &file.new, Mark::Keep) {
                Ok(()) => true,
                Err(error) => {
                    unwritten.push((file.path.clone(), error));
                    false
                }
            },
        );
    }
    Mending {
        files: files.into_values().collect(),
        outcome,
        unwritten,
    }
}

fn look(workspace: &Workspace, memory: &Arc<Memory>, progress: &dyn Progress) -> Outcome {
    let (mut catalogue, report) = Catalogue::open_in(workspace, memory.clone());
    catalogue.forget_summaries();
    let report = catalogue.check(report, progress, &|_, _, _| None);
    let mut outcome = Outcome::from(report);
    if let Err(fault) = publish::read(&workspace.releases, &workspace.releases) {
        fault.tell(&mut outcome.diagnostics, &mut outcome.sources);
    }
    outcome
}

/// Makes the changes that are offered now; says which files they are in.
fn round(
    outcome: &Outcome,
    safety: Safety,
    files: &mut BTreeMap<PathBuf, MendedFile>,
) -> Vec<PathBuf> {
    let mut offered: BTreeMap<FileId, Vec<(&'static str, &Fix)>> = BTreeMap::new();
    for finding in &outcome.diagnostics {
        let fix = finding.fix.as_ref();
        let fix = fix.filter(|fix| fix.safety == Safety::Safe || safety == Safety::Unsafe);
        if let Some((fix, edit)) = fix.and_then(|fix| Some((fix, fix.edits.first()?))) {
            let of_file = offered.entry(edit.span.file).or_default();
            of_file.push((finding.rule.code, fix));
        }
    }
    let mut changed = Vec::new();
    for (id, offered) in offered {
        let Some(source) = outcome.sources.get(id) else {
            continue;
        };
        let (text, made) = mended(source, &offered);
        if made.is_empty() {
            continue;
        }
        let path = PathBuf::from(&source.path);
        let file = files.entry(path.clone()).or_insert_with(|| MendedFile {
            path: source.path.clone(),
            old: source.text.clone(),
            new: source.text.clone(),
            made: Vec::new(),
        });
        file.new = text.into();
        file.made.extend(made);
        changed.push(path);
    }
    changed
}

/// The text of a file with the changes made: all at once, or one after the other without those that would make it less readable, as
/// a key that is mended to one that is there already.
fn mended(
    source: &SourceFile,
    offered: &[(&'static str, &Fix)],
) -> (String, Vec<(&'static str, String)>) {
    let fixes: Vec<&Fix> = offered.iter().map(|(_, fix)| *fix).collect();
    let Mended { text, made } = mend_readable(source, &fixes);
    let said = offered.iter().filter(|(_, fix)| made.contains(fix));
    let said = said.map(|(code, fix)| (*code, fix.message.clone()));
    (text, said.collect())
}

/// Makes changes of a file, without those that would leave less of it to be read.
pub fn mend_readable<'f>(source: &SourceFile, fixes: &[&'f Fix]) -> Mended<'f> {
    let unreadable = |text: &str| match source.path.ends_with(".toml") {
        true => usize::from(!is_toml(text)),
        false => unreadable(text),
    };
    let limit = unreadable(&source.text);
    let all = mend(&source.text, source.id, fixes.iter().copied());
    if unreadable(&all.text) <= limit {
        return all;
    }
    let does_no_harm = |fix: &&Fix| {
        let one = mend(&source.text, source.id, [*fix]);
        unreadable(&one.text) <= limit
    };
    let harmless = fixes.iter().copied().filter(does_no_harm);
    let some = mend(&source.text, source.id, harmless);
    match unreadable(&some.text) <= limit {
        true => some,
        false => mend(&source.text, source.id, []),
    }
}

/// How much of a text cannot be read.
fn unreadable(text: &str) -> usize {
    let mut found = Vec::new();
    yaml::parse(text, FileId::default(), &mut found);
    found
        .iter()
        .filter(|found| Diagnostic::is_error(found))
        .count()
}
