//! `cargo xtask bench`: figures, as ratios in one run.

mod commands;
mod growth;
mod inputs;
mod install;
mod limits;
mod lsp;
mod machine;
mod measure;
mod ours;
mod package;
mod page;
mod peers;
mod pipeline;
mod report;
mod rust;
mod schemas;
mod table;
mod tool;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::catalogue::{self, Languages};
use crate::command::{Result, cargo, run as run_command, target};

/// Options of `cargo xtask bench`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    commands: commands::Options,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Catalogues larger than anybody has: whether the cost of a provider stays what it is.
    Growth(growth::Options),
    /// The same catalogue as input for other validators and generators, beside the compiler.
    Peers(peers::Options),
    /// What rustc makes of the generated types, beside those of typify and quicktype and bare structs.
    Rust(rust::Options),
    /// From a key that is pressed to the findings that an editor shows.
    Lsp(lsp::Options),
    /// From the bytes of a submission to a typed form, beside `serde_json` and the `jsonschema` crate.
    Submission,
    /// Write the made-up catalogue that the figures are of: to be profiled, or tried.
    Catalogue {
        /// Folder to write it to.
        folder: PathBuf,
        /// Number of specs.
        size: usize,
        /// In which languages outputs are made.
        #[arg(long, value_enum, default_value = "all")]
        languages: Languages,
    },
    /// Run a program and say what it cost: for the other parts.
    #[command(hide = true)]
    Measure(measure::Options),
}

pub(crate) fn run(options: &Options) -> Result {
    match &options.what {
        None => commands::run(&options.commands),
        Some(What::Growth(options)) => growth::run(options),
        Some(What::Lsp(options)) => lsp::run(options),
        Some(What::Peers(options)) => peers::run(options),
        Some(What::Rust(options)) => rust::run(options),
        Some(What::Submission) => run_command(cargo(&[
            "bench",
            "--package",
            "generated-forms",
            "--bench",
            "submission",
        ])),
        Some(What::Catalogue {
            folder,
            size,
            languages,
        }) => catalogue::write(folder, *size, *languages),
        Some(What::Measure(options)) => measure::child(options),
    }
}

/// The compiler as it is published.
fn program() -> Result<PathBuf> {
    run_command(cargo(&[
        "build",
        "--profile",
        "dist",
        "--package",
        "provspec",
    ]))?;
    Ok(target().join("dist/provspec"))
}

/// A folder that is not there yet: in the one that was named, or else in memory where the system has files there.
fn scratch(base: Option<&Path>) -> PathBuf {
    let memory = Path::new("/dev/shm");
    let base = match base {
        Some(base) => base.to_owned(),
        None if memory.is_dir() => memory.to_owned(),
        None => target(),
    };
    base.join(format!("provspec-bench-{}", std::process::id()))
}
