//! A file of somebody's gets another text: wholly or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// The mark of UTF-8 that some editors put before a text. It is no part of the text.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// What becomes of the mark before a text, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It stays.
    Keep,
    /// It goes.
    Drop,
}

/// Gives the file at `path`, which had the text `old`, the text `new`. Its permissions stay; a link stays one, and what it leads to is
/// changed.
///
/// # Errors
///
/// It cannot be read or written, or somebody else has changed it meanwhile: then it is as it was.
pub fn rewrite(path: &Path, old: &str, new: &str, mark: Mark) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let bytes = fs::read(&path)?;
    let text = bytes.strip_prefix(BYTE_ORDER_MARK);
    let marked = text.is_some() && mark == Mark::Keep;
    if text.unwrap_or(&bytes) != old.as_bytes() {
        return Err(io::Error::other("somebody has changed it meanwhile"));
    }
    // A file that may not be written is not replaced by one that was made beside it.
    fs::OpenOptions::new().write(true).open(&path)?;
    let permissions = fs::metadata(&path)?.permissions();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that nobody takes it for a spec.
    let beside = path.with_file_name(format!(".{name}.provspec-{}", std::process::id()));
    let write = || {
        let mut file = fs::File::create_new(&beside)?;
        file.write_all(if marked { BYTE_ORDER_MARK } else { b"" })?;
        file.write_all(new.as_bytes())?;
        file.set_permissions(permissions)?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    };
    write().inspect_err(|_| drop(fs::remove_file(&beside)))
}
