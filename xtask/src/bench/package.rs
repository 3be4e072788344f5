//! Generated types in a crate of their own, and what it takes to compile it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::measure::{self, Usage};
use crate::command::{Result, cargo, spoken};

/// A compilation is no longer than that.
const LIMIT: Duration = Duration::from_secs(3600);

/// Modules by name, `mod` among them.
pub(super) type Modules = Vec<(String, String)>;

/// What the types of a crate cost.
pub(super) struct Measured {
    pub(super) check: Duration,
    pub(super) build: Duration,
    pub(super) peak: Option<u64>,
}

/// A crate that holds generated types.
pub(super) struct Package {
    folder: PathBuf,
    pub(super) lines: usize,
}

impl Package {
    pub(super) fn new(
        base: &Path,
        name: &str,
        dependencies: &str,
        modules: &Modules,
    ) -> Result<Self> {
        let folder = base.join(name);
        let source = folder.join("src/forms");
        let _ = fs::remove_dir_all(folder.join("src"));
        fs::create_dir_all(&source)?;
        for (module, text) in modules {
            fs::write(source.join(format!("{module}.rs")), text)?;
        }
        fs::write(
            folder.join("Cargo.toml"),
            format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\n{dependencies}\n[workspace]\n"
            ),
        )?;
        let lines = modules.iter().map(|(_, text)| text.lines().count()).sum();
        Ok(Self { folder, lines })
    }

    /// Times `cargo check` and `cargo build`.
    pub(super) fn measure(&self, runs: usize) -> Result<Measured> {
        let root = self.folder.join("src/lib.rs");
        fs::write(&root, "")?;
        for command in ["check", "build"] {
            quietly(self.cargo(command))?;
        }
        let types = "#![allow(warnings)]\npub mod forms;\n";
        let mut least = [Usage::UNKNOWN; 2];
        for (command, least) in ["check", "build"].into_iter().zip(&mut least) {
            for run in 0..runs {
                // Another text each time, so that cargo sees a change whatever the clock's grain.
                fs::write(&root, format!("{types}// {run}\n"))?;
                *least = least.least(measure::run(&self.cargo(command), LIMIT)?);
            }
        }
        let [check, build] = least;
        Ok(Measured {
            // On a machine that has other things to do, the wall says little.
            check: check.cpu,
            build: build.cpu,
            peak: check.peak.max(build.peak),
        })
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = cargo(&[command, "--quiet"]);
        cargo
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.with_file_name("target"))
            .env("CARGO_INCREMENTAL", "0");
        cargo
    }
}

/// Runs a program that says nothing unless it fails.
pub(super) fn quietly(mut command: Command) -> Result {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{}: {}\n{said}", spoken(&command), output.status).into())
}
