//! What a session keeps of each spec.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::build::catalogue::{Looked, Opened};
use crate::check::Asked;
use crate::diagnostics::Diagnostic;
use crate::source::FileId;
use crate::syntax::Coverage;

/// So many bytes of specs are kept as they were read, which takes some dozen times as much memory. Others are read again
/// where something beside their texts is another.
pub(super) const MOST_KEPT: usize = 4 << 20;

/// What is known of a spec.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// What became of it; how much is translated stands in `coverage`.
    pub(super) looked: Looked,
    /// The shared groups that it names.
    pub(super) groups: BTreeSet<String>,
    /// The names that it asked for, which may be defined in groups that could not be read.
    pub(super) names: BTreeSet<String>,
    /// By language; none where it was not translated.
    pub(super) coverage: Vec<Coverage>,
    /// As it was read.
    pub(super) opened: Option<Arc<Opened>>,
}

impl Known {
    /// Keeps what is asked for later.
    pub(super) fn of(mut looked: Looked, asked: Asked, opened: Option<Arc<Opened>>) -> Self {
        let mut coverage = std::mem::take(&mut looked.coverage);
        for coverage in &mut coverage {
            coverage.untranslated = Vec::new();
            coverage.met.sort_unstable();
            coverage.met.dedup();
        }
        Self {
            looked,
            groups: asked.groups.into_inner(),
            names: asked.names.into_inner(),
            coverage,
            opened,
        }
    }

    /// What is kept as it was read, in bytes of its text.
    pub(super) fn kept(&self) -> usize {
        self.opened.as_ref().map_or(0, |opened| opened.size())
    }

    /// Whether something that was found, told or not, points into a file.
    pub(super) fn points_into(&self, file: FileId) -> bool {
        let looked = &self.looked;
        let hidden = looked.hidden.iter().map(|hidden| &hidden.finding);
        let found = looked.found.iter().chain(&looked.of_translations);
        found.chain(hidden).any(|found| points_into(found, file))
    }
}

fn points_into(found: &Diagnostic, file: FileId) -> bool {
    let edits = found.fix.iter().flat_map(|fix| &fix.edits);
    let places = found.labels.iter().map(|label| label.span);
    places
        .chain(edits.map(|edit| edit.span))
        .any(|span| span.file == file)
}
