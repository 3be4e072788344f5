//! The compiler on the catalogue that the other tools have.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::limits::{self, Entry};
use super::measure::{self, Usage};
use super::table::{count, megabytes};
use crate::command::Result;
use crate::folder::remove;

/// What the compiler takes.
pub(super) struct Ours {
    pub(super) check: Usage,
    /// Cold, everything.
    pub(super) build: Usage,
    outputs: Vec<Entry>,
}

impl Ours {
    pub(super) fn measure(
        program: &Path,
        project: &Path,
        runs: usize,
        limit: Duration,
    ) -> Result<Self> {
        let out = project.join("generated");
        let provspec = |what: &str| {
            let mut command = Command::new(program);
            command.arg(what).current_dir(project);
            measure::run(&command, limit)
        };
        let check = measure::least(runs, || provspec("check"))?;
        let build = measure::least(runs, || {
            remove(&out)?;
            remove(&project.join(".provspec"))?;
            provspec("build")
        })?;
        let outputs = limits::tree(&out)?;
        Ok(Self {
            check,
            build,
            outputs,
        })
    }

    /// How many files a build writes, and their bytes.
    pub(super) fn outputs(&self) -> [String; 2] {
        let bytes = limits::bytes(&self.outputs);
        [count(self.outputs.len()), megabytes(bytes)]
    }
}
