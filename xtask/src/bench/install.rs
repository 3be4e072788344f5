//! The other validators and generators, installed from the public registries into `target/bench-tools`, in the versions of
//! the lock files in `xtask/peers`. They see made-up specs alone, and nothing that is published has them.

use std::fs;
use std::path::PathBuf;

use crate::command::{Result, cargo, program, root, run, target};

/// Those that cargo installs, with their own lock files.
const FROM_CRATES: [(&str, &str); 2] = [("jsonschema-cli", "0.60.2"), ("cargo-typify", "0.8.0")];

/// Where they are.
pub(super) struct Tools {
    folder: PathBuf,
}

impl Tools {
    /// Finds them, and installs those that every part of the bench needs: packages of npm, and typify as a library.
    pub(super) fn new() -> Result<Self> {
        let tools = Self {
            folder: target().join("bench-tools"),
        };
        fs::create_dir_all(&tools.folder)?;
        let peers = root().join("xtask/peers");
        for file in ["package.json", "package-lock.json", "quicktype.js"] {
            fs::copy(peers.join(file), tools.folder.join(file))?;
        }
        let lock = fs::read_to_string(peers.join("package-lock.json"))?;
        tools.once("npm", &lock, || {
            // Its scripts would be run with all that this machine can do, and none is needed.
            let mut npm = program(
                "npm",
                &["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            );
            npm.current_dir(&tools.folder);
            run(npm)
        })?;
        let manifest = peers.join("typify/Cargo.toml");
        let mut build = cargo(&["build", "--release", "--locked", "--quiet"]);
        build.arg("--manifest-path").arg(manifest);
        build.env("CARGO_TARGET_DIR", tools.folder.join("typify"));
        run(build)?;
        Ok(tools)
    }

    /// Installs the others: minutes at first.
    pub(super) fn complete(&self) -> Result {
        let requirements = root().join("xtask/peers/requirements.txt");
        let text = fs::read_to_string(&requirements)?;
        self.once("pip", &text, || {
            let venv = self.folder.join("venv");
            run(program("python3", &["-m", "venv", &venv.to_string_lossy()]))?;
            let mut pip = program(
                venv.join("bin/python"),
                &["-m", "pip", "install", "--quiet"],
            );
            pip.args(["--disable-pip-version-check", "--require-hashes", "-r"]);
            pip.arg(requirements);
            run(pip)
        })?;
        for (name, version) in FROM_CRATES {
            self.once(name, version, || {
                let mut install = cargo(&["install", name, "--version", version, "--locked"]);
                install.arg("--root").arg(self.folder.join("cargo"));
                run(install)
            })?;
        }
        Ok(())
    }

    /// A program from npm.
    pub(super) fn npm(&self, name: &str) -> PathBuf {
        self.folder.join("node_modules/.bin").join(name)
    }

    /// A program from PyPI.
    pub(super) fn python(&self, name: &str) -> PathBuf {
        self.folder.join("venv/bin").join(name)
    }

    /// A program from crates.io.
    pub(super) fn cargo(&self, name: &str) -> PathBuf {
        self.folder.join("cargo/bin").join(name)
    }

    /// typify as a library, in one process: schemas, and where the types go.
    pub(super) fn typify(&self) -> PathBuf {
        self.folder.join("typify/release/typify-runner")
    }

    /// quicktype as a library, in one process: a script for Node.
    pub(super) fn quicktype(&self) -> PathBuf {
        self.folder.join("quicktype.js")
    }

    /// Installs what is not there in this version.
    fn once(&self, name: &str, version: &str, install: impl FnOnce() -> Result) -> Result {
        let mark = self.folder.join(format!("{name}.installed"));
        if fs::read_to_string(&mark).is_ok_and(|known| known == version) {
            return Ok(());
        }
        eprintln!("installing the other tools: {name}");
        install()?;
        Ok(fs::write(mark, version)?)
    }
}
