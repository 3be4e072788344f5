//! Running other programs.

use std::path::PathBuf;
use std::process::Command;

/// What a chore may end with.
pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}

/// The folder for what chores make: inside cargo's own.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program to be run in the project's folder.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(root());
    command
}

/// The cargo that runs this.
pub(crate) fn cargo(args: &[&str]) -> Command {
    program(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        args,
    )
}

/// The folder of the workspace's programs, which are compiled if they have to be. All of them: a package by itself gets its
/// dependencies with fewer features than the whole workspace does, and most of what the tests have compiled would be compiled again.
pub(crate) fn programs() -> Result<PathBuf> {
    run(cargo(&["build", "--workspace", "--bins", "--quiet"]))?;
    Ok(target().join("debug"))
}

/// Runs a program; anything but success is an error that names it.
pub(crate) fn run(mut command: Command) -> Result {
    let status = command
        .status()
        .map_err(|error| format!("{}: {error}", spoken(&command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{}: {status}", spoken(&command)).into())
    }
}

/// What a person would type.
pub(crate) fn spoken(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
