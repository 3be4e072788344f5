//! Source files and positions in them.

mod line_index;
mod span;
mod unseen;

pub use line_index::{LineIndex, Position};
pub use span::{FileId, Span, Spanned};
pub(crate) use span::{SPANNED, SPANNED_FIELDS};
pub use unseen::unseen;

use std::sync::Arc;

/// A file that was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its number, which spans carry.
    pub id: FileId,
    /// Its path as people know it: relative to where the command runs.
    pub path: String,
    /// The whole text.
    pub text: Arc<str>,
}

/// The files that diagnostics point into, by number.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: std::collections::BTreeMap<FileId, SourceFile>,
}

impl Sources {
    /// Adds a file.
    pub fn insert(&mut self, file: SourceFile) {
        self.files.insert(file.id, file);
    }

    /// Adds these files, too.
    pub fn extend(&mut self, others: &Self) {
        let others = others.files.iter();
        self.files
            .extend(others.map(|(id, file)| (*id, file.clone())));
    }

    /// The file with this number.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(&id)
    }
}
