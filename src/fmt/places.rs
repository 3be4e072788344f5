//! What the grammar says of a place: which keys a map may have, and in which order.

use serde_json::Value as Schema;

use crate::syntax::schema::Grammar;

/// How deep references lead to references, at most.
const MAX_REFERENCES: usize = 16;

/// A place in a document: the schemas that a value there may follow. Without any, nothing is known of it.
#[derive(Clone)]
pub(super) struct Place {
    grammar: Grammar,
    schemas: Vec<&'static Schema>,
}

/// A map at a place.
pub(super) struct MapPlace {
    place: Place,
    /// The one schema that its keys follow; none where that is not clear.
    schema: Option<&'static Schema>,
}

impl Place {
    /// The root of a document.
    pub(super) fn root(grammar: Grammar) -> Self {
        Self::of(grammar, [grammar.schema()])
    }

    fn of(grammar: Grammar, schemas: impl IntoIterator<Item = &'static Schema>) -> Self {
        let mut place = Self {
            grammar,
            schemas: Vec::new(),
        };
        for schema in schemas {
            place.add(schema, 0);
        }
        place
    }

    /// Adds a schema, or those that it stands for.
    fn add(&mut self, schema: &'static Schema, depth: usize) {
        if depth > MAX_REFERENCES {
            return;
        }
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            if let Some(meant) = self.grammar.schema().pointer(pointer) {
                self.add(meant, depth + 1);
            }
        }
        for word in ["anyOf", "oneOf", "allOf"] {
            for branch in schema[word].as_array().into_iter().flatten() {
                self.add(branch, depth + 1);
            }
        }
        self.schemas.push(schema);
    }

    /// The place of an item of a list.
    pub(super) fn item(&self) -> Self {
        let items = self.schemas.iter().filter_map(|schema| schema.get("items"));
        Self::of(self.grammar, items)
    }

    /// The map with these keys.
    pub(super) fn map<'k>(&self, keys: impl Iterator<Item = &'k str> + Clone) -> MapPlace {
        let named: Vec<&Schema> = self.schemas.iter().copied().filter(has_keys).collect();
        let has_required = |schema: &&Schema| {
            let mut required = schema["required"].as_array().into_iter().flatten();
            required.all(|due| keys.clone().any(|key| due.as_str() == Some(key)))
        };
        let unknown = |schema: &Schema| {
            let known = |key: &str| schema["properties"].get(key).is_some();
            keys.clone().filter(|key| !known(key)).count()
        };
        let schema = match named.as_slice() {
            [] => None,
            // What is missing may still come.
            [only] => Some(*only),
            several => {
                let fit = several.iter().copied().filter(has_required);
                let mut fit: Vec<(usize, &Schema)> =
                    fit.map(|schema| (unknown(schema), schema)).collect();
                fit.sort_by_key(|(unknown, _)| *unknown);
                match fit.as_slice() {
                    [(_, only)] => Some(*only),
                    [(fewest, best), (more, _), ..] if fewest < more => Some(*best),
                    _ => None,
                }
            }
        };
        // Names that an author makes up are beside the words of the language at no place; where both may be meant, the
        // order stays.
        let made_up = self
            .schemas
            .iter()
            .any(|it| it["additionalProperties"].is_object());
        let schema = schema.filter(|schema| !made_up || unknown(schema) == 0);
        MapPlace {
            place: self.clone(),
            schema,
        }
    }
}

fn has_keys(schema: &&'static Schema) -> bool {
    schema["properties"]
        .as_object()
        .is_some_and(|keys| !keys.is_empty())
}

impl MapPlace {
    /// Whether the order of its entries means nothing: its keys are words of the language, not names that an author chose.
    pub(super) fn is_free(&self) -> bool {
        self.schema.is_some()
    }

    /// Where a key stands among those that the grammar names; none for a key that it does not name.
    pub(super) fn rank(&self, key: &str) -> Option<usize> {
        let keys = self.schema?["properties"].as_object()?;
        keys.keys().position(|name| name == key)
    }

    /// The place of the value of a key.
    pub(super) fn value(&self, key: &str) -> Place {
        let named = self.schema.and_then(|schema| schema["properties"].get(key));
        let schemas: Vec<&Schema> = match (self.schema, named) {
            (_, Some(named)) => vec![named],
            (Some(_), None) => Vec::new(),
            (None, None) => {
                let made_up = self.place.schemas.iter();
                let made_up = made_up.filter_map(|schema| schema.get("additionalProperties"));
                made_up.filter(|schema| schema.is_object()).collect()
            }
        };
        Place::of(self.place.grammar, schemas)
    }
}
