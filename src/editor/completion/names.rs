//! Names of what a spec, its project and its shared groups have.

use super::super::fields::{self, Field};
use super::super::forms;
use super::super::names::{self as table, Kind, Role};
use super::super::occurrences::text_of;
use super::super::place::Place;
use super::super::probe::PROBE;
use super::super::reading::Stands;
use super::super::{Completion, CompletionKind};
use super::Asked;
use crate::ir::NamedCode;
use crate::syntax::schema::Grammar;
use crate::yaml::{self, Node};

impl Asked<'_, '_> {
    /// The names that may stand at a place. In a list, those that it has not.
    pub(super) fn names(&self, place: &Place) -> Vec<Completion> {
        let Some(Role::Refers(kind)) = table::of_text(place).filter(|_| place.may_be("string"))
        else {
            return Vec::new();
        };
        let mut found = match kind {
            Kind::Field => self
                .fields_at(place)
                .iter()
                .map(|field| self.field(field))
                .collect(),
            Kind::Account => {
                let accounts = forms::accounts(self.root()).into_iter();
                let named = accounts.filter(|(key, _)| !key.contains(PROBE));
                named
                    .map(|(key, account)| {
                        self.named(
                            key,
                            CompletionKind::Account,
                            account.get("title").and_then(text_of),
                        )
                    })
                    .collect()
            }
            Kind::Group => self.groups(place),
            Kind::Callback => self.callbacks(),
            Kind::Feature if place.key == "feature" => self.codes(
                &fields::vocabulary("features", self.root(), self.workspace.view.project)
                    .unwrap_or_default(),
            ),
            Kind::Feature => self.codes(&self.workspace.view.project.features),
            Kind::Currency => self.codes(&self.workspace.view.project.currencies),
            Kind::Code => {
                let of_type = self.type_of_field();
                let all = of_type.and_then(|of| {
                    fields::vocabulary(&of, self.root(), self.workspace.view.project)
                });
                self.codes(&all.unwrap_or_default())
            }
            Kind::Option => self.options(place),
            Kind::Provider => {
                let specs = self.workspace.files(Grammar::Provider);
                specs
                    .map(|file| self.named(file.stem, CompletionKind::Word, None))
                    .collect()
            }
            Kind::Issued | Kind::Hole | Kind::Link | Kind::Heading | Kind::Mode => Vec::new(),
        };
        let present = self.items_present();
        found.retain(|completion| !present.contains(&completion.label));
        found
    }

    fn named(&self, label: &str, kind: CompletionKind, title: Option<&str>) -> Completion {
        let detail = title.filter(|title| !title.is_empty()).map(str::to_owned);
        Completion {
            detail,
            ..self.value(label, kind)
        }
    }

    fn field(&self, field: &Field) -> Completion {
        let documentation = super::super::describe::field(field, None);
        let completion = self.named(&field.key, CompletionKind::Field, field.title.as_deref());
        Completion {
            documentation: Some(documentation),
            ..completion
        }
    }

    fn codes(&self, codes: &[NamedCode]) -> Vec<Completion> {
        codes
            .iter()
            .map(|code| self.named(&code.code, CompletionKind::Code, Some(&code.title)))
            .collect()
    }

    fn groups(&self, place: &Place) -> Vec<Completion> {
        let has = |root: Option<&Node>, key: &str| root.and_then(|root| root.get(key)).is_some();
        let mut found = Vec::new();
        for file in self.workspace.files(Grammar::SharedGroup) {
            let reading = self.workspace.read(&file);
            let root = reading.document.root.as_ref();
            let due = if place.definition == "SharedSteps" {
                "setup"
            } else {
                "fields"
            };
            if has(root, due) && file.source.id != self.file.source.id {
                let title = root.and_then(|root| root.get("title")).and_then(text_of);
                let documentation = Some(super::super::describe::group(root));
                found.push(Completion {
                    documentation,
                    ..self.named(file.stem, CompletionKind::Group, title)
                });
            }
        }
        found
    }

    fn callbacks(&self) -> Vec<Completion> {
        let defined = self
            .reading
            .names
            .iter()
            .filter(|name| name.kind == Kind::Callback && name.stands == Stands::Defined);
        let titles = defined
            .map(|name| name.text.as_str())
            .filter(|title| !title.contains(PROBE));
        titles
            .map(|title| self.value(title, CompletionKind::Callback))
            .collect()
    }

    /// The options of the field that a condition asks, or whose default it is.
    fn options(&self, place: &Place) -> Vec<Completion> {
        let project = self.workspace.view.project;
        let field = match (place.definition, place.key) {
            ("FieldTest", _) => self
                .cursor
                .around("FieldTest")
                .and_then(|test| test.get("field"))
                .and_then(text_of)
                .and_then(|name| self.find(name)),
            _ => self.own_field(),
        };
        let Some(field) = field else {
            return Vec::new();
        };
        let of_type = field.of_type.clone();
        let choices = field.choices(self.root(), project).unwrap_or_default();
        if place.definition != "FieldTest"
            && matches!(of_type.as_str(), "toggle" | "acknowledgement")
        {
            let words = ["true", "false"].iter();
            return words
                .map(|word| Completion {
                    insert: (*word).to_owned(),
                    ..self.value(word, CompletionKind::Word)
                })
                .collect();
        }
        let kind = match of_type.as_str() {
            "toggle" | "acknowledgement" | "mode" => CompletionKind::Word,
            "select" | "multiselect" => CompletionKind::Option,
            _ => CompletionKind::Code,
        };
        choices
            .iter()
            .map(|choice| self.named(&choice.code, kind, Some(&choice.title)))
            .collect()
    }

    /// The field whose keys the cursor is among.
    fn own_field(&self) -> Option<Field> {
        let nodes = self.cursor.nodes();
        let map = nodes
            .iter()
            .rev()
            .find(|node| matches!(node.kind, yaml::Kind::Map(_)))?;
        match map.get("field").and_then(text_of) {
            Some(name) => self.find(name),
            None => {
                let own = self
                    .cursor
                    .own_key("Provider", "fields")
                    .or_else(|| self.cursor.own_key("SharedGroup", "fields"))?;
                self.find(own)
            }
        }
    }
}
