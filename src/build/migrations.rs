//! The file of migrations, written where somebody wants it.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::Comparison;
use super::files::shown;
use crate::breaking::migration::{self, Migrations};

/// What was written, and what could not be.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// Whether there was anything to write.
    pub file: bool,
    /// The forms that are gone, of whose connections only people know what they become.
    pub gone: Vec<String>,
}

/// Writes the migrations that a comparison asks for. What people have written into such a file is not written over.
///
/// # Errors
///
/// Why it was not written.
pub fn write_migrations(
    comparison: &Comparison,
    past: &str,
    path: &Path,
) -> Result<Written, String> {
    let name = shown(path);
    if comparison.limits.is_some() {
        return Err(format!(
            "no migrations were written: `{past}` says nothing of the versions that stored connections have; compare with a \
             revision or a project"
        ));
    }
    let Migrations { text, gone } =
        migration::file(&comparison.changed, &comparison.gone, &format!("`{past}`"));
    let Some(text) = text else {
        return Ok(Written { file: false, gone });
    };
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map(|()| Written { file: true, gone }).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => format!(
            "`{name}` is there already, and may have been finished by hand: name another file, or take it away"
        ),
        _ => format!("cannot write `{name}`: {error}"),
    })
}
