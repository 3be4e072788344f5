//! Words of the language: types, formats, true and false, and what is usual.

use super::super::cursor::Spot;
use super::super::occurrences::text_of;
use super::super::place::{Place, Shape};
use super::super::probe::PROBE;
use super::super::{Completion, CompletionKind, fields};
use super::Asked;
use crate::syntax::schema::Grammar;
use crate::yaml::Kind;

/// Usual values of texts that have a form of their own, by key.
const USUAL: [(&str, &[&str]); 3] = [
    (
        "valid_for",
        &["90 days", "1 year", "2 years", "up to 1 year", "limited"],
    ),
    ("max_size", &["10 KB", "20 KB", "100 KB", "1 MB"]),
    (
        "extensions",
        &[
            ".pem", ".key", ".crt", ".cer", ".p12", ".pfx", ".txt", ".json",
        ],
    ),
];

impl Asked<'_, '_> {
    /// The words that may stand at a place. In a list, those that it has not.
    pub(super) fn words(&self, place: &Place) -> Vec<Completion> {
        let present = self.items_present();
        let mut found: Vec<Completion> = Vec::new();
        for shape in &place.shapes {
            match (shape.kind(), shape.word()) {
                (_, Some(word))
                    if self.is_a_word(place, shape, word)
                        && !present.contains(&word.to_owned()) =>
                {
                    let documentation = shape.description.map(str::to_owned);
                    found.push(Completion {
                        documentation,
                        ..self.value(word, CompletionKind::Word)
                    });
                }
                // What a field of another type starts with is no such word.
                ("boolean", _) if !self.cursor.is_quoted && !place.may_be("string") => {
                    for word in ["true", "false"] {
                        let insert = word.to_owned();
                        found.push(Completion {
                            insert,
                            ..self.value(word, CompletionKind::Word)
                        });
                    }
                }
                ("integer", _) if shape.schema["const"].is_number() => {
                    let word = shape.schema["const"].to_string();
                    found.push(Completion {
                        insert: word.clone(),
                        ..self.value(&word, CompletionKind::Word)
                    });
                }
                _ => {}
            }
        }
        let usual = USUAL
            .iter()
            .find(|(key, _)| *key == place.key && place.may_be("string"));
        for word in usual.into_iter().flat_map(|(_, words)| *words) {
            if !present.contains(&(*word).to_owned()) {
                found.push(self.value(word, CompletionKind::Word));
            }
        }
        if place.key == "code" || (place.definition, place.key) == ("SharedGroup", "group") {
            found.push(self.value(self.file.stem, CompletionKind::Word));
        }
        found
    }

    /// Whether the word would be taken.
    fn is_a_word(&self, place: &Place, shape: &Shape, word: &str) -> bool {
        let has_mode = |mode: &str| {
            let modes = fields::modes(self.root());
            modes.is_empty() || modes.contains(&mode) || self.file.grammar != Grammar::Provider
        };
        match shape.definition {
            "Mode" if place.key != "modes" => has_mode(word),
            // A file's own formats say more than this word does.
            _ => true,
        }
    }

    /// The other items of the list that the cursor is in an item of.
    pub(super) fn items_present(&self) -> Vec<String> {
        let nodes = self.cursor.nodes();
        let around = nodes
            .iter()
            .rev()
            .nth(1)
            .filter(|_| self.cursor.spot == Spot::Value);
        match around.map(|list| &list.kind) {
            Some(Kind::List(items)) => {
                let texts = items.iter().filter_map(text_of);
                texts
                    .filter(|text| !text.contains(PROBE))
                    .map(str::to_owned)
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}
