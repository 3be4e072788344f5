//! The keys that a map lacks, and maps as a whole.

use super::super::cursor::{Layout, Spot};
use super::super::names::{self as table, Role};
use super::super::place::{Place, Shape};
use super::super::probe::PROBE;
use super::super::{Completion, CompletionKind, fields};
use super::{Asked, insert};
use crate::yaml::{Kind, Node};

impl Asked<'_, '_> {
    /// The keys that may be added at a place to the map that stands there, or to a new one.
    pub(super) fn keys(&self, place: &Place, map: Option<&Node>) -> Vec<Completion> {
        let present: Vec<&str> = match map.map(|map| &map.kind) {
            Some(Kind::Map(entries)) => {
                let keys = entries.iter().map(|(key, _)| key.value.as_str());
                keys.filter(|key| !key.contains(PROBE)).collect()
            }
            _ => Vec::new(),
        };
        let mut found: Vec<(bool, Completion)> = Vec::new();
        let is_one_of = place
            .shapes
            .iter()
            .filter(|shape| !shape.is_open() && shape.kind() == "object")
            .count()
            > 1;
        for shape in place.shapes.iter().filter(|shape| shape.kind() == "object") {
            let head = shape.keys().find(|key| shape.requires(key));
            // Which of several maps it is, its first key says.
            let is_open = |key: &&str| {
                !is_one_of || head.is_none_or(|head| *key == head || present.contains(&head))
            };
            for key in shape
                .keys()
                .filter(|key| !present.contains(key))
                .filter(is_open)
            {
                if self.fits(shape, key, &present, map)
                    && let Some(below) = place.alone(*shape).value_of(key)
                {
                    found.push((!shape.requires(key), self.key(key, &below, shape)));
                }
            }
        }
        // Those that are due come first; the others in the order of the language.
        found.sort_by_key(|(optional, _)| *optional);
        let mut found: Vec<Completion> = found
            .into_iter()
            .map(|(_, completion)| completion)
            .collect();
        found.extend(self.own_keys(place, &present));
        found
    }

    /// A key of the language.
    fn key(&self, key: &str, below: &Place, shape: &Shape) -> Completion {
        let has_value = self.has_value();
        let is_flow = self.cursor.layout == Layout::Flow;
        // Behind a dash, a map is two further in than its line.
        let indent = if matches!(self.cursor.layout, Layout::Item | Layout::Dash) {
            "    "
        } else {
            "  "
        };
        let value = if has_value {
            String::new()
        } else {
            format!(":{}", insert::value(below, is_flow, indent))
        };
        let words: Vec<&str> = below.shapes.iter().filter_map(Shape::word).collect();
        let mut text = below.description.unwrap_or_default().to_owned();
        if !words.is_empty() {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            text = format!("{text}\n\nOne of {}.", words.join(", "));
        }
        Completion {
            label: key.to_owned(),
            kind: CompletionKind::Key,
            detail: shape.requires(key).then(|| "required".to_owned()),
            documentation: Some(text).filter(|text| !text.is_empty()),
            insert: format!("{key}{value}"),
            is_snippet: !has_value,
            range: self.key_range(),
            order: 0,
        }
    }

    /// Whether a colon stands behind the key already.
    fn has_value(&self) -> bool {
        let behind = &self.file.source.text[self.cursor.word.end..];
        self.cursor.spot == Spot::Key && behind.trim_start_matches(' ').starts_with(':')
    }

    fn key_range(&self) -> std::ops::Range<usize> {
        match self.cursor.spot {
            Spot::Key => self.cursor.word.clone(),
            Spot::Value => self.cursor.scalar.clone(),
        }
    }

    /// Keys of an author's own that may stand here: the names of what they are about, and usual ones.
    fn own_keys(&self, place: &Place, present: &[&str]) -> Vec<Completion> {
        let kind = match table::of_keys(place) {
            Some(Role::Defines(kind) | Role::Refers(kind)) => kind,
            _ => return Vec::new(),
        };
        let offered: Vec<(String, Option<String>, CompletionKind)> = match (kind, place.key) {
            (table::Kind::Mode, key) => {
                let modes = fields::modes(self.root()).into_iter();
                let of_any =
                    self.file.grammar != crate::syntax::schema::Grammar::Provider || key == "hosts";
                let modes: Vec<&str> = match modes.len() {
                    0 if of_any => vec!["test", "live"],
                    _ => modes.collect(),
                };
                modes
                    .into_iter()
                    .map(|mode| (mode.to_owned(), None, CompletionKind::Word))
                    .collect()
            }
            (table::Kind::Field, "fields") if place.definition == "SharedUse" => {
                let fields = self.fields_of_group().into_iter();
                fields
                    .map(|field| (field.key, field.title, CompletionKind::Field))
                    .collect()
            }
            (table::Kind::Field, "fields") => {
                let missing = self.undefined().into_iter();
                missing
                    .map(|name| {
                        (
                            name,
                            Some("named, not defined".to_owned()),
                            CompletionKind::Field,
                        )
                    })
                    .collect()
            }
            (table::Kind::Account, _) => usual(
                &["provider", "merchant", "h2h_merchant"],
                CompletionKind::Account,
            ),
            (table::Kind::Link, _) => {
                usual(&["website", "login", "apply", "docs"], CompletionKind::Link)
            }
            _ => Vec::new(),
        };
        let mut found = Vec::new();
        for (name, detail, kind) in offered
            .into_iter()
            .filter(|(name, ..)| !present.contains(&name.as_str()))
        {
            let Some(below) = place.value_of(&name) else {
                continue;
            };
            let Some(shape) = below.shapes.first() else {
                continue;
            };
            let key = self.key(&name, &below, shape);
            found.push(Completion {
                kind,
                detail,
                ..key
            });
        }
        found
    }

    /// A map in braces, for each that may stand here.
    pub(super) fn maps(&self, place: &Place) -> Vec<Completion> {
        let maps = place
            .shapes
            .iter()
            .filter(|shape| shape.kind() == "object" && !shape.is_open());
        let mut found = Vec::new();
        for shape in maps {
            let Some(head) = shape.keys().find(|key| shape.requires(key)) else {
                continue;
            };
            if !self.fits(shape, head, &[], None) {
                continue;
            }
            found.push(Completion {
                label: head.to_owned(),
                kind: CompletionKind::Key,
                detail: shape
                    .description
                    .map(|text| text.lines().next().unwrap_or_default().to_owned()),
                documentation: shape.description.map(str::to_owned),
                insert: insert::in_braces(shape),
                is_snippet: true,
                range: self.range(),
                order: 0,
            });
        }
        found
    }
}

fn usual(names: &[&str], kind: CompletionKind) -> Vec<(String, Option<String>, CompletionKind)> {
    names
        .iter()
        .map(|name| ((*name).to_owned(), None, kind))
        .collect()
}
