//! The navigation of the site.

use std::path::Path;

use crate::command::Result;

/// The configuration with every page of a folder in the place of an entry such as `- Rules: rules/`. Pages that the
/// folder's `index.md` links to under a heading stand under that heading here, too.
pub(crate) fn filled(config: &str, pages: &Path) -> Result<String> {
    let mut out = String::new();
    for line in config.lines() {
        let entry = line.split_once("- ").and_then(|(indent, entry)| {
            let (title, folder) = entry.split_once(": ")?;
            let folder = folder.strip_suffix('/')?;
            indent.trim().is_empty().then_some((indent, title, folder))
        });
        let Some((indent, title, folder)) = entry else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        out.push_str(&format!("{indent}- {title}:\n"));
        let paths = super::markdown_files(&pages.join(folder))?;
        let index = std::fs::read_to_string(pages.join(folder).join("index.md"))?;
        let sections = sections(&index);
        let filed = |path: &String| sections.iter().any(|(_, pages)| pages.contains(path));
        for path in paths.iter().filter(|path| !filed(path)) {
            out.push_str(&format!("{indent}    - {folder}/{path}\n"));
        }
        for (heading, pages) in &sections {
            out.push_str(&format!("{indent}    - {heading}:\n"));
            for path in pages {
                out.push_str(&format!("{indent}        - {folder}/{path}\n"));
            }
        }
    }
    Ok(out)
}

/// The headings of a page, each with the pages of its folder that are linked under it.
fn sections(index: &str) -> Vec<(&str, Vec<String>)> {
    let mut sections: Vec<(&str, Vec<String>)> = Vec::new();
    for line in index.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push((heading, Vec::new()));
        } else if let Some((_, pages)) = sections.last_mut() {
            let links = line.split("](").skip(1);
            let targets = links.filter_map(|rest| rest.split(')').next());
            let targets = targets.filter(|to| to.ends_with(".md") && !to.contains("//"));
            pages.extend(targets.map(str::to_owned));
        }
    }
    sections.retain(|(_, pages)| !pages.is_empty());
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headings_of_an_index_are_those_of_the_navigation() {
        let folder = std::env::temp_dir().join(format!("provspec-nav-{}", std::process::id()));
        let rules = folder.join("rules");
        std::fs::create_dir_all(&rules).unwrap();
        let index = "# Rules\n\n## Names\n\n| [B1](B1.md) | x |\n| [B2](B2.md) | [y](https://example.com/y.md) |\n\n\
                     ## Modes\n\nNone.\n";
        std::fs::write(rules.join("index.md"), index).unwrap();
        for page in ["A1.md", "B1.md", "B2.md"] {
            std::fs::write(rules.join(page), "").unwrap();
        }
        let config = "nav:\n  - Home: index.md\n  - Rules: rules/\n";
        let filled = filled(config, &folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            filled,
            "nav:\n  - Home: index.md\n  - Rules:\n      - rules/index.md\n      - rules/A1.md\n      - Names:\n          \
             - rules/B1.md\n          - rules/B2.md\n"
        );
    }
}
