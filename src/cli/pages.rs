//! Pages about provspec itself, written into a folder.

use std::path::Path;

use super::terminal::say;
use super::{FINDINGS, SUCCESS};

/// A page.
pub(super) struct Page {
    /// Its path in the folder.
    pub(super) path: String,
    /// What is in it.
    pub(super) text: String,
}

/// Writes the pages. A file that is in the way and does not have `mark` in it is somebody's own: it stays, and the
/// rest of the pages are not written.
pub(super) fn write(folder: &Path, pages: impl Iterator<Item = Page>, mark: &str) -> u8 {
    let mut written = 0;
    for page in pages {
        if let Err(message) = write_one(folder, &page, mark) {
            say(&format!("error: {message}\n"));
            return FINDINGS;
        }
        written += 1;
    }
    say(&format!("wrote {written} pages to {}\n", folder.display()));
    SUCCESS
}

fn write_one(folder: &Path, page: &Page, mark: &str) -> Result<(), String> {
    let path = folder.join(&page.path);
    let shown = path.display();
    match std::fs::read_to_string(&path) {
        Ok(there) if !there.contains(mark) => {
            return Err(format!(
                "`{shown}` was not written by provspec; move it, or name another folder with `--out`"
            ));
        }
        _ => {}
    }
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&path, &page.text))
        .map_err(|error| format!("cannot write `{shown}`: {error}"))
}
