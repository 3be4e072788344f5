//! A document as the validator of schemas sees it: the nodes as they are, without a copy as JSON.

use std::borrow::Cow;
use std::iter::Map;
use std::slice::Iter;

use jsonschema::JsonType;
use jsonschema::json::{self, Json, NodeIdentity};
use serde_json::{Number, Value};

use crate::source::{Span, Spanned};
use crate::yaml::{Kind, Node};

/// Nodes of YAML, by the core schema.
pub(super) struct Yaml;

type Entry = (Spanned<String>, Node);

impl Json for Yaml {
    type Node<'a> = &'a Node;
    type PreparedKey = String;
    type StringBuffer = Option<Node>;

    // A lookup goes through the keys as a pass does.
    const KEYS_PER_LOOKUP: usize = 2;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(
        buffer: &mut Option<Node>,
        string: &str,
        f: impl FnOnce(&Node) -> T,
    ) -> T {
        f(buffer.insert(Node {
            span: Span::default(),
            kind: Kind::Text(string.to_owned()),
        }))
    }
}

impl<'a> json::Node<'a, Yaml> for &'a Node {
    type Object = &'a [Entry];
    type Array = &'a [Node];
    type Number = Number;

    fn as_object(&self) -> Option<&'a [Entry]> {
        match &self.kind {
            Kind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<&'a [Node]> {
        match &self.kind {
            Kind::List(items) => Some(items),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match &self.kind {
            Kind::Text(text) => Some(text.into()),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<Number> {
        match self.kind {
            Kind::Integer(value) => Some(value.into()),
            Kind::Float(value) => Number::from_f64(value),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.kind {
            Kind::Bool(value) => Some(value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    fn json_type(&self) -> JsonType {
        match self.kind {
            Kind::Null => JsonType::Null,
            Kind::Bool(_) => JsonType::Boolean,
            Kind::Integer(_) | Kind::Float(_) => JsonType::Number,
            Kind::Text(_) => JsonType::String,
            Kind::List(_) => JsonType::Array,
            Kind::Map(_) => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (&self.kind, expected) {
            (Kind::Text(text), Value::String(expected)) => text == expected,
            (Kind::Text(_), _) | (_, Value::String(_)) => false,
            _ => json::cmp::equal(&self.to_json(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(self.to_json())
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<Node>(self).addr()))
    }
}

impl<'a> json::Object<'a, Yaml> for &'a [Entry] {
    type Node = &'a Node;
    type MemberName = &'a str;
    type MembersIter = Map<Iter<'a, Entry>, fn(&'a Entry) -> (&'a str, &'a Node)>;

    fn len(&self) -> usize {
        <[Entry]>::len(self)
    }

    fn get(&self, key: &String) -> Option<&'a Node> {
        let mut entries = self.iter();
        let entry = entries.find(|(name, _)| name.value == *key);
        entry.map(|(_, value)| value)
    }

    fn members(&self) -> Self::MembersIter {
        self.iter().map(|(key, value)| (&key.value, value))
    }
}

impl<'a> json::Array<'a, Yaml> for &'a [Node] {
    type Node = &'a Node;
    type ElementsIter = Iter<'a, Node>;

    fn len(&self) -> usize {
        <[Node]>::len(self)
    }

    fn elements(&self) -> Iter<'a, Node> {
        self.iter()
    }
}
