//! The command line: one file or folder a subcommand.
//!
//! Exit codes are those of rustc and ruff: 0 when all is well, 1 when something was found, 2 when the command
//! itself was wrong.

mod args;
mod build;
mod check;
mod explain;
mod list;
mod progress;
mod release;
mod schema;
mod terminal;
mod translations;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// All is well.
const SUCCESS: u8 = 0;
/// Something was found.
const FINDINGS: u8 = 1;
/// The command itself was wrong.
const USAGE: u8 = 2;

/// Runs the command that the arguments of the process name.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let project = &args.project;
    ExitCode::from(match &args.command {
        Command::Build(options) => build::run(project, options),
        Command::Check(options) => check::run(project, options),
        Command::Explain(options) => explain::run(options),
        Command::List(options) => list::run(project, options),
        Command::Release(options) => release::run(project, options),
        Command::Schema(options) => schema::run(options),
        Command::Translations(options) => translations::run(project, options),
    })
}
