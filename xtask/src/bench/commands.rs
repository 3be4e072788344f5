//! Whole commands on catalogues of realistic specs, as ratios to what the machine itself takes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use super::limits::{self, ALONE, Entry};
use super::measure::{self, Usage};
use super::page::{self, Section};
use super::table::count;
use super::{machine, program, report, scratch};
use crate::catalogue::{self, Languages};
use crate::command::Result;
use crate::folder::remove;

/// A build is no longer than that.
const LIMIT: Duration = Duration::from_secs(3600);

/// The compiler looks again at inputs that changed within one tick of the clock before a build: nobody waits less.
pub(super) const TICK: Duration = Duration::from_millis(60);

/// How many builds when one spec changed, and when nothing did, there are for each cold one. They take turns, and the median
/// counts: of so short runs the fastest is luck, and what one takes more than the other is less than that.
const TURNS: usize = 8;

/// Options of `cargo xtask bench` itself.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Options {
    /// Numbers of specs.
    #[arg(value_name = "SIZES", default_values_t = [100, 1000, 10_000])]
    sizes: Vec<usize>,
    /// How often each command is timed, and each limit beside it; the fastest run counts. Builds when little or nothing
    /// changed are timed eight times as often, and the median counts.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Folder to work in. Default: memory, where the system has it, since a disk that was just emptied is slow.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Write the section of `docs/benchmarks.md`.
    #[arg(long)]
    write: bool,
}

pub(super) fn run(options: &Options) -> Result {
    let machine = machine::described(&["rustc"])?;
    let program = program()?;
    let mut all: Vec<Measured> = Vec::new();
    for &size in &options.sizes {
        eprintln!("{} providers", count(size));
        let folder = scratch(options.folder.as_deref());
        let measured = measure(&program, &folder, size, options.runs.max(1));
        remove(&folder)?;
        all.push(measured?);
    }
    let table = report::table(&all).markdown();
    println!("\n{table}");
    if options.write {
        let place = match &options.folder {
            Some(folder) => format!("in `{}`", folder.display()),
            None => "in memory, where the system has a file system for it".to_owned(),
        };
        let text = format!(
            "{machine} The fastest of {} runs, {place}; of builds when one spec or nothing changed, the median of {}. Limits and commands take turns. The compiler is built with the profile `dist`; \
             its times are those of whole processes, in parentheses of all processors, and its outputs are in two languages where nothing else is said. The limits are loops of one thread.\n\n{table}",
            options.runs,
            options.runs.max(1) * TURNS,
        );
        page::write(Section::Commands, &text)?;
    }
    Ok(())
}

/// What was measured on one catalogue.
pub(super) struct Measured {
    /// How many providers.
    pub(super) size: usize,
    pub(super) specs: Vec<Entry>,
    pub(super) outputs: Vec<Entry>,
    pub(super) cold: Usage,
    /// A cold build in one language, and its limit.
    pub(super) cold_in_one: [Usage; 2],
    /// A build when nothing changed.
    pub(super) no_op: Usage,
    /// A build when one spec changed.
    pub(super) one: Usage,
    /// The files that it writes.
    pub(super) rewritten: Vec<Entry>,
    /// What it takes to write these alone.
    pub(super) rewrite: Usage,
    pub(super) check: Usage,
    pub(super) read_and_write: Usage,
    pub(super) walk: Usage,
}

fn measure(program: &Path, folder: &Path, size: usize, runs: usize) -> Result<Measured> {
    catalogue::write(folder, size, Languages::All)?;
    let specs = folder.join("specs");
    let out = folder.join("generated");
    let copy = folder.join("copy");
    let provspec = |what: &str| timed(program, folder, what);
    thread::sleep(TICK);
    let mut cold = provspec("build")?;
    let outputs = limits::tree(&out)?;
    let mut walk = limits::walk(&[&specs, &out])?;
    let mut check = provspec("check")?;
    let mut read_and_write = Usage::UNKNOWN;
    let (mut one, mut no_op) = (Vec::new(), Vec::new());
    let (mut rewritten, mut rewrite) = (Vec::new(), Usage::UNKNOWN);
    for round in 0..runs {
        remove(&out)?;
        remove(&folder.join(".provspec"))?;
        read_and_write =
            read_and_write.least(limits::read_and_write(&specs, &outputs, &copy, ALONE)?);
        remove(&copy)?;
        cold = cold.least(provspec("build")?);
        walk = walk.least(limits::walk(&[&specs, &out])?);
        check = check.least(provspec("check")?);
        let before = limits::tree(&out)?;
        for again in 0..TURNS {
            change(&specs, TURNS * round + again)?;
            thread::sleep(TICK);
            one.push(provspec("build")?);
            no_op.push(provspec("build")?);
        }
        rewritten = differing(&before, limits::tree(&out)?);
        rewrite = rewrite.least(limits::write(&rewritten, &copy, ALONE)?);
        remove(&copy)?;
    }
    let specs = limits::tree(&specs)?;
    remove(folder)?;
    Ok(Measured {
        size,
        specs,
        outputs,
        cold,
        cold_in_one: in_one_language(program, folder, size, runs)?,
        no_op: measure::median(&no_op),
        one: measure::median(&one),
        rewritten,
        rewrite,
        check,
        read_and_write,
        walk,
    })
}

/// What a command of the compiler takes in a project.
pub(super) fn timed(program: &Path, folder: &Path, what: &str) -> Result<Usage> {
    let mut command = Command::new(program);
    command
        .args([what, "--format", "concise"])
        .current_dir(folder);
    measure::run(&command, LIMIT)
}

/// A cold build of the same specs in one language, and its limit.
fn in_one_language(program: &Path, folder: &Path, size: usize, runs: usize) -> Result<[Usage; 2]> {
    catalogue::write(folder, size, Languages::One)?;
    let out = folder.join("generated");
    let copy = folder.join("copy");
    timed(program, folder, "build")?;
    let outputs = limits::tree(&out)?;
    let [mut cold, mut limit] = [Usage::UNKNOWN; 2];
    for _ in 0..runs {
        remove(&out)?;
        remove(&folder.join(".provspec"))?;
        limit = limit.least(limits::read_and_write(
            &folder.join("specs"),
            &outputs,
            &copy,
            ALONE,
        )?);
        remove(&copy)?;
        cold = cold.least(timed(program, folder, "build")?);
    }
    Ok([cold, limit])
}

/// Gives a field of one spec another title, which every output has.
pub(super) fn change(specs: &Path, round: usize) -> Result {
    let path = specs.join("pay00000.yaml");
    let text = fs::read_to_string(&path)?;
    let (before, rest) = text.split_once("title: Merchant ID").ok_or("no title")?;
    let (_, after) = rest.split_once(',').ok_or("no comma")?;
    Ok(fs::write(
        &path,
        format!("{before}title: Merchant ID {round},{after}"),
    )?)
}

/// The files that were written since.
fn differing(before: &[Entry], after: Vec<Entry>) -> Vec<Entry> {
    let before: BTreeMap<_, _> = before
        .iter()
        .map(|it| (&it.path, (it.bytes, it.modified)))
        .collect();
    let is_new = |it: &Entry| before.get(&it.path) != Some(&(it.bytes, it.modified));
    after.into_iter().filter(is_new).collect()
}
