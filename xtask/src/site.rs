//! The guide as a site, by both builders: what it is looked at by programs, in a browser and by people.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Result, program, root, run as finish, target};

/// The builders of sites that the pages are for.
const BUILDERS: [&str; 2] = ["mkdocs", "zensical"];

/// A site by a builder.
pub(crate) struct Site {
    builder: &'static str,
    /// Whether pages come without a load, as companies may configure it.
    instant: bool,
}

impl Site {
    /// The folder of its pages, with `site/` beside them.
    fn folder(&self) -> PathBuf {
        let end = if self.instant { "-instant" } else { "" };
        target()
            .join("tmp/pages")
            .join([self.builder, end].concat())
    }
}

/// The virtual environment with everything that tests in Python need.
pub(crate) fn python() -> Result<PathBuf> {
    let bin = target().join("venv/bin");
    if !bin.join("python").is_file() {
        let venv = target().join("venv");
        finish(program("python3", &["-m", "venv", &venv.to_string_lossy()]))?;
    }
    let mut pip = Command::new(bin.join("python"));
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

/// Builds the catalogue's pages by both builders, as they are and with instant navigation, without a warning.
pub(crate) fn build(bin: &Path) -> Result<Vec<Site>> {
    let mut sites = Vec::new();
    for builder in BUILDERS {
        for instant in [false, true] {
            let site = Site { builder, instant };
            build_one(&site, bin)?;
            sites.push(site);
        }
    }
    Ok(sites)
}

/// In a copy, since Zensical writes its site beside the pages.
fn build_one(site: &Site, bin: &Path) -> Result {
    let pages = site.folder();
    if pages.exists() {
        std::fs::remove_dir_all(&pages)?;
    }
    copy(&root().join("generated/docs"), &pages.join("docs"))?;
    let mut config = std::fs::read_to_string(root().join("generated/mkdocs.yml"))?;
    if site.instant {
        config = config.replacen(
            "  features:\n",
            "  features:\n    - navigation.instant\n",
            1,
        );
        config.push_str("\nsite_url: https://guide.example/\n");
    }
    std::fs::write(pages.join("mkdocs.yml"), config)?;
    let mut command = program(bin.join(site.builder), &["build", "--strict"]);
    command
        .args((site.builder == "mkdocs").then_some("--quiet"))
        .current_dir(&pages);
    finish(command)
}

/// Fails on what is wrong with the HTML of the sites: broken links, images that are not there, headings that skip a level.
pub(crate) fn check(sites: &[Site], bin: &Path) -> Result {
    for site in sites.iter().filter(|site| !site.instant) {
        let html = site.folder().join("site");
        let mut command = program(
            bin.join("python"),
            &["tests/python/check_site.py", &html.to_string_lossy()],
        );
        command
            .arg("--index")
            .arg(root().join("generated/frontend/index.json"));
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
