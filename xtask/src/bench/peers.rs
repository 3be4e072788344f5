//! Other validators and generators on the same catalogue, each as its documentation says it is fastest, beside the compiler.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::inputs::Inputs;
use super::install::Tools;
use super::limits;
use super::measure::{self, Usage};
use super::ours::Ours;
use super::page::{self, Section};
use super::table::{Table, count, megabytes, memory, ratio, time};
use super::tool::{Part, Tool};
use super::{machine, pipeline, program, scratch};
use crate::catalogue::{self, Languages};
use crate::command::Result;
use crate::folder::remove;

/// Options of `cargo xtask bench peers`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Number of specs.
    #[arg(default_value_t = 1000)]
    size: usize,
    /// How often each is timed; the fastest run counts. What takes longer than five seconds is run once.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Seconds after which a tool is stopped.
    #[arg(long, default_value_t = 900)]
    limit: u64,
    /// Only the tools whose names contain this, without the pipelines.
    #[arg(long)]
    only: Option<String>,
    /// Folder to work in. Default: memory, where the system has it.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Write the section of `docs/benchmarks.md`.
    #[arg(long, conflicts_with = "only")]
    write: bool,
}

pub(super) fn run(options: &Options) -> Result {
    let tools = Tools::new()?;
    tools.complete()?;
    let program = program()?;
    let machine = machine::described(&["rustc", "node", "python3"])?;
    let folder = scratch(options.folder.as_deref());
    let text = compare(&tools, &program, &folder, options);
    remove(&folder)?;
    let text = text?;
    println!("\n{text}");
    if options.write {
        page::write(Section::Peers, &format!("{machine}\n\n{text}"))?;
    }
    Ok(())
}

/// What a tool made of its input.
pub(super) struct Made {
    pub(super) tool: &'static Tool,
    pub(super) usage: Usage,
    files: usize,
    bytes: u64,
}

fn compare(tools: &Tools, program: &Path, folder: &Path, options: &Options) -> Result<String> {
    let limit = Duration::from_secs(options.limit);
    let runs = options.runs.max(1);
    let project = folder.join("project");
    catalogue::write(&project, options.size, Languages::All)?;
    let whole = Ours::measure(program, &project, runs, limit)?;
    remove(&project)?;
    catalogue::write(&project, options.size, Languages::One)?;
    let ours = Ours::measure(program, &project, runs, limit)?;
    let inputs = Inputs::write(program, &project, &folder.join("inputs"))?;
    remove(&project)?;

    let mut made = Vec::new();
    let mut faults = Vec::new();
    let wanted = |tool: &&Tool| {
        let only = options.only.as_deref();
        only.is_none_or(|only| tool.name.contains(only))
    };
    for tool in Tool::ALL.iter().filter(wanted) {
        eprintln!("{}: {}", tool.part.name(), tool.name);
        let to = folder.join("out");
        match measured(tool, tools, &inputs, &to, runs, limit) {
            Ok(result) => made.push(result),
            Err(fault) => {
                let words = fault.to_string().replace('\n', " ");
                let words: String = words.trim().chars().take(300).collect();
                faults.push(format!("{}: `{}`", tool.name, words.replace('`', "'")));
            }
        }
        remove(&to)?;
    }
    let mut text = format!(
        "{} providers, {} forms, in memory. Others are given the specs with the schema of the language, and a JSON Schema of each form; \
         nobody compiles these from the specs. Texts that YAML 1.1 takes for booleans are quoted for them. provspec's build checks, and makes Rust, the frontend package, JSON Schemas of both drafts \
         and guides. The ratios are to what it takes in one language, which is what the others make; the catalogue has two. CPU is of all processors, memory of the largest process. The fastest of {runs} runs; what takes \
         longer than five seconds is run once. The aims: twice for jsonschema-cli, 20 times for the pipelines.\n\n",
        count(options.size),
        count(inputs.forms_in_all),
    );
    let table = table(&made, &ours, &whole);
    text += &table.markdown();
    for fault in &faults {
        text += &format!("\nDid not do it: {fault}\n");
    }
    if options.only.is_none() {
        let lanes = pipeline::measure(&made, tools, &inputs, folder, limit)?;
        text += &pipeline::described(&lanes, ours.build);
    }
    Ok(text)
}

fn measured(
    tool: &'static Tool,
    tools: &Tools,
    inputs: &Inputs,
    out: &Path,
    runs: usize,
    limit: Duration,
) -> Result<Made> {
    if tool.part == Part::Validation {
        fs::create_dir_all(out)?;
        let command = (tool.command)(tools, &inputs.broken()?, out);
        if measure::run(&command, limit).is_ok() {
            return Err("takes a spec without a name for valid".into());
        }
    }
    let usage = measure::least(runs, || {
        remove(out)?;
        fs::create_dir_all(out)?;
        measure::run(&(tool.command)(tools, inputs, out), limit)
    })?;
    let outputs = limits::tree(out)?;
    let made = outputs.iter().filter(|it| {
        let name = it.path.to_string_lossy();
        it.bytes > 0 && tool.makes.is_some_and(|end| name.ends_with(end))
    });
    let made = made.count();
    if tool.makes.is_some() && made < inputs.forms_in_all {
        let wanted = inputs.forms_in_all;
        return Err(format!("made {made} files of {wanted} forms").into());
    }
    Ok(Made {
        tool,
        usage,
        files: outputs.len(),
        bytes: limits::bytes(&outputs),
    })
}

fn table(made: &[Made], ours: &Ours, whole: &Ours) -> Table {
    let mut table = Table::new(&[
        "",
        "wall",
        "CPU",
        "memory",
        "files",
        "bytes",
        "÷ provspec, wall",
        "÷ provspec, CPU",
    ]);
    let none = || ["–".to_owned(), "–".to_owned()];
    let mut add = |name: String, usage: Usage, output: [String; 2], unit: Usage| {
        let [files, bytes] = output;
        table.row(vec![
            name,
            time(usage.wall),
            time(usage.cpu),
            memory(usage.peak),
            files,
            bytes,
            ratio(usage.wall, unit.wall),
            ratio(usage.cpu, unit.cpu),
        ]);
    };
    for part in Part::ALL {
        let unit = match part {
            Part::Validation => ours.check,
            _ => ours.build,
        };
        match part {
            Part::Validation => {
                add("**provspec check**".to_owned(), unit, none(), unit);
                add("… two languages".to_owned(), whole.check, none(), unit);
            }
            Part::Rust => {
                let name = "**provspec build**, cold, everything";
                add(name.to_owned(), unit, ours.outputs(), unit);
                let name = "… two languages";
                add(name.to_owned(), whole.build, whole.outputs(), unit);
            }
            _ => {}
        }
        for it in made.iter().filter(|it| it.tool.part == part) {
            let name = format!("{}: {}", part.name(), it.tool.name);
            let output = match it.tool.makes {
                Some(_) => [count(it.files), megabytes(it.bytes)],
                None => none(),
            };
            add(name, it.usage, output, unit);
        }
    }
    table
}
