//! The fields that stand in the forms of a file, and those that it knows.

use super::File;
use super::fields::{Field, Stands, defined};
use super::occurrences::text_of;
use super::workspace::{Workspace, in_mode};
use crate::syntax::schema::Grammar;
use crate::yaml::{Kind, Node};

/// Every field that a text or a step of a file may name: its own, and those of its forms.
pub(super) fn known(workspace: &Workspace<'_>, file: &File<'_>) -> Vec<Field> {
    let reading = workspace.read(file);
    let root = reading.document.root.as_ref();
    let mut fields = defined(root);
    let forms = match file.grammar {
        Grammar::Provider => accounts(root)
            .into_iter()
            .filter_map(|(_, account)| account.get("form"))
            .collect(),
        _ => root
            .and_then(|root| root.get("form"))
            .into_iter()
            .collect::<Vec<_>>(),
    };
    for form in forms {
        for field in in_form(workspace, file, form) {
            if !fields.iter().any(|known| known.key == field.key) {
                fields.push(field);
            }
        }
    }
    fields
}

/// The accounts of a spec.
pub(super) fn accounts(root: Option<&Node>) -> Vec<(&str, &Node)> {
    match root
        .and_then(|root| root.get("accounts"))
        .map(|accounts| &accounts.kind)
    {
        Some(Kind::Map(accounts)) => accounts
            .iter()
            .map(|(key, account)| (key.value.as_str(), account))
            .collect(),
        _ => Vec::new(),
    }
}

/// The field of this name, as a file knows it; by its key on the wire, too.
pub(super) fn find(workspace: &Workspace<'_>, file: &File<'_>, name: &str) -> Option<Field> {
    let known = known(workspace, file);
    let named = |name: &str| known.iter().find(|field| field.key == name).cloned();
    let built_in = || Field::built_in(name, workspace.view.project);
    named(name)
        .or_else(built_in)
        .or_else(|| in_mode(name).and_then(named))
}

/// The fields that stand in the list of entries of a form.
pub(super) fn in_form(workspace: &Workspace<'_>, file: &File<'_>, form: &Node) -> Vec<Field> {
    let reading = workspace.read(file);
    let definitions = defined(reading.document.root.as_ref());
    let mut fields = Vec::new();
    let mut collector = Collector {
        workspace,
        definitions: &definitions,
        fields: &mut fields,
    };
    collector.entries(form, Stands::default());
    fields
}

struct Collector<'c, 'a> {
    workspace: &'c Workspace<'a>,
    definitions: &'c [Field],
    fields: &'c mut Vec<Field>,
}

impl Collector<'_, '_> {
    fn entries(&mut self, entries: &Node, stands: Stands) {
        let Kind::List(items) = &entries.kind else {
            return;
        };
        for entry in items {
            let name = text_of(entry).or_else(|| entry.get("field").and_then(text_of));
            if let Some(name) = name {
                self.named(name, stands);
            }
            let inside = |key: &str| entry.get(key);
            if let Some(set) = inside("per_mode") {
                self.entries(
                    set,
                    Stands {
                        in_set: true,
                        ..stands
                    },
                );
            } else if let Some(group) = inside("use").and_then(text_of) {
                self.shared(group, inside("form"), stands);
            } else if let Some(key) = inside("repeat").and_then(text_of) {
                self.made(key, "", entry, stands);
                if let Some(form) = inside("form") {
                    self.entries(
                        form,
                        Stands {
                            in_item: true,
                            ..stands
                        },
                    );
                }
            } else if let Some(key) = inside("variants").and_then(text_of) {
                self.made(key, "select", entry, stands);
                if let Some(Kind::Map(options)) = inside("options").map(|options| &options.kind) {
                    let forms = options.iter().filter_map(|(_, option)| option.get("form"));
                    forms.for_each(|form| self.entries(form, stands));
                }
            } else if let Some(form) = inside("form") {
                self.entries(form, stands);
            }
        }
    }

    fn named(&mut self, name: &str, stands: Stands) {
        let own = self
            .definitions
            .iter()
            .find(|field| field.key == name)
            .cloned();
        let field = own.or_else(|| Field::built_in(name, self.workspace.view.project));
        self.fields
            .extend(field.map(|field| Field { stands, ..field }));
    }

    /// The select of a choice, or a list of items.
    fn made(&mut self, key: &str, of_type: &str, entry: &Node, stands: Stands) {
        let field = Field::of(key, entry);
        self.fields.push(Field {
            of_type: of_type.to_owned(),
            stands,
            ..field
        });
    }

    fn shared(&mut self, group: &str, form: Option<&Node>, stands: Stands) {
        let Some(file) = self.workspace.group(group) else {
            return;
        };
        let reading = self.workspace.read(&file);
        let root = reading.document.root.as_ref();
        let definitions = defined(root);
        let Some(form) = form.or_else(|| root.and_then(|root| root.get("form"))) else {
            self.fields.extend(
                definitions
                    .into_iter()
                    .map(|field| Field { stands, ..field }),
            );
            return;
        };
        Collector {
            workspace: self.workspace,
            definitions: &definitions,
            fields: self.fields,
        }
        .entries(form, stands);
    }
}
