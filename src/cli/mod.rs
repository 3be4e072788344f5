//! The command line: one file or folder a subcommand.
//!
//! Exit codes are those of rustc and ruff: 0 when all is well, 1 when something was found, 2 when the command
//! itself was wrong.

mod args;
mod breaking;
mod build;
mod check;
mod completions;
mod explain;
mod fix;
mod fmt;
mod levels;
mod list;
mod lsp;
mod man;
mod new;
mod pages;
mod progress;
mod release;
mod schema;
mod terminal;
mod translations;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::build::{Finisher, Workspace, finish_moves};
use args::{Args, Command};
use terminal::say;

/// All is well.
const SUCCESS: u8 = 0;
/// Something was found.
const FINDINGS: u8 = 1;
/// The command itself was wrong.
const USAGE: u8 = 2;

/// The command line itself: its subcommands, options and help texts.
pub fn command() -> clap::Command {
    Args::command()
}

/// The folder of a build whose files this process is to move. Builds alone ask for that, so no help speaks of it.
fn moves() -> Option<PathBuf> {
    let mut arguments = std::env::args_os().skip(1);
    (arguments.next()? == Finisher::ARGUMENT).then(|| arguments.next().map(PathBuf::from))?
}

/// Runs the command that the arguments of the process name.
pub fn run() -> ExitCode {
    if let Some(staging) = moves() {
        finish_moves(&staging);
        return ExitCode::SUCCESS;
    }
    let args = Args::try_parse().unwrap_or_else(|error| args::hinted(error).exit());
    let over = |run: &dyn Fn(&Workspace) -> u8| match args.project.workspace() {
        Ok(workspace) => run(&workspace),
        Err(why) => {
            say(&format!("error: {why}\n"));
            USAGE
        }
    };
    ExitCode::from(match &args.command {
        Command::Build(options) => over(&|workspace| build::run(workspace, options)),
        Command::Breaking(options) => over(&|workspace| breaking::run(workspace, options)),
        Command::Check(options) => over(&|workspace| check::run(workspace, options)),
        Command::Completions(options) => completions::run(options),
        Command::Explain(options) => explain::run(&args.project, options),
        Command::Fmt(options) => over(&|workspace| fmt::run(workspace, options)),
        Command::List(options) => over(&|workspace| list::run(workspace, options)),
        Command::Lsp(_) => lsp::run(&args.project),
        Command::Man(options) => man::run(&args.project, options),
        Command::New(options) => over(&|workspace| new::run(workspace, options)),
        Command::Release(options) => over(&|workspace| release::run(workspace, options)),
        Command::Schema(options) => schema::run(options),
        Command::Translations(options) => over(&|workspace| translations::run(workspace, options)),
        Command::Watch(options) => watch::run(&args.project, options),
    })
}
