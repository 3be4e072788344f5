//! The configuration that `docs/docs.md` shows, tried.

use std::path::PathBuf;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::command::{Result, root, target};
use crate::folder;
use crate::python::{Builder, Environment, MAIN};

/// The catalogue's guides build with it, and what it changes is changed.
pub(crate) fn test(python: &Environment) -> Result {
    let folder = target().join("tmp/own-site");
    folder::remove(&folder)?;
    let generated = folder.join("generated");
    folder::copy(&root().join("generated/docs"), &generated.join("docs"))?;
    std::fs::copy(
        root().join("generated/mkdocs.yml"),
        generated.join("mkdocs.yml"),
    )?;
    let files = files(&std::fs::read_to_string(root().join("docs/docs.md"))?);
    for (path, text) in &files {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        std::fs::write(file, text)?;
    }
    for builder in Builder::ALL {
        folder::remove(&folder.join("site"))?;
        python.build_site(builder, &folder, MAIN)?;
        let page = folder.join("site/providers/connectum/index.html");
        let page = std::fs::read_to_string(page)?;
        for due in [
            "Write to us",
            "assets/brand.css",
            "Connecting to Example Pay",
        ] {
            if !page.contains(due) {
                return Err(format!("{builder:?}: no `{due}` in a page").into());
            }
        }
    }
    Ok(())
}

/// The files of the site that the page shows: all but those of the project.
fn files(markdown: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut open: Option<(PathBuf, String)> = None;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let path = info.split(' ').nth(1).map(PathBuf::from);
                let path = path.filter(|path| {
                    path.as_os_str() == "mkdocs.yml" || path.starts_with("overrides")
                });
                open = path.map(|path| (path, String::new()));
            }
            Event::Text(piece) => {
                if let Some((_, text)) = &mut open {
                    text.push_str(&piece);
                }
            }
            Event::End(TagEnd::CodeBlock) => files.extend(open.take()),
            _ => {}
        }
    }
    files
}
