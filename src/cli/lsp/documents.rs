//! The texts that the editor has open.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gen_lsp_types::{TextDocumentContentChangeEvent as Change, TextDocumentItem, Uri};

use super::positions::{Encoding, Lines};
use super::uri;

/// A text that is open.
#[derive(Debug)]
pub(super) struct Document {
    /// Its URI, as the editor writes it.
    pub(super) uri: Uri,
    /// What the editor counts its changes by.
    pub(super) version: i32,
    pub(super) text: String,
}

/// The texts that are open, by absolute path.
#[derive(Debug, Default)]
pub(super) struct Documents(BTreeMap<PathBuf, Document>);

impl Documents {
    /// A text is opened, if it is one of a file.
    pub(super) fn open(&mut self, item: TextDocumentItem) -> Option<PathBuf> {
        let path = uri::path(item.uri.as_ref())?;
        let document = Document {
            uri: item.uri,
            version: item.version,
            text: item.text,
        };
        self.0.insert(path.clone(), document);
        Some(path)
    }

    /// A text is changed. Each change is made in what those before it left.
    pub(super) fn change(
        &mut self,
        uri: &str,
        version: i32,
        changes: Vec<Change>,
        encoding: Encoding,
    ) -> Option<PathBuf> {
        let path = uri::path(uri)?;
        let document = self.0.get_mut(&path)?;
        for change in changes {
            match change {
                Change::TextDocumentContentChangePartial(part) => {
                    let bytes = Lines::new(&document.text, encoding).bytes(part.range);
                    document.text.replace_range(bytes, &part.text);
                }
                Change::TextDocumentContentChangeWholeDocument(whole) => document.text = whole.text,
            }
        }
        document.version = version;
        Some(path)
    }

    /// A text is closed.
    pub(super) fn close(&mut self, uri: &str) -> Option<PathBuf> {
        let path = uri::path(uri)?;
        self.0.remove(&path).map(|_| path)
    }

    pub(super) fn get(&self, path: &std::path::Path) -> Option<&Document> {
        self.0.get(path)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&PathBuf, &Document)> {
        self.0.iter()
    }
}
