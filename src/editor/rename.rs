//! Another name for something, wherever it is named.

use super::definition::{Use, uses};
use super::names::Kind;
use super::reading::{Name, Stands};
use super::workspace::{Definition, Workspace};
use super::{Edit, Refusal, View, renamed_from, soundness};
use crate::check::builtin;
use crate::check::rules::malformed_name;
use crate::source::Span;
use crate::syntax::schema::Grammar;

/// The name at a byte, if it can be changed.
///
/// # Errors
///
/// Why it cannot.
pub fn rename_range(view: &View<'_>, at: usize) -> Result<Span, Refusal> {
    let workspace = Workspace::new(view);
    let (name, definition) = renamable(&workspace, at)?;
    let length = definition.target.name.range().len();
    let end = name.span.range().end;
    // Of a key on the wire, `live_secret_key`, the mode stays.
    Ok(Span::new(name.span.file, end.saturating_sub(length)..end))
}

/// The edits that give the thing at a byte the name `new` wherever it is named, in all files, by file and place. A field or an
/// account remembers its old name under `renamed_from`, so that stored connections are read; going back to the name before
/// takes that away again.
///
/// # Errors
///
/// Why it cannot have that name.
pub fn rename(view: &View<'_>, at: usize, new: &str) -> Result<Vec<Edit>, Refusal> {
    let workspace = Workspace::new(view);
    let (name, definition) = renamable(&workspace, at)?;
    let kind = if name.kind == Kind::Hole {
        Kind::Field
    } else {
        name.kind
    };
    let old = name_of(&definition);
    if old == new {
        return Ok(Vec::new());
    }
    let found = uses(&workspace, &definition, &name);
    is_free(&workspace, &definition, kind, new, &found)?;
    let mut edits: Vec<Edit> = found
        .iter()
        .map(|used| Edit {
            span: used.span,
            text: new.to_owned(),
        })
        .collect();
    if kind != Kind::Link {
        remember(&workspace, &definition, &found, new, &mut edits)?;
    }
    edits.sort();
    edits.dedup();
    soundness::still_sound(&workspace, &edits)?;
    Ok(edits)
}

fn refuse<T>(why: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal(why.into()))
}

fn name_of<'a>(definition: &Definition<'a>) -> &'a str {
    definition
        .file
        .source
        .text
        .get(definition.target.name.range())
        .unwrap_or_default()
}

/// The name at a byte and the one definition that it has.
fn renamable<'a>(workspace: &Workspace<'a>, at: usize) -> Result<(Name, Definition<'a>), Refusal> {
    let file = workspace.view.file;
    let reading = workspace.read(&file);
    let Some(name) = reading.at(at) else {
        return refuse("there is no name here");
    };
    let text = &name.text;
    match name.kind {
        Kind::Field | Kind::Hole | Kind::Account | Kind::Link => {}
        Kind::Issued => {
            return refuse(format!(
                "backends keep the value `{text}` under this key, and nothing tells them of another one"
            ));
        }
        Kind::Group | Kind::Provider => {
            return refuse(format!(
                "`{text}` is called as its file is: rename the file"
            ));
        }
        Kind::Option => return refuse(format!("`{text}` is a value that stored connections have")),
        Kind::Feature | Kind::Currency | Kind::Code | Kind::Mode => {
            return refuse(format!("`{text}` is not a name of this spec"));
        }
        Kind::Heading | Kind::Callback => {
            return refuse(format!("`{text}` is named nowhere else: change it here"));
        }
    }
    if name.stands == Stands::Earlier {
        return refuse(format!(
            "`{text}` is an earlier key: stored connections still have it"
        ));
    }
    match workspace.definitions(&file, name).as_slice() {
        [] if builtin::NAMES.contains(&text.as_str()) => refuse(format!(
            "`{text}` needs no definition, so it has this name in every spec"
        )),
        [] => refuse(format!("`{text}` is not defined")),
        [only] if name.kind == Kind::Hole && is_of(workspace, only, Kind::Issued) => {
            refuse(format!(
                "backends keep the value `{text}` under this key, and nothing tells them of another one"
            ))
        }
        [only] => Ok((name.clone(), *only)),
        [first, second, ..] => refuse(format!(
            "`{text}` may be the one in `{}` or the one in `{}`: rename it where it is defined",
            first.file.source.path, second.file.source.path
        )),
    }
}

