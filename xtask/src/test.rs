//! `cargo xtask test`: everything that has to hold before a change lands.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::browser;
use crate::command::{Result, cargo, program, root, run as finish, spoken, target};

/// The cargo-deny that is installed where there is none of this version.
const CARGO_DENY: &str = "0.20.2";

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
        run: || finish(cargo(&["run", "--quiet", "--", "build", "--check"])),
    },
    Step {
        name: "node tests",
        run: node,
    },
    Step {
        name: "browser tests",
        run: browser::test,
    },
    Step {
        name: "python tests",
        run: python,
    },
    Step {
        name: "agreement of five judges",
        run: agreement,
    },
    Step {
        name: "cargo-deny",
        run: deny,
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

/// The packages of the tests in Node, as the lock file has them.
fn npm_packages() -> Command {
    let mut command = program("npm", &["ci", "--no-audit", "--no-fund"]);
    command.current_dir(root().join("tests/node"));
    command
}

/// The schemas under Python's validator, and the pages under Python-Markdown, MkDocs and Zensical.
fn python() -> Result {
    let bin = venv()?;
    let unittest = || {
        let mut command = program(
            bin("python"),
            &["-m", "unittest", "discover", "tests/python"],
        );
        command.env("PROVSPEC_NASTY_DOCS", target().join("tmp/docs"));
        command
    };
    finish(unittest())?;
    let mut catalogue = program(
        bin("python"),
        &["-m", "unittest", "tests/python/test_schemas.py"],
    );
    judge_catalogue(&mut catalogue);
    finish(catalogue)?;
    sites(&bin)
}

/// The programs of an environment of Python's own, with the packages that its tests need.
fn venv() -> Result<impl Fn(&str) -> PathBuf> {
    let venv = target().join("venv");
    let folder = venv.to_string_lossy().into_owned();
    let bin = move |name: &str| venv.join("bin").join(name);
    if !bin("python").is_file() {
        finish(program("python3", &["-m", "venv", &folder]))?;
    }
    let mut pip = Command::new(bin("python"));
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ])
    .current_dir(root());
    pip.args([
        "-r",
        "tests/python/requirements.txt",
        "-r",
        "tests/python/requirements-docs.txt",
    ]);
    finish(pip)?;
    Ok(bin)
}

/// Values of every form before the generated types, the `jsonschema` crate, AJV and Python's validator: a program that
/// starts the others. `PROVSPEC_AGREEMENT_ROUNDS=10` tries ten times as many.
fn agreement() -> Result {
    let bin = venv()?;
    // Those that a test in Node has brought are good enough.
    if !root().join("tests/node/node_modules/ajv").is_dir() {
        finish(npm_packages())?;
    }
    let mut command = cargo(&["run", "--quiet", "--package", "combinations"]);
    command.env("PROVSPEC_PYTHON", bin("python"));
    finish(command)
}

/// The catalogue's pages as a site, by both builders, without a warning. In a copy, since Zensical writes its site
/// beside the pages.
fn sites(bin: &dyn Fn(&str) -> PathBuf) -> Result {
    let pages = target().join("tmp/pages");
    if pages.exists() {
        std::fs::remove_dir_all(&pages)?;
    }
    copy(&root().join("generated/docs"), &pages.join("docs"))?;
    std::fs::copy(
        root().join("generated/mkdocs.yml"),
        pages.join("mkdocs.yml"),
    )?;
    for (builder, quiet) in [("mkdocs", Some("--quiet")), ("zensical", None)] {
        let mut command = program(bin(builder), &["build", "--strict"]);
        command.args(quiet).current_dir(&pages);
        finish(command)?;
    }
    Ok(())
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) -> Result {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let beside = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &beside)?;
        } else {
            std::fs::copy(entry.path(), beside)?;
        }
    }
    Ok(())
}

/// Points a judge at the committed package, and at the cases and faults that the Rust tests made for it.
fn judge_catalogue(command: &mut Command) {
    command.env("PROVSPEC_FRONTEND", root().join("generated/frontend"));
    command.env("PROVSPEC_CASES", target().join("tmp/catalogue/cases"));
    command.env("PROVSPEC_FAULTS", target().join("tmp/catalogue/faults"));
}

/// Licences, bans and sources of the dependencies. The advisories live in a git repository, not in a package
/// registry: they are checked where it can be reached (`cargo deny check advisories`).
fn deny() -> Result {
    let tools = target().join("tools");
    let path: PathBuf = tools.join("bin/cargo-deny");
    let installed = Command::new(&path).arg("--version").output();
    let current = installed.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).trim() == format!("cargo-deny {CARGO_DENY}")
    });
    if !current {
        let root = tools.to_string_lossy().into_owned();
        let install = cargo(&[
            "install",
            "cargo-deny",
            "--version",
            CARGO_DENY,
            "--locked",
            "--quiet",
            "--root",
            &root,
        ]);
        eprintln!("{}", spoken(&install));
        finish(install)?;
    }
    finish(program(path, &["check", "bans", "licenses", "sources"]))
}
