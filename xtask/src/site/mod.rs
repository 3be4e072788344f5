//! `cargo xtask site`: this documentation and the guides of the catalogue, as one site.
//!
//! The pages in `docs/` are written for GitHub. In `target/site-src` they stand beside the pages of the rules, which
//! provspec writes itself, and the guides; links and code blocks become what builders of sites take.

mod nav;
mod own;
mod page;

use std::path::Path;

use crate::command::{Result, program, programs, root, run as finish, target};
use crate::folder;
use crate::python::{Builder, Environment, MAIN};
use page::Repository;

/// Options of `cargo xtask site`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What builds it.
    #[arg(long, value_enum, default_value_t = Builder::Mkdocs)]
    builder: Builder,
    /// Address of the repository, for links to files that are not in the site; default: `repository` in `Cargo.toml`. Without
    /// one their words stay, without a link.
    #[arg(long, value_name = "URL")]
    repository: Option<String>,
}

/// Builds the site.
pub(crate) fn run(args: &Args) -> Result {
    let folder = assemble(args.repository.clone())?;
    Environment::install()?.build_site(args.builder, &folder, MAIN)?;
    println!("the site is in {}", folder.join("site").display());
    Ok(())
}

/// The site builds with both builders, without a warning, and so does the one that `docs/docs.md` shows.
pub(crate) fn test() -> Result {
    let folder = assemble(None)?;
    let python = Environment::install()?;
    for builder in Builder::ALL {
        python.build_site(builder, &folder, MAIN)?;
    }
    own::test(&python)
}

/// Puts together what the site is built from.
fn assemble(repository: Option<String>) -> Result<std::path::PathBuf> {
    let folder = target().join("site-src");
    folder::remove(&folder)?;
    let pages = folder.join("docs");
    folder::copy(&root().join("docs"), &pages)?;
    std::fs::remove_file(pages.join("mkdocs.yml"))?;
    let repository = Repository {
        root: root(),
        url: repository.or(stated()?),
    };
    for path in markdown_files(&pages)? {
        let file = pages.join(&path);
        let text = std::fs::read_to_string(&file)?;
        std::fs::write(&file, page::rewritten(&text, &path, &repository)?)?;
    }
    folder::copy(&root().join("generated/docs"), &pages.join("guides"))?;
    let rules = pages.join("rules");
    let explain = ["explain", "--all", "--format", "markdown", "--out"];
    let mut explain = program(programs()?.join("provspec"), &explain);
    explain.arg(&rules);
    finish(explain)?;
    let config = std::fs::read_to_string(root().join("docs/mkdocs.yml"))?;
    std::fs::write(folder.join("mkdocs.yml"), nav::filled(&config, &pages)?)?;
    Ok(folder)
}

/// The repository that `Cargo.toml` names.
fn stated() -> Result<Option<String>> {
    let manifest: toml::Table = std::fs::read_to_string(root().join("Cargo.toml"))?.parse()?;
    let package = manifest.get("workspace").and_then(|it| it.get("package"));
    let url = package.and_then(|package| package.get("repository"));
    Ok(url.and_then(toml::Value::as_str).map(str::to_owned))
}

/// The pages in a folder and below it, by their paths in it: each folder's `index.md` first, then its pages, then the
/// folders in it.
fn markdown_files(folder: &Path) -> Result<Vec<String>> {
    let (mut files, mut below) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            below.push(name);
        } else if name.ends_with(".md") {
            files.push(name);
        }
    }
    files.sort_by_key(|name| (name != "index.md", name.clone()));
    below.sort();
    for name in below {
        let inside = markdown_files(&folder.join(&name))?;
        files.extend(inside.into_iter().map(|path| format!("{name}/{path}")));
    }
    Ok(files)
}
