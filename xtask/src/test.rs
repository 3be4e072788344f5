//! `cargo xtask test`: everything that has to hold before a change lands.

use std::process::Command;
use std::time::Instant;

use crate::command::{Result, cargo, program, programs, root, run as finish, target};
use crate::{browser, python, site, supply_chain};

/// Options of `cargo xtask test`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only the steps whose name contains this.
    #[arg(value_name = "STEP")]
    only: Option<String>,
}

/// A step: its name, and what it runs.
struct Step {
    name: &'static str,
    run: fn() -> Result,
}

const STEPS: &[Step] = &[
    Step {
        name: "format",
        run: || finish(cargo(&["fmt", "--all", "--check"])),
    },
    Step {
        name: "clippy",
        run: || {
            finish(cargo(&[
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ]))
        },
    },
    Step {
        name: "clippy of the library alone",
        run: || {
            finish(cargo(&[
                "clippy",
                "--package",
                "provspec",
                "--lib",
                "--no-default-features",
                "--",
                "--deny",
                "warnings",
            ]))
        },
    },
    Step {
        name: "documentation",
        run: documentation,
    },
    Step {
        name: "rust tests",
        run: || finish(cargo(&["test", "--workspace", "--quiet", "--no-fail-fast"])),
    },
    Step {
        name: "fresh outputs",
        run: || finish(program(programs()?.join("provspec"), &["build", "--check"])),
    },
    Step {
        name: "node tests",
        run: node,
    },
    Step {
        name: "extension tests",
        run: extension,
    },
    Step {
        name: "browser tests",
        run: browser::test,
    },
    Step {
        name: "browser tests of the guide",
        run: browser::guide,
    },
    Step {
        name: "python tests",
        run: python::test,
    },
    Step {
        name: "site",
        run: site::test,
    },
    Step {
        name: "agreement of five judges",
        run: agreement,
    },
    Step {
        name: "cargo-deny",
        run: supply_chain::test,
    },
];

/// Runs every step, the later ones also when an earlier one failed.
pub(crate) fn run_steps(only: Option<&str>) -> (usize, Vec<&'static str>) {
    let (mut passed, mut failed) = (0, Vec::new());
    for step in STEPS
        .iter()
        .filter(|step| only.is_none_or(|only| step.name.contains(only)))
    {
        eprintln!("\n── {} ──", step.name);
        let started = Instant::now();
        let result = (step.run)();
        let seconds = started.elapsed().as_secs();
        match result {
            Ok(()) => {
                eprintln!("── {}: passed in {seconds} s ──", step.name);
                passed += 1;
            }
            Err(error) => {
                eprintln!(
                    "error: {error}\n── {}: FAILED after {seconds} s ──",
                    step.name
                );
                failed.push(step.name);
            }
        }
    }
    (passed, failed)
}

pub(crate) fn run(args: &Args) -> Result {
    let (passed, failed) = run_steps(args.only.as_deref());
    eprintln!("\nsteps: {passed} passed, {} failed", failed.len());
    if passed + failed.len() == 0 {
        return Err("there is no such step".into());
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join(", ").into())
    }
}

/// The docs build without a broken link.
fn documentation() -> Result {
    let mut command = cargo(&["doc", "--workspace", "--no-deps", "--quiet"]);
    command.env("RUSTDOCFLAGS", "--deny warnings");
    finish(command)
}

/// The frontend package under AJV, RJSF, JSON Forms and TypeScript: the fixture's, then the catalogue's.
fn node() -> Result {
    let folder = root().join("tests/node");
    let npm = |args: &[&str]| {
        let mut command = program("npm", args);
        command.current_dir(&folder);
        command
    };
    finish(npm_packages())?;
    finish(npm(&["test"]))?;
    let mut catalogue = npm(&["test"]);
    judge_catalogue(&mut catalogue);
    finish(catalogue)
}

/// The extension for VS Code: what it says to the real server, by the library that it uses.
fn extension() -> Result {
    let provspec = programs()?.join("provspec");
    let npm = |args: &[&str]| {
        let mut command = program("npm", args);
        command
            .current_dir(root().join("editors/vscode"))
            .env("PROVSPEC", &provspec);
        command
    };
    // What makes a package of it is not needed for that.
    let install = [
        "ci",
        "--omit=dev",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
    ];
    finish(npm(&install))?;
    finish(npm(&["test"]))
}

/// The packages of the tests in Node, as the lock file has them.
fn npm_packages() -> Command {
    let mut command = program("npm", &["ci", "--no-audit", "--no-fund"]);
    command.current_dir(root().join("tests/node"));
    command
}

/// Values of every form before the generated types, the `jsonschema` crate, AJV and Python's validator: a program that
/// starts the others. `PROVSPEC_AGREEMENT_ROUNDS=10` tries ten times as many.
fn agreement() -> Result {
    let python = python::Environment::install()?;
    // Those that a test in Node has brought are good enough.
    if !root().join("tests/node/node_modules/ajv").is_dir() {
        finish(npm_packages())?;
    }
    let mut command = program(programs()?.join("combinations"), &[]);
    command.env("PROVSPEC_PYTHON", python.bin("python"));
    finish(command)
}

/// Points a judge at the committed package, and at the cases and faults that the Rust tests made for it.
pub(crate) fn judge_catalogue(command: &mut Command) {
    command.env("PROVSPEC_FRONTEND", root().join("generated/frontend"));
    command.env("PROVSPEC_CASES", target().join("tmp/catalogue/cases"));
    command.env("PROVSPEC_FAULTS", target().join("tmp/catalogue/faults"));
}
