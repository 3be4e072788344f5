//! The guide as a site, by both builders: what it is looked at by programs, in a browser and by people.

use std::path::PathBuf;

use crate::command::{Result, root, target};
use crate::folder;
use crate::python::{Builder, Environment, MAIN};

/// A site by a builder.
pub(crate) struct Site {
    builder: Builder,
    /// Whether pages come without a load, as companies may configure it. Of such a site there is the first language only.
    instant: bool,
}

impl Site {
    /// The folder of its pages, with `site/` beside them.
    fn folder(&self) -> PathBuf {
        let end = if self.instant { "-instant" } else { "" };
        target()
            .join("tmp/pages")
            .join([self.builder.name(), end].concat())
    }
}

/// Builds the catalogue's pages by both builders, as they are and with instant navigation, without a warning.
pub(crate) fn build(python: &Environment) -> Result<Vec<Site>> {
    let mut sites = Vec::new();
    for builder in Builder::ALL {
        for instant in [false, true] {
            let site = Site { builder, instant };
            build_one(&site, python)?;
            sites.push(site);
        }
    }
    Ok(sites)
}

/// In a copy, since Zensical writes its site beside the pages.
fn build_one(site: &Site, python: &Environment) -> Result {
    let pages = site.folder();
    folder::remove(&pages)?;
    std::fs::create_dir_all(&pages)?;
    let mut configurations = Vec::new();
    for entry in std::fs::read_dir(root().join("generated"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("docs") {
            folder::copy(&entry.path(), &pages.join(name))?;
        } else if name == MAIN || (name.starts_with("mkdocs.") && !site.instant) {
            let mut text = std::fs::read_to_string(entry.path())?;
            if site.instant {
                text = instant(&text);
            }
            std::fs::write(pages.join(&name), text)?;
            configurations.push(name);
        }
    }
    // That of the site comes first; the others are for folders of it, which a builder empties with the site.
    configurations.sort_by_key(|name| (name != MAIN, name.clone()));
    for configuration in &configurations {
        python.build_site(site.builder, &pages, configuration)?;
    }
    Ok(())
}

/// The configuration with instant navigation, which needs an address.
fn instant(configuration: &str) -> String {
    let features = "  features:\n";
    let with = [features, "    - navigation.instant\n"].concat();
    configuration.replacen(features, &with, 1) + "\nsite_url: https://guide.example/\n"
}

/// Fails on what is wrong with the HTML of the sites: broken links, images that are not there, headings that skip a level;
/// and where it says something else of a field than the schema does.
pub(crate) fn check(sites: &[Site], python: &Environment) -> Result {
    for site in sites.iter().filter(|site| !site.instant) {
        let html = site.folder().join("site");
        python.run(&[
            "tests/python/check_site.py",
            &html.to_string_lossy(),
            "--index",
            &root()
                .join("generated/frontend/index.json")
                .to_string_lossy(),
        ])?;
    }
    Ok(())
}
