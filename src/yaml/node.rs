//! The tree that a YAML text becomes.

use crate::source::{Span, Spanned};

/// A text that was read.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The root; `None` when there is none, or when nothing could be read.
    pub root: Option<Node>,
    /// The comments, in order: for tools that write the file again.
    pub comments: Vec<Comment>,
    /// Words of the entries that could not be read: keys that may stand there.
    pub lost: Vec<String>,
}

/// A comment, from `#` to the end of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands.
    pub span: Span,
    /// Whether something else stands before it on the same line.
    pub trailing: bool,
}

/// A value and where it stands. An alias has the position of its anchor's value.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a node is, by the core schema of YAML 1.2: `no` is a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file, without repeated keys.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// The entry of a map with this key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The entry of a map with this key, with the key's position.
    pub fn entry(&self, key: &str) -> Option<&(Spanned<String>, Node)> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|(name, _)| name.value == key),
            _ => None,
        }
    }

    /// What kind of value it is, in words.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Null => "nothing",
            Kind::Bool(_) => "true or false",
            Kind::Integer(_) | Kind::Float(_) => "a number",
            Kind::Text(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }

    /// The first node, by the order of the file, that is more than `left`; what is not taken of `left` stays in it.
    pub(super) fn first_beyond(&self, left: &mut usize) -> Option<&Node> {
        if *left == 0 {
            return Some(self);
        }
        *left -= 1;
        match &self.kind {
            Kind::List(items) => items.iter().find_map(|item| item.first_beyond(left)),
            Kind::Map(entries) => entries
                .iter()
                .find_map(|(_, value)| value.first_beyond(left)),
            _ => None,
        }
    }

    /// The same value as JSON.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Integer(value) => Value::from(*value),
            Kind::Float(value) => Value::from(*value),
            Kind::Text(value) => Value::String(value.clone()),
            Kind::List(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Kind::Map(entries) => Value::Object(
                entries
                    .iter()
                    .map(|(key, value)| (key.value.clone(), value.to_json()))
                    .collect(),
            ),
        }
    }
}
