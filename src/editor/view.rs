//! What an editor shows, and the project around it.

use crate::ir;
use crate::source::SourceFile;
use crate::syntax::schema::Grammar;

/// A file of the project.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// What language it is in: that of providers, of shared groups, or of translations.
    pub grammar: Grammar,
    /// Its name without extension: the code of the provider, the name of the group, the tag of the language.
    pub stem: &'a str,
    /// Its text as the editor has it, which need not be what lies on the disk.
    pub source: &'a SourceFile,
}

/// The file under the cursor, and the project around it. Everything in this module is a function of it.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The file under the cursor.
    pub file: File<'a>,
    /// The other files of the project, in any order. Of these, shared groups are always looked at; specs and translations for
    /// what is used elsewhere (references, renames), and to find a field that a shared group asks for. The file under the
    /// cursor may be among them: it is known by its [`FileId`](crate::source::FileId).
    pub files: &'a [File<'a>],
    /// What `provspec.toml` says.
    pub project: &'a ir::Project,
}

impl<'a> View<'a> {
    /// The files of a language other than the one under the cursor.
    pub(super) fn others(&self, grammar: Grammar) -> impl Iterator<Item = File<'a>> {
        let here = self.file.source.id;
        let is_it = move |file: &File<'_>| file.grammar == grammar && file.source.id != here;
        self.files.iter().copied().filter(is_it)
    }
}
