//! Places of the language: what its schema says may stand at the end of a path of keys.

use serde_json::Value;

use crate::syntax::schema::Grammar;
use crate::yaml::{Kind, Node};

/// A place in a document, and what may stand there.
#[derive(Debug, Clone)]
pub(super) struct Place {
    root: &'static Value,
    /// The definition of the schema that has the last key on the way; `Provider` and the like at the root.
    pub(super) definition: &'static str,
    /// That key; empty at the root.
    pub(super) key: &'static str,
    /// How many keys of an author's own stand between that key and the place: 1 in `fields.<name>`.
    pub(super) depth: usize,
    /// What is said of that key, or of what stands under a key of an author's own.
    pub(super) description: Option<&'static str>,
    /// What may stand here, one of these.
    pub(super) shapes: Vec<Shape>,
}

/// One thing that may stand at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// The definition of the schema that it is; the one around it for what has no name.
    pub(super) definition: &'static str,
    /// What the schema says of it as one of several.
    pub(super) description: Option<&'static str>,
    pub(super) schema: &'static Value,
}

impl Shape {
    /// The type by its word in JSON Schema.
    pub(super) fn kind(&self) -> &'static str {
        self.schema["type"].as_str().unwrap_or_default()
    }

    /// The word that it is, and no other.
    pub(super) fn word(&self) -> Option<&'static str> {
        self.schema["const"].as_str()
    }

    /// The keys of a map whose keys are those of the language, with what is said of them.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        let keys = self.schema["properties"].as_object();
        keys.into_iter()
            .flat_map(|keys| keys.keys().map(String::as_str))
    }

    /// Whether the map cannot do without the key.
    pub(super) fn requires(&self, key: &str) -> bool {
        let due = self.schema["required"].as_array();
        due.is_some_and(|due| due.iter().any(|it| it == key))
    }

    /// Whether the keys of the map are an author's own.
    pub(super) fn is_open(&self) -> bool {
        self.schema["additionalProperties"].is_object()
    }

    /// Whether it is a map whose keys are those of the language.
    pub(super) fn is_closed(&self) -> bool {
        self.kind() == "object" && !self.is_open()
    }

    fn knows(&self, key: &str) -> bool {
        self.is_open() || self.schema["properties"].get(key).is_some()
    }
}

impl Place {
    /// The root of a document.
    pub(super) fn root(grammar: Grammar) -> Self {
        let root = grammar.schema();
        let definition = root["title"].as_str().unwrap_or_default();
        let mut place = Self {
            root,
            definition,
            key: "",
            depth: 0,
            description: root["description"].as_str(),
            shapes: Vec::new(),
        };
        place.expand(root, definition, None);
        place
    }

    /// The place of the value of a key, in what may be a map here.
    pub(super) fn value_of(&self, key: &str) -> Option<Self> {
        let mut below = Self {
            shapes: Vec::new(),
            ..self.clone()
        };
        for shape in self.shapes.iter().filter(|shape| shape.kind() == "object") {
            if let Some((key, schema)) = shape.schema["properties"]
                .as_object()
                .and_then(|keys| keys.get_key_value(key))
            {
                if below.shapes.is_empty() {
                    below.definition = shape.definition;
                    below.key = key;
                    below.depth = 0;
                    below.description = schema["description"].as_str();
                }
                below.expand(schema, shape.definition, None);
            } else if shape.is_open() {
                let schema = &shape.schema["additionalProperties"];
                below.depth = self.depth + 1;
                below.expand(schema, shape.definition, None);
                below.description = below
                    .shapes
                    .first()
                    .and_then(|shape| shape.schema["description"].as_str());
            }
        }
        (!below.shapes.is_empty()).then_some(below)
    }

    /// The place of an item, in what may be a list here.
    pub(super) fn item(&self) -> Option<Self> {
        let mut below = Self {
            shapes: Vec::new(),
            ..self.clone()
        };
        for shape in self.shapes.iter().filter(|shape| shape.kind() == "array") {
            below.expand(&shape.schema["items"], shape.definition, None);
        }
        (!below.shapes.is_empty()).then_some(below)
    }

    /// The same place, where this stands: of several maps that may, those that have its keys, and of these those that lack none.
    /// A key that is being typed is no reason against one.
    pub(super) fn narrowed(mut self, node: &Node, typed: &str) -> Self {
        let Kind::Map(entries) = &node.kind else {
            return self;
        };
        let keys = entries.iter().map(|(key, _)| key.value.as_str());
        let keys: Vec<&str> = keys
            .filter(|key| typed.is_empty() || !key.contains(typed))
            .collect();
        let fit = |shape: &Shape| {
            let known = keys.iter().filter(|key| shape.knows(key)).count();
            let lacks = shape
                .keys()
                .any(|key| shape.requires(key) && !keys.contains(&key));
            (known, !lacks && !keys.is_empty())
        };
        self.shapes.retain(|shape| shape.kind() == "object");
        let best = self.shapes.iter().map(fit).max().unwrap_or_default();
        self.shapes.retain(|shape| fit(shape) == best);
        self
    }

    /// The same place with one of its shapes alone.
    pub(super) fn alone(&self, shape: Shape) -> Self {
        Self {
            shapes: vec![shape],
            ..self.clone()
        }
    }

    /// Whether this may be a map, a list, a text, …, by the type's word in JSON Schema.
    pub(super) fn may_be(&self, kind: &str) -> bool {
        self.shapes.iter().any(|shape| shape.kind() == kind)
    }

    /// Adds what a schema allows, references and unions taken apart.
    fn expand(
        &mut self,
        schema: &'static Value,
        definition: &'static str,
        description: Option<&'static str>,
    ) {
        let own = schema["description"].as_str();
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap_or_default();
            self.expand(&self.root["definitions"][name], name, description);
            return;
        }
        for union in ["allOf", "anyOf", "oneOf"] {
            if let Some(branches) = schema[union].as_array() {
                for branch in branches {
                    self.expand(branch, definition, own.or(description));
                }
                return;
            }
        }
        if schema.is_object() {
            self.shapes.push(Shape {
                definition,
                description: own.or(description),
                schema,
            });
        }
    }
}
