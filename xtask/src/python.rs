//! What is written in Python: the tests in it, and the builders of sites.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Result, program, root, run as finish, target};
use crate::guide;
use crate::test::judge_catalogue;

/// The configuration of a site in its first language.
pub(crate) const MAIN: &str = "mkdocs.yml";

/// An environment with what the tests and the sites need.
pub(crate) struct Environment {
    bin: PathBuf,
}

impl Environment {
    /// Installs what is missing.
    pub(crate) fn install() -> Result<Self> {
        let venv = target().join("venv");
        let installed = Self {
            bin: venv.join("bin"),
        };
        if !installed.bin("python").is_file() {
            finish(program("python3", &["-m", "venv", &venv.to_string_lossy()]))?;
        }
        let mut pip = Command::new(installed.bin("python"));
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
        Ok(installed)
    }

    /// Runs a program in Python.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result {
        finish(program(self.bin("python"), arguments))
    }

    /// A program that is installed there.
    pub(crate) fn bin(&self, name: &str) -> PathBuf {
        self.bin.join(name)
    }

    /// Builds the site of a configuration in `folder`, as `site` in it. A warning is an error.
    pub(crate) fn build_site(
        &self,
        builder: Builder,
        folder: &Path,
        configuration: &str,
    ) -> Result {
        let options: &[&str] = match builder {
            // With `--quiet` it would not count the warnings that `--strict` is about.
            Builder::Mkdocs => &[],
            Builder::Zensical => &["--clean"],
        };
        let mut command = program(
            self.bin(builder.name()),
            &["build", "--strict", "-f", configuration],
        );
        command.args(options).current_dir(folder);
        // Material would advertise its successor.
        command.env("NO_MKDOCS_2_WARNING", "1");
        finish(command)
    }
}

/// What builds a site.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Builder {
    /// MkDocs with the theme Material.
    Mkdocs,
    /// Zensical.
    Zensical,
}

impl Builder {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Mkdocs, Self::Zensical];

    /// Its program.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Mkdocs => "mkdocs",
            Self::Zensical => "zensical",
        }
    }
}

/// The schemas under Python's validator, the pages under Python-Markdown, MkDocs and Zensical, and what these make of
/// the catalogue.
pub(crate) fn test() -> Result {
    let python = Environment::install()?;
    let unittest = || {
        let mut command = program(
            python.bin("python"),
            &["-m", "unittest", "discover", "tests/python"],
        );
        command.env("PROVSPEC_NASTY_DOCS", target().join("tmp/docs"));
        command
    };
    finish(unittest())?;
    let mut catalogue = program(
        python.bin("python"),
        &["-m", "unittest", "tests/python/test_schemas.py"],
    );
    judge_catalogue(&mut catalogue);
    finish(catalogue)?;
    let sites = guide::build(&python)?;
    guide::check(&sites, &python)
}
