//! The fields that may be named at a place.

use super::super::fields::{self, Field};
use super::super::forms;
use super::super::occurrences::text_of;
use super::super::place::Place;
use super::super::probe::PROBE;
use super::Asked;
use crate::syntax::schema::Grammar;
use crate::yaml::Node;

impl Asked<'_, '_> {
    /// The fields that may be named at a place.
    pub(super) fn fields_at(&self, place: &Place) -> Vec<Field> {
        match (place.definition, place.key) {
            (_, "passphrase") => {
                let is_one = |field: &Field| field.is_secret() && field.of_type != "file";
                self.fields_beside().into_iter().filter(is_one).collect()
            }
            (_, "gives") => {
                let is_chosen = |field: &Field| {
                    matches!(
                        field.of_type.as_str(),
                        "toggle" | "mode" | "features" | "acknowledgement"
                    ) || field.is_built_in()
                };
                let mut given = self.fields();
                given.retain(|field| !is_chosen(field));
                // A list that nobody has published is asked for; most others are chosen.
                given.sort_by_key(|field| !field.is_credential());
                given
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
            let there = forms::in_form(self.workspace, &self.file, form);
            // An item has fields of its own.
            let in_item = self.cursor.around("Repeat").is_some();
            let is_there = |field: &Field| {
                there
                    .iter()
                    .any(|it| it.key == field.key && it.stands.in_item == in_item)
            };
            known.retain(|field| !is_there(field));
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
            let forms = forms::accounts(root)
                .into_iter()
                .filter_map(|(_, account)| account.get("form"));
            let mut all = forms.flat_map(|form| forms::in_form(self.workspace, &self.file, form));
            all.any(|field| field.key == key && field.stands.in_set)
        };
        let in_set = self.cursor.around("PerMode").is_some() || own.is_some_and(stands_in_set);
        let in_item = self.cursor.around("Repeat").is_some();
        let fields = match self.form().filter(|_| own.is_none()) {
            Some(form) => forms::in_form(self.workspace, &self.file, form),
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
}
