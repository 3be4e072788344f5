//! Catalogues larger than anybody has: whether the cost of a provider stays what it is.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::commands::{TICK, change, timed};
use super::limits;
use super::measure::Usage;
use super::page::{self, Section};
use super::table::{Table, count, megabytes, memory, ratio, three, time};
use super::{machine, program, scratch};
use crate::catalogue::{self, Languages};
use crate::command::Result;
use crate::folder::remove;

/// Options of `cargo xtask bench growth`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Options {
    /// Numbers of specs, the smallest first.
    #[arg(value_name = "SIZES", default_values_t = [1000, 10_000, 100_000])]
    sizes: Vec<usize>,
    /// Folder to work in; 100,000 specs take 14 GB there. Default: memory, where the system has it.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Write the section of `docs/benchmarks.md`.
    #[arg(long)]
    write: bool,
}

/// What was measured, and what it takes.
type Line = (&'static str, fn(&Measured) -> Usage);

const LINES: [Line; 5] = [
    ("check", |it| it.check),
    ("cold build", |it| it.cold),
    ("its limit: the same bytes read and written", |it| {
        it.read_and_write
    }),
    ("build when nothing changed", |it| it.no_op),
    ("build when one spec changed", |it| it.one),
];

/// What was measured on one catalogue.
struct Measured {
    size: usize,
    files: usize,
    bytes: u64,
    check: Usage,
    cold: Usage,
    no_op: Usage,
    one: Usage,
    /// The limit of the cold build, with as many threads.
    read_and_write: Usage,
}

pub(super) fn run(options: &Options) -> Result {
    let machine = machine::described(&["rustc"])?;
    let program = program()?;
    let mut all: Vec<Measured> = Vec::new();
    for &size in &options.sizes {
        eprintln!("{} providers", count(size));
        let folder = scratch(options.folder.as_deref());
        let measured = measure(&program, &folder, size);
        remove(&folder)?;
        all.push(measured?);
    }
    let table = table(&all).markdown();
    println!("\n{table}");
    if options.write {
        let text = format!(
            "{machine} One run of each, in one language. Seconds of all processors; \
             in parentheses on the wall. The aim is a cost of a provider that does not grow: at most 1.1 times that of the size before. \
             What its limit grows by, with as many threads, no compiler can help.\n\n{table}"
        );
        page::write(Section::Growth, &text)?;
    }
    Ok(())
}

fn measure(program: &Path, folder: &Path, size: usize) -> Result<Measured> {
    catalogue::write(folder, size, Languages::One)?;
    let provspec = |what: &str| timed(program, folder, what);
    thread::sleep(TICK);
    let check = provspec("check")?;
    let cold = provspec("build")?;
    let no_op = provspec("build")?;
    change(&folder.join("specs"), size)?;
    thread::sleep(TICK);
    let one = provspec("build")?;
    let out = folder.join("generated");
    let outputs = limits::tree(&out)?;
    // There may not be room for both.
    remove(&out)?;
    let read_and_write = limits::read_and_write(
        &folder.join("specs"),
        &outputs,
        &folder.join("copy"),
        thread::available_parallelism()?,
    )?;
    Ok(Measured {
        size,
        files: outputs.len(),
        bytes: limits::bytes(&outputs),
        check,
        cold,
        no_op,
        one,
        read_and_write,
    })
}

fn table(all: &[Measured]) -> Table {
    let sizes: Vec<String> = all.iter().map(|it| count(it.size)).collect();
    let mut head = vec!["providers"];
    head.extend(sizes.iter().map(String::as_str));
    let mut table = Table::new(&head);
    let mut line = |name: &str, cells: &mut dyn Iterator<Item = String>| {
        let name = std::iter::once(name.to_owned());
        table.row(name.chain(cells).collect());
    };
    line(
        "outputs",
        &mut all
            .iter()
            .map(|it| format!("{} files, {}", count(it.files), megabytes(it.bytes))),
    );
    for (name, of) in LINES {
        let both = |it| {
            let usage: Usage = of(it);
            format!("{} ({})", time(usage.cpu), time(usage.wall))
        };
        line(name, &mut all.iter().map(both));
        let mut grown = |name: &str, part: fn(Usage) -> Duration| {
            let each = |it: &Measured| part(of(it)).as_secs_f64() / it.size as f64;
            let grown = |at: usize| match at.checked_sub(1) {
                Some(before) => three(each(&all[at]) / each(&all[before])),
                None => "–".to_owned(),
            };
            line(name, &mut (0..all.len()).map(grown));
        };
        grown("… a provider, ÷ that of the size before", |it| it.cpu);
        grown("… … of the program alone", Usage::user);
        grown("… … of the system alone", |it| it.system);
        if all.iter().any(|it| of(it).peak.is_some()) {
            let peak = |it| memory(of(it).peak);
            line("… peak memory", &mut all.iter().map(peak));
        }
    }
    let to_limit = |it: &Measured| {
        let [cold, limit] = [it.cold, it.read_and_write];
        let [cpu, wall] = [(cold.cpu, limit.cpu), (cold.wall, limit.wall)];
        format!("{} ({})", ratio(cpu.0, cpu.1), ratio(wall.0, wall.1))
    };
    line("cold build ÷ its limit", &mut all.iter().map(to_limit));
    table
}