fn is_of(workspace: &Workspace<'_>, definition: &Definition<'_>, kind: Kind) -> bool {
    let reading = workspace.read(&definition.file);
    reading
        .names
        .iter()
        .any(|name| name.span == definition.target.name && name.kind == kind)
}

/// Whether something may be called `new`, and all that would have to be changed can be read.
fn is_free(
    workspace: &Workspace<'_>,
    definition: &Definition<'_>,
    kind: Kind,
    new: &str,
    found: &[Use<'_>],
) -> Result<(), Refusal> {
    if !malformed_name::is_name(new) {
        return refuse(format!(
            "`{new}` is no name: names have letters `a`-`z`, digits and `_`, and begin with a letter"
        ));
    }
    if kind == Kind::Field && new == builtin::MODES {
        return refuse(format!(
            "`{new}` is the list that asks for the modes of a form"
        ));
    }
    let home = definition.file;
    let around = match home.grammar {
        Grammar::SharedGroup => workspace.users_of(home.stem),
        _ => workspace.groups_of(&home),
    };
    let mut files = vec![home];
    files.extend(around);
    files.extend(found.iter().map(|used| used.file));
    files.sort_by_key(|file| file.source.id);
    files.dedup_by_key(|file| file.source.id);
    for file in &files {
        let path = &file.source.path;
        let reading = workspace.read(file);
        if reading.is_broken {
            return refuse(format!(
                "`{path}` cannot be read as a whole: mend it first, or a use of the name may be missed"
            ));
        }
        for name in reading.names.iter().filter(|name| name.text == new) {
            match (kind, name.kind, name.stands) {
                (Kind::Field, Kind::Field, Stands::Defined) => {
                    return refuse(format!("`{path}` has a field `{new}` already"));
                }
                (Kind::Field, Kind::Issued, Stands::Defined) => {
                    return refuse(format!("`{path}` has an issued value `{new}`"));
                }
                (Kind::Field, Kind::Field, Stands::Used) => {
                    return refuse(format!("`{path}` names another field `{new}`"));
                }
                (Kind::Field, Kind::Hole, _) => {
                    return refuse(format!("`{{{new}}}` in `{path}` stands for something else"));
                }
                (_, _, Stands::Defined) if kind == name.kind => {
                    return refuse(format!("`{path}` has `{new}` already"));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// The edits by which the definition, and each place that has a `renamed_from` of its own, remembers the old name.
fn remember(
    workspace: &Workspace<'_>,
    definition: &Definition<'_>,
    found: &[Use<'_>],
    new: &str,
    edits: &mut Vec<Edit>,
) -> Result<(), Refusal> {
    let old = name_of(definition);
    let reading = workspace.read(&definition.file);
    let root = reading.document.root.as_ref();
    let Some(map) = root.and_then(|root| renamed_from::value_at(root, definition.target.name))
    else {
        return refuse(format!(
            "`{old}` is the key of a choice, or of a list of items: nothing tells those who read stored connections what it was called before"
        ));
    };
    if map.span.start < definition.target.name.end {
        return refuse(format!(
            "`{old}` is defined by an alias: write its definition out first"
        ));
    }
    let Some(edit) = renamed_from::edit(&definition.file, map, old, new) else {
        return refuse(format!("the definition of `{old}` is no map with keys"));
    };
    edits.push(edit);
    for used in found {
        let reading = workspace.read(&used.file);
        let root = reading.document.root.as_ref();
        let differences = root.and_then(|root| renamed_from::differences_at(root, used.span));
        let own = differences.filter(|map| map.get("renamed_from").is_some());
        edits.extend(own.and_then(|map| renamed_from::edit(&used.file, map, old, new)));
    }
    Ok(())
}
