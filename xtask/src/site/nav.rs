//! The navigation of the site.

use std::path::Path;

use crate::command::Result;

/// The configuration with every page of a folder in the place of an entry such as `- Rules: rules/`.
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
        for path in super::markdown_files(&pages.join(folder))? {
            out.push_str(&format!("{indent}    - {folder}/{path}\n"));
        }
    }
    Ok(out)
}
