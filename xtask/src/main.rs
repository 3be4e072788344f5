//! The project's chores: `cargo xtask test`, `cargo xtask bench`, `cargo xtask gallery`,
//! `cargo xtask screenshots`, `cargo xtask site`, `cargo xtask advisories`.
#![expect(clippy::print_stdout, reason = "figures are what a benchmark is for")]

mod bench;
mod browser;
mod catalogue;
mod command;
mod folder;
mod guide;
mod python;
mod site;
mod supply_chain;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Chores of the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Install what the tests need, and run everything.
    Test(test::Args),
    /// Time whole commands on catalogues of realistic specs, as ratios to what the machine takes; other tools; or one of the parts.
    Bench(bench::Options),
    /// Take the pictures of `docs/gallery.md` anew.
    Gallery,
    /// Take pictures of the guide into `target/screenshots`, to be looked at: on phones and desktops, light and dark.
    Screenshots,
    /// Ask the databases of advisories about what the lock files name; needs access to GitHub and npm.
    Advisories,
    /// Build the site: this documentation, and the guides of the catalogue.
    Site(site::Args),
}

fn main() -> ExitCode {
    let result = match Args::parse().chore {
        Chore::Test(args) => test::run(&args),
        Chore::Bench(args) => bench::run(&args),
        Chore::Gallery => browser::gallery(),
        Chore::Screenshots => browser::screenshots(),
        Chore::Advisories => supply_chain::advisories(),
        Chore::Site(args) => site::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
