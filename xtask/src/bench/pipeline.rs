//! The fastest of the other tools one after another: what somebody would have who does with them what a build does.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::inputs::Inputs;
use super::install::Tools;
use super::measure::{self, Usage};
use super::peers::Made;
use super::table::{Table, memory, ratio, time};
use super::tool::{Part, Tool};
use crate::command::Result;
use crate::folder::remove;

/// What the pipelines cost.
pub(super) struct Pipelines {
    tools: Vec<&'static Tool>,
    /// Everything in one process after another.
    one: Usage,
    /// Two at a time, each with half of the files.
    two: Usage,
}

/// Runs the fastest tool of every part.
pub(super) fn measure(
    made: &[Made],
    tools: &Tools,
    inputs: &Inputs,
    folder: &Path,
    limit: Duration,
) -> Result<Pipelines> {
    let mut chosen = Vec::new();
    for part in Part::ALL {
        let made = made.iter().filter(|it| it.tool.part == part);
        let fastest = made.min_by_key(|it| it.usage.wall);
        let fastest = fastest.ok_or_else(|| format!("no tool for {}", part.name()))?;
        chosen.push(fastest.tool);
    }
    let run = |name: &str, lanes: &[&Inputs]| -> Result<Usage> {
        eprintln!("pipeline: {name}");
        let out = folder.join("pipeline");
        remove(&out)?;
        let mut script = "set -e\n".to_owned();
        for (number, lane) in lanes.iter().enumerate() {
            let mut steps = Vec::new();
            for (at, tool) in chosen.iter().enumerate() {
                let to = out.join(format!("{number}-{at}"));
                fs::create_dir_all(&to)?;
                steps.push(typed(&(tool.command)(tools, lane, &to)));
            }
            script += &format!("( {} ) &\nlane{number}=$!\n", steps.join(" && "));
        }
        for number in 0..lanes.len() {
            script += &format!("wait $lane{number}\n");
        }
        let file = folder.join("pipeline.sh");
        fs::write(&file, script)?;
        let mut shell = Command::new("sh");
        shell.arg(&file);
        let usage = measure::run(&shell, limit);
        remove(&out)?;
        usage
    };
    let one = run("one process", &[inputs])?;
    let [first, second] = inputs.halves()?;
    let two = run("two processes", &[&first, &second])?;
    Ok(Pipelines {
        tools: chosen,
        one,
        two,
    })
}

/// The section about them, beside a cold build.
pub(super) fn described(pipelines: &Pipelines, build: Usage) -> String {
    let names: Vec<&str> = pipelines.tools.iter().map(|tool| tool.name).collect();
    let mut table = Table::new(&[
        "the fastest of them, one after another",
        "wall",
        "CPU",
        "memory",
        "÷ provspec, wall",
        "÷ provspec, CPU",
    ]);
    for (name, usage) in [
        ("**provspec build**, cold, everything", build),
        ("one process at a time", pipelines.one),
        ("two at a time, each with half of the files", pipelines.two),
    ] {
        table.row(vec![
            name.to_owned(),
            time(usage.wall),
            time(usage.cpu),
            memory(usage.peak),
            ratio(usage.wall, build.wall),
            ratio(usage.cpu, build.cpu),
        ]);
    }
    format!(
        "\nThe pipelines: {}.\n\n{}",
        names.join("; then "),
        table.markdown()
    )
}

/// A command as a shell takes it.
fn typed(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<String> = words
        .map(|word| format!("'{}'", word.to_string_lossy().replace('\'', r"'\''")))
        .collect();
    words.join(" ")
}
