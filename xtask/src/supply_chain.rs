//! What the project depends on: licences, sources, and what is known to be wrong with it.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{Result, cargo, program, root, run as finish, spoken, target};

/// The cargo-deny that is installed where there is none of this version.
const CARGO_DENY: &str = "0.20.2";

/// The folders with a lock file of npm.
const NPM: [&str; 4] = [
    "editors/vscode",
    "examples/frontend",
    "tests/browser",
    "tests/node",
];

/// Licences, bans and sources: these change when the project does, so they are a step of the test command.
pub(crate) fn test() -> Result {
    finish(program(
        cargo_deny()?,
        &["check", "bans", "licenses", "sources"],
    ))
}

/// Advisories about the crates and npm packages of the lock files. What passes today may not tomorrow, and their databases are a
/// git repository and a service: to be run once a day where both can be reached. Asks all of them, and fails if one does.
pub(crate) fn advisories() -> Result {
    let mut failed = Vec::new();
    let mut ask = |command: Command| {
        eprintln!("{}", spoken(&command));
        if let Err(error) = finish(command) {
            failed.push(error.to_string());
        }
    };
    ask(program(cargo_deny()?, &["check", "advisories"]));
    for folder in NPM {
        let mut audit = program("npm", &["audit", "--package-lock-only"]);
        audit.current_dir(root().join(folder));
        ask(audit);
    }
    match failed.is_empty() {
        true => Ok(()),
        false => Err(failed.join("; ").into()),
    }
}

/// The program, installed if there is none of this version.
fn cargo_deny() -> Result<PathBuf> {
    let tools = target().join("tools");
    let path = tools.join("bin/cargo-deny");
    let installed = Command::new(&path).arg("--version").output();
    let current = installed.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).trim() == format!("cargo-deny {CARGO_DENY}")
    });
    if !current {
        let root = tools.to_string_lossy().into_owned();
        let mut install = cargo(&[
            "install",
            "cargo-deny",
            "--version",
            CARGO_DENY,
            "--locked",
            "--quiet",
            // It takes longer to optimise than it runs.
            "--debug",
            "--root",
            &root,
        ]);
        install.env("CARGO_PROFILE_DEV_DEBUG", "none");
        eprintln!("{}", spoken(&install));
        finish(install)?;
    }
    Ok(path)
}
