//! What something in a spec is, in a few words.

use super::describe::{self, bold, description, field, issued, lines, placeholder, said_of_key};
use super::forms;
use super::names::Kind;
use super::occurrences::text_of;
use super::place::Place;
use super::reading::Name;
use super::workspace::Workspace;
use super::{Hover, View};
use crate::ir::NamedCode;
use crate::source::Span;
use crate::syntax::schema::Grammar;
use crate::yaml::{self, Node};

/// What stands at a byte: a key or a word of the language, a field, a code, a shared group. Never the value of a secret.
pub fn hover(view: &View<'_>, at: usize) -> Option<Hover> {
    let workspace = Workspace::new(view);
    let reading = workspace.read(&view.file);
    if let Some(name) = reading.at(at)
        && let Some(text) = of_name(&workspace, name)
    {
        return Some(Hover {
            span: name.span,
            text,
        });
    }
    let root = reading.document.root.as_ref()?;
    of_key(root, &Place::root(view.file.grammar), at)
}

/// What a name stands for.
fn of_name(workspace: &Workspace<'_>, name: &Name) -> Option<String> {
    let file = workspace.view.file;
    let project = workspace.view.project;
    let code = |codes: &[NamedCode]| {
        let code = codes.iter().find(|code| code.code == name.text)?;
        Some(format!("`{}`: {}", code.code, code.title))
    };
    let reading = workspace.read(&file);
    let root = reading.document.root.as_ref();
    match name.kind {
        Kind::Field | Kind::Hole => {
            let home = name
                .of_group
                .as_deref()
                .and_then(|group| workspace.group(group))
                .unwrap_or(file);
            let definitions = workspace.definitions(&file, name);
            let found = match definitions.first() {
                // A shared group may ask for fields of the specs that use it.
                Some(definition) => forms::find(workspace, &definition.file, &name.text),
                None => forms::find(workspace, &home, &name.text),
            };
            let elsewhere = definitions
                .first()
                .filter(|it| it.file.source.id != file.source.id);
            match found {
                Some(found) => Some(field(
                    &found,
                    elsewhere.map(|it| it.file.source.path.as_str()),
                )),
                None => placeholder(workspace, &name.text).or_else(|| issued(root, &name.text)),
            }
        }
        Kind::Issued => issued(root, &name.text),
        Kind::Account => {
            let account = root?.get("accounts")?.get(&name.text)?;
            let title = account.get("title").and_then(text_of);
            Some(lines([
                Some(format!("`{}`: an account", name.text)),
                title.map(bold),
                description(account),
            ]))
        }
        Kind::Link => {
            let link = root?.get("links")?.get(&name.text)?;
            let url = text_of(link).or_else(|| link.get("url").and_then(text_of))?;
            Some(format!("`{}`: <{url}>", name.text))
        }
        Kind::Group => {
            let group = workspace.group(&name.text)?;
            Some(describe::group(
                workspace.read(&group).document.root.as_ref(),
            ))
        }
        Kind::Feature => code(&project.features),
        Kind::Currency => code(&project.currencies),
        Kind::Code => [&project.currencies, &project.countries, &project.features]
            .into_iter()
            .find_map(|codes| code(codes)),
        Kind::Option => {
            let field = forms::find(workspace, &file, name.of_field.as_deref()?)?;
            let choices = field.choices(root, project)?;
            let choice = choices
                .into_iter()
                .find(|choice| choice.code == name.text && !choice.title.is_empty())?;
            Some(format!("`{}`: {}", choice.code, choice.title))
        }
        Kind::Provider => {
            let spec = workspace
                .files(Grammar::Provider)
                .find(|file| file.stem == name.text)?;
            let reading = workspace.read(&spec);
            let title = reading
                .document
                .root
                .as_ref()?
                .get("name")
                .and_then(text_of)?;
            Some(format!("`{}`: {title}", name.text))
        }
        Kind::Heading | Kind::Callback | Kind::Mode => None,
    }
}

/// What the schema says of the key at a byte, or of the word that is its value.
fn of_key(node: &Node, place: &Place, at: usize) -> Option<Hover> {
    let is_in = |span: Span| span.range().start <= at && at <= span.range().end;
    match &node.kind {
        yaml::Kind::Map(entries) => {
            let place = place.clone().narrowed(node, "");
            for (key, value) in entries {
                let Some(below) = place.value_of(&key.value) else {
                    continue;
                };
                if is_in(key.span) {
                    let shape = place
                        .shapes
                        .iter()
                        .find(|shape| shape.keys().any(|it| it == key.value))?;
                    return Some(Hover {
                        span: key.span,
                        text: said_of_key(&key.value, shape, &below),
                    });
                }
                if let Some(found) = of_key(value, &below, at) {
                    return Some(found);
                }
            }
            None
        }
        yaml::Kind::List(items) => {
            let place = place.item()?;
            items.iter().find_map(|item| of_key(item, &place, at))
        }
        yaml::Kind::Text(text) if is_in(node.span) => {
            let word = place
                .shapes
                .iter()
                .find(|shape| shape.word() == Some(text))?;
            let said = word.schema["description"].as_str().unwrap_or_default();
            Some(Hover {
                span: node.span,
                text: lines([Some(format!("`{text}`")), Some(said.to_owned())]),
            })
        }
        _ => None,
    }
}
