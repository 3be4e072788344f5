//! A file of somebody's gets another text: wholly or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// The mark of UTF-8 that some editors put before a text. It is no part of the text.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Gives the file at `path`, which had the text `old`, the text `new`. A mark before it stays, and so do its permissions; a link stays
/// one, and what it leads to is changed.
///
/// # Errors
///
/// It cannot be read or written, or somebody else has changed it meanwhile: then it is as it was.
pub fn rewrite(path: &Path, old: &str, new: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let bytes = fs::read(&path)?;
    let marked = bytes.starts_with(MARK);
    let text = if marked {
        &bytes[MARK.len()..]
    } else {
        &bytes[..]
    };
    if text != old.as_bytes() {
        return Err(io::Error::other("somebody has changed it meanwhile"));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that nobody takes it for a spec.
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let written = written(&beside, marked, new)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn written(path: &Path, marked: bool, text: &str) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    if marked {
        file.write_all(MARK)?;
    }
    file.write_all(text.as_bytes())
}
