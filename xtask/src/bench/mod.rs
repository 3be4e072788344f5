//! `cargo xtask bench`: figures, as ratios in one run.

mod commands;
mod lsp;
mod rust;

use clap::{Args, Subcommand};

use crate::command::{Result, cargo, run as run_command};

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
    /// What rustc makes of the generated types, beside those of typify and quicktype and bare structs.
    Rust(rust::Options),
    /// From a key that is pressed to the findings that an editor shows.
    Lsp(lsp::Options),
    /// From the bytes of a submission to a typed form, beside `serde_json` and the `jsonschema` crate.
    Submission,
}

pub(crate) fn run(options: &Options) -> Result {
    match &options.what {
        None => commands::run(&options.commands),
        Some(What::Lsp(options)) => lsp::run(options),
        Some(What::Rust(options)) => rust::run(options),
        Some(What::Submission) => run_command(cargo(&[
            "bench",
            "--package",
            "generated-forms",
            "--bench",
            "submission",
        ])),
    }
}
