//! A place that the editor asks about, and the project around it as the answers need it.

use std::path::Path;

use gen_lsp_types::{Location, Position, Range, TextEdit, Uri};

use super::capabilities::Client;
use super::documents::Documents;
use super::positions::Lines;
use super::projects::Project;
use super::uri;
use crate::diagnostics::Rule;
use crate::editor::{File, View};
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::schema::Grammar;

/// The files of a project, as they are now.
pub(super) struct Asked<'a> {
    project: &'a Project,
    documents: &'a Documents,
    client: Client,
    files: Vec<(Grammar, String, SourceFile)>,
    /// Which of them it is asked about.
    here: usize,
}

impl<'a> Asked<'a> {
    /// None where the file is none of the language.
    pub(super) fn about(
        path: &Path,
        project: &'a Project,
        documents: &'a Documents,
        client: Client,
    ) -> Option<Self> {
        let inner = project.inner(path)?;
        let files = project.session.documents();
        let files: Vec<_> = files
            .map(|(grammar, source)| (grammar, stem(&source.path), source))
            .collect();
        let here = files
            .iter()
            .position(|(_, _, source)| Path::new(&source.path) == inner)?;
        Some(Self {
            project,
            documents,
            client,
            files,
            here,
        })
    }

    /// Answers by the view of the project.
    pub(super) fn view<T>(&self, answer: impl FnOnce(&View<'_>) -> T) -> T {
        let files: Vec<File<'_>> = self
            .files
            .iter()
            .map(|(grammar, stem, source)| File {
                grammar: *grammar,
                stem,
                source,
            })
            .collect();
        answer(&View {
            file: files[self.here],
            files: &files,
            project: self.project.session.project(),
        })
    }

    /// The rules that are broken at a byte, each once, and where.
    pub(super) fn broken(&self, byte: usize) -> Vec<(Span, &'static Rule)> {
        let here = self.files[self.here].2.id;
        let mut broken: Vec<(Span, &'static Rule)> = Vec::new();
        for finding in &self.project.outcome.diagnostics {
            let span = finding.span().filter(|span| span.file == here);
            let Some(span) =
                span.filter(|it| (it.start as usize..=it.end as usize).contains(&byte))
            else {
                continue;
            };
            if broken
                .iter()
                .all(|(_, rule)| rule.code != finding.rule.code)
            {
                broken.push((span, finding.rule));
            }
        }
        broken
    }

    pub(super) fn client(&self) -> Client {
        self.client
    }

    pub(super) fn documents(&self) -> &Documents {
        self.documents
    }

    /// The lines of the file that is asked about.
    pub(super) fn lines(&self) -> Lines<'_> {
        Lines::new(&self.files[self.here].2.text, self.client.encoding)
    }

    /// The byte at a position.
    pub(super) fn byte(&self, position: Position) -> usize {
        self.lines().byte(position)
    }

    /// Where something stands.
    pub(super) fn location(&self, span: Span) -> Option<Location> {
        let source = self.source(span.file)?;
        let (project, documents) = (self.project, self.documents);
        Some(location(source, span, project, documents, self.client))
    }

    /// Where something stands in the file that is asked about.
    pub(super) fn range(&self, span: Span) -> Range {
        self.lines().range(span.range())
    }

    /// A replacement, and the file that it is of.
    pub(super) fn edit(&self, span: Span, text: &str) -> Option<(Uri, TextEdit)> {
        let place = self.location(span)?;
        let edit = TextEdit {
            range: place.range,
            new_text: text.to_owned(),
        };
        Some((place.uri, edit))
    }

    fn source(&self, id: FileId) -> Option<&SourceFile> {
        let mut sources = self.files.iter().map(|(_, _, source)| source);
        sources.find(|source| source.id == id)
    }
}

/// Where something stands in a file of a project.
pub(super) fn location(
    source: &SourceFile,
    span: Span,
    project: &Project,
    documents: &Documents,
    client: Client,
) -> Location {
    let range = Lines::new(&source.text, client.encoding).range(span.range());
    let path = project.root.join(&source.path);
    let uri = match documents.get(&path) {
        Some(document) => document.uri.clone(),
        None => Uri::from(uri::of(&path)),
    };
    Location { uri, range }
}

/// The file's name without extension.
pub(super) fn stem(path: &str) -> String {
    let stem = Path::new(path).file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}
