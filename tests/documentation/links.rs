//! Links lead somewhere, as GitHub shows the pages and as the site has them; and every page can be found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of `docs/`, by their paths in the repository.
fn pages() -> Vec<String> {
    let files = std::fs::read_dir(root().join("docs")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut pages: Vec<String> = names
        .filter(|name| name.ends_with(".md"))
        .map(|name| format!("docs/{name}"))
        .collect();
    pages.sort();
    pages
}

/// The links and pictures of a page, and its anchors as GitHub makes them.
fn read(path: &str) -> (Vec<String>, BTreeSet<String>) {
    let text = std::fs::read_to_string(root().join(path)).unwrap();
    let (mut links, mut anchors, mut title) = (Vec::new(), BTreeSet::new(), None::<String>);
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push(dest_url.into_string());
            }
            Event::Start(Tag::Heading { .. }) => title = Some(String::new()),
            Event::Text(piece) | Event::Code(piece) => {
                if let Some(title) = &mut title {
                    title.push_str(&piece);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let anchor = anchor(&title.take().unwrap());
                // Of two alike GitHub numbers the second, and builders of sites do it in another way.
                assert!(
                    anchors.insert(anchor.clone()),
                    "{path}: two headings `#{anchor}`"
                );
            }
            _ => {}
        }
    }
    (links, anchors)
}

fn anchor(title: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let kept: String = title.to_lowercase().chars().filter(kept).collect();
    kept.replace(' ', "-")
}

#[test]
fn links_lead_somewhere() {
    let mut all = pages();
    all.extend(["README.md", "ARCHITECTURE.md"].map(str::to_owned));
    let read: BTreeMap<String, _> = all.iter().map(|path| (path.clone(), read(path))).collect();
    let mut wrong = Vec::new();
    for (path, (links, _)) in &read {
        for link in links.iter().filter(|link| !link.contains(':')) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => PathBuf::from(path),
                file => plain(&Path::new(path).parent().unwrap().join(file)),
            };
            if !root().join(&target).exists() {
                wrong.push(format!("{path}: there is no `{link}`"));
            } else if !anchor.is_empty() {
                let known = read.get(&target.to_string_lossy().into_owned());
                let found = known.is_some_and(|(_, anchors)| anchors.contains(anchor));
                if !found {
                    wrong.push(format!("{path}: `{link}` has no such heading"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The path without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path {
        match part.to_str() {
            Some("..") => drop(out.pop()),
            _ => out.push(part),
        }
    }
    out
}

#[test]
fn every_page_can_be_found() {
    let config = std::fs::read_to_string(root().join("docs/mkdocs.yml")).unwrap();
    let config: serde_yaml::Value = serde_yaml::from_str(&config).unwrap();
    let navigation = serde_yaml::to_string(&config["nav"]).unwrap();
    let (linked, _) = read("docs/index.md");
    for path in pages() {
        let name = path.trim_start_matches("docs/");
        assert!(
            navigation.contains(&format!(": {name}\n")),
            "{name} is not in docs/mkdocs.yml"
        );
        let found = name == "index.md" || linked.iter().any(|link| link == name);
        assert!(found, "{name} is not linked from docs/index.md");
    }
}
