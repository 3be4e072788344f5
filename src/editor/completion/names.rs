//! Names of what a spec, its project and its shared groups have.

use super::super::cursor::PROBE;
use super::super::fields::{self, Field};
use super::super::names::{self as table, Kind, Role};
use super::super::occurrences::{Stands, text_of};
use super::super::place::Place;
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
                let accounts = fields::accounts(self.root()).into_iter();
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
        let documentation = super::super::hover::field(field, None);
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

    /// The fields that may be named at a place.
    fn fields_at(&self, place: &Place) -> Vec<Field> {
        match (place.definition, place.key) {
            (_, "passphrase") => {
                let is_one = |field: &Field| field.is_secret() && field.of_type != "file";
                self.fields_beside().into_iter().filter(is_one).collect()
            }
            (_, "gives") => {
                let known = self.fields().into_iter();
                known
                    .filter(|field| field.is_credential() && !field.is_built_in())
                    .collect()
            }
            ("FilledTest", _) => self.askable(),
            ("FieldTest", _) => {
                let project = self.workspace.view.project;
                let root = self.root();
                self.askable()
                    .into_iter()
                    .filter(|field| field.choices(root, project).is_some())
                    .collect()
            }
            _ => self.entries(),
        }
    }

    /// The fields of the file, but for the one whose keys the cursor is among.
    pub(super) fn fields_beside(&self) -> Vec<Field> {
        let own = self
            .cursor
            .own_key("Provider", "fields")
            .or_else(|| self.cursor.own_key("SharedGroup", "fields"));
        self.fields()
            .into_iter()
            .filter(|field| Some(field.key.as_str()) != own)
            .collect()
    }

    /// The fields of the group in whose use the cursor is.
    pub(super) fn fields_of_group(&self) -> Vec<Field> {
        let used = self
            .cursor
            .around("SharedUse")
            .and_then(|used| used.get("use"))
            .and_then(text_of);
        let group = used.and_then(|group| self.workspace.group(group));
        group
            .map(|group| fields::defined(self.workspace.read(&group).document.root.as_ref()))
            .unwrap_or_default()
    }

    /// The form that the cursor is in.
    fn form(&self) -> Option<&Node> {
        match self.file.grammar {
            Grammar::Provider => self.cursor.around("Account")?.get("form"),
            _ => self.root()?.get("form"),
        }
    }

    /// The fields that may be entries of the form here: those that it has not.
    fn entries(&self) -> Vec<Field> {
        if self.cursor.around("SharedUse").is_some() {
            return self.fields_of_group();
        }
        let mut known = fields::defined(self.root());
        known.retain(|field| !field.key.contains(PROBE));
        let own: Vec<String> = known.iter().map(|field| field.key.clone()).collect();
        let has_modes =
            !fields::modes(self.root()).is_empty() || self.file.grammar != Grammar::Provider;
        let in_set = self.cursor.around("PerMode").is_some();
        let built_in = fields::built_in(self.workspace.view.project).into_iter();
        known.extend(built_in.filter(|field| {
            !own.contains(&field.key) && (field.of_type != "mode" || (has_modes && !in_set))
        }));
        // One field may stand in several options of a choice.
        if self.cursor.around("Variant").is_none()
            && let Some(form) = self.form()
        {
            let there = fields::in_form(self.workspace, &self.file, form);
            known.retain(|field| !there.iter().any(|other| other.key == field.key));
        }
        known
    }

    /// The fields that a condition may ask here, by their keys on the wire.
    fn askable(&self) -> Vec<Field> {
        let own = self
            .cursor
            .own_key("Provider", "fields")
            .or_else(|| self.cursor.own_key("SharedGroup", "fields"));
        let root = self.root();
        let stands_in_set = |key: &str| {
            let forms = fields::accounts(root)
                .into_iter()
                .filter_map(|(_, account)| account.get("form"));
            let mut all = forms.flat_map(|form| fields::in_form(self.workspace, &self.file, form));
            all.any(|field| field.key == key && field.stands.in_set)
        };
        let in_set = self.cursor.around("PerMode").is_some() || own.is_some_and(stands_in_set);
        let in_item = self.cursor.around("Repeat").is_some();
        let fields = match self.form().filter(|_| own.is_none()) {
            Some(form) => fields::in_form(self.workspace, &self.file, form),
            None => self.fields(),
        };
        let is_step = self.form().is_none() && own.is_none();
        let modes = fields::modes(root);
        let mut found = Vec::new();
        for field in fields {
            let is_out = field.key.contains(PROBE)
                || Some(field.key.as_str()) == own
                || (field.stands.in_item && !in_item && own.is_none());
            if is_out {
                continue;
            }
            match field.stands.in_set && !in_set && !is_step {
                true => found.extend(modes.iter().map(|mode| Field {
                    key: format!("{mode}_{}", field.key),
                    ..field.clone()
                })),
                false => found.push(field),
            }
        }
        found
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
                let documentation = Some(super::super::hover::group(root));
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
