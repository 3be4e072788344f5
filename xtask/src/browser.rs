//! The example for frontends and the guide in a real browser: their tests, and pictures of both.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Result, program, programs, root, run as finish};
use crate::guide;
use crate::python::Environment;

/// Where Debian, and those who follow it, have the browser.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Every form in both renderers, as merchants use them.
pub(crate) fn test() -> Result {
    finish(playwright(&["test"])?)
}

/// Takes the pictures anew.
pub(crate) fn gallery() -> Result {
    finish(playwright(&["run", "gallery"])?)
}

/// The guide as readers use it, by each builder of sites.
pub(crate) fn guide() -> Result {
    finish(over_sites("guide")?)
}

/// Pictures of the guide, to be looked at.
pub(crate) fn screenshots() -> Result {
    finish(over_sites("screenshots")?)
}

/// A script of the tests' package over the sites of the guide.
fn over_sites(script: &str) -> Result<Command> {
    let chromium = chromium()?;
    guide::build(&Environment::install()?)?;
    let tests = root().join("tests/browser");
    finish(npm(&tests, &["ci", "--no-audit", "--no-fund"]))?;
    let mut command = npm(&tests, &["run", script]);
    command.env("CHROMIUM", chromium);
    Ok(command)
}

/// A script of the tests' package, with everything that it needs in place.
fn playwright(script: &[&str]) -> Result<Command> {
    let chromium = chromium()?;
    let (example, tests) = (
        root().join("examples/frontend"),
        root().join("tests/browser"),
    );
    for folder in [&example, &tests] {
        finish(npm(folder, &["ci", "--no-audit", "--no-fund"]))?;
    }
    finish(npm(&example, &["run", "check"]))?;
    let mut command = npm(&tests, script);
    command
        .env("CHROMIUM", chromium)
        .env("PROVSPEC_BIN", programs()?);
    Ok(command)
}

fn npm(folder: &Path, args: &[&str]) -> Command {
    let mut command = program("npm", args);
    command
        .current_dir(folder)
        // The browser is the system's.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}

/// The browser: that of `CHROMIUM`, or the system's, which is installed where there is none.
fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    let path = PathBuf::from(CHROMIUM);
    if !path.exists() {
        let apt_get = |args: &[&str]| finish(program("apt-get", args));
        apt_get(&["update", "--quiet"])
            .and_then(|()| apt_get(&["install", "--quiet", "--yes", "chromium"]))
            .map_err(|error| {
                format!(
                    "there is no {CHROMIUM}, and it cannot be installed ({error}): install \
                     Chromium, and say where it is by CHROMIUM=/path/to/chromium"
                )
            })?;
    }
    Ok(path)
}
