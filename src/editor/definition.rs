//! Where something is defined, and where it is used.

use super::names::Kind;
use super::reading::Name;
use super::workspace::{Definition, Workspace, in_mode};
use super::{File, Reference, Target, View};
use crate::source::Span;
use crate::syntax::schema::Grammar;

/// Where the name at a byte is defined; at a definition, that itself. Nothing for what no spec defines: features, codes, words of
/// the language, fields that need no definition.
pub fn definition(view: &View<'_>, at: usize) -> Vec<Target> {
    let workspace = Workspace::new(view);
    let reading = workspace.read(&view.file);
    let found = reading
        .at(at)
        .map(|name| workspace.definitions(&view.file, name));
    found
        .unwrap_or_default()
        .into_iter()
        .map(|definition| definition.target)
        .collect()
}

/// Every place where the thing at a byte is named, in all files, by file and place. Its definitions are among them.
pub fn references(view: &View<'_>, at: usize) -> Vec<Reference> {
    named(view, at, uses)
}

/// The same in the file itself, which costs what that file does.
pub fn highlights(view: &View<'_>, at: usize) -> Vec<Reference> {
    named(view, at, |workspace, definition, name| {
        uses_in([view.file].into_iter(), workspace, definition, name)
    })
}

fn named<'a>(
    view: &View<'a>,
    at: usize,
    uses: impl Fn(&Workspace<'a>, &Definition<'a>, &Name) -> Vec<Use<'a>>,
) -> Vec<Reference> {
    let workspace = Workspace::new(view);
    let reading = workspace.read(&view.file);
    let Some(name) = reading.at(at) else {
        return Vec::new();
    };
    let meant = workspace.definitions(&view.file, name);
    let mut found: Vec<Reference> = Vec::new();
    for definition in &meant {
        for used in uses(&workspace, definition, name) {
            let is_definition = used.span == definition.target.name;
            found.push(Reference {
                span: used.span,
                is_definition,
            });
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A place where a definition is named, and the file it is in.
pub(super) struct Use<'a> {
    pub(super) file: File<'a>,
    /// The name as it is defined: without the mode of a key on the wire.
    pub(super) span: Span,
}

/// The places where a definition is named, itself among them. `like` is one of its names.
pub(super) fn uses<'a>(
    workspace: &Workspace<'a>,
    definition: &Definition<'a>,
    like: &Name,
) -> Vec<Use<'a>> {
    let grammars = [
        Grammar::Provider,
        Grammar::SharedGroup,
        Grammar::Translations,
    ];
    let files = grammars
        .into_iter()
        .flat_map(|grammar| workspace.files(grammar));
    uses_in(files, workspace, definition, like)
}

/// The same in some of the files.
fn uses_in<'a>(
    files: impl Iterator<Item = File<'a>>,
    workspace: &Workspace<'a>,
    definition: &Definition<'a>,
    like: &Name,
) -> Vec<Use<'a>> {
    let source = &definition.file.source.text;
    let Some(text) = source
        .get(definition.target.name.range())
        .filter(|text| !text.is_empty())
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for file in files {
        if !file.source.text.contains(text) {
            continue;
        }
        for name in &workspace.read(&file).names {
            let cut = match name.text.len() - text.len().min(name.text.len()) {
                0 if name.text == text => 0,
                cut if in_mode(&name.text) == Some(text) => cut,
                _ => continue,
            };
            let fits = is_like(name.kind, like.kind);
            let means = |meant: &Definition<'_>| meant.target.name == definition.target.name;
            if fits && workspace.definitions(&file, name).iter().any(means) {
                let start = name.span.range().start + cut;
                let span = Span::new(name.span.file, start..name.span.range().end);
                found.push(Use { file, span });
            }
        }
    }
    found
}

/// Whether names of these kinds may be of one thing.
fn is_like(one: Kind, other: Kind) -> bool {
    let holds =
        |hole: Kind, it: Kind| hole == Kind::Hole && matches!(it, Kind::Field | Kind::Issued);
    one == other || holds(one, other) || holds(other, one)
}
