//! JSON in the making: a tree that borrows its texts from the model and keeps its keys in order.
//!
//! What is serialized once, such as the index, needs no tree: see [`serialize`].
//!
//! Not `serde_json::Value`, which owns a copy of every key and hashes each: the frontend package is most of
//! what a build writes, and its trees live only until then. Nor its writers: one gives each bracket a line, and what
//! the other writes would have to be read again for the escapes of JavaScript.

mod both;
pub(super) mod escape;
pub(super) mod file;
pub(super) mod literal;
pub(super) mod serialize;
mod text;
pub(super) mod written;

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::ser::{Serialize, Serializer};
use serde_json::{Number, Value};

use crate::ir::Field;
use text::Text;
use written::Written;

/// A JSON value.
#[derive(Debug, Clone)]
pub(super) enum Json<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Text<'a>),
    List(Vec<Json<'a>>),
    Object(Object<'a>),
    /// What other files have, too.
    Written(&'a Written<'a>),
}

/// A JSON object; its keys stay in the order in which they were put, and each is put once.
#[derive(Debug, Clone, Default)]
pub(super) struct Object<'a>(Vec<(Text<'a>, Json<'a>)>);

impl<'a> Object<'a> {
    /// An object with one entry.
    pub(super) fn of(key: impl Into<Text<'a>>, value: impl Into<Json<'a>>) -> Self {
        let mut object = Self::with_capacity(4);
        object.put(key, value);
        object
    }

    /// An empty object with room for so many entries.
    pub(super) fn with_capacity(entries: usize) -> Self {
        Self(Vec::with_capacity(entries))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(other, _)| other.as_str() == key)
    }

    /// Adds a value.
    pub(super) fn put(
        &mut self,
        key: impl Into<Text<'a>>,
        value: impl Into<Json<'a>>,
    ) -> &mut Self {
        let key = key.into();
        debug_assert!(!self.has(key.as_str()), "{key:?} is put twice");
        self.0.push((key, value.into()));
        self
    }

    /// Adds a value, if there is one.
    pub(super) fn option(
        &mut self,
        key: impl Into<Text<'a>>,
        value: Option<impl Into<Json<'a>>>,
    ) -> &mut Self {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    /// Adds an object that has something in it.
    pub(super) fn filled(&mut self, key: impl Into<Text<'a>>, value: Object<'a>) -> &mut Self {
        self.option(key, Some(value).filter(|it| !it.is_empty()))
    }

    /// Adds a list that has something in it.
    pub(super) fn list<T: Into<Json<'a>>>(
        &mut self,
        key: impl Into<Text<'a>>,
        items: impl IntoIterator<Item = T>,
    ) -> &mut Self {
        let items: Vec<Json<'a>> = items.into_iter().map(Into::into).collect();
        self.option(key, Some(items).filter(|it| !it.is_empty()))
    }

    /// Keeps the values with these keys.
    pub(super) fn retain(&mut self, keys: &[&str]) {
        self.0.retain(|(key, _)| keys.contains(&key.as_str()));
    }

    /// Takes a value out again.
    pub(super) fn take(&mut self, key: &str) -> Option<Json<'a>> {
        let at = self.0.iter().position(|(other, _)| other.as_str() == key)?;
        Some(self.0.remove(at).1)
    }
}

impl<'a, K: Into<Text<'a>>, V: Into<Json<'a>>> FromIterator<(K, V)> for Object<'a> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut object = Self::default();
        for (key, value) in entries {
            object.put(key, value);
        }
        object
    }
}

impl<'a, T: Into<Json<'a>>> FromIterator<T> for Json<'a> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<'a> From<Object<'a>> for Json<'a> {
    fn from(object: Object<'a>) -> Self {
        Self::Object(object)
    }
}

impl<'a, T: Into<Json<'a>>> From<Vec<T>> for Json<'a> {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<'a, T: Into<Json<'a>>, const N: usize> From<[T; N]> for Json<'a> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl Json<'_> {
    fn has_brackets(&self) -> bool {
        matches!(self, Self::Object(_) | Self::List(_))
    }
}

macro_rules! texts {
    ($($text:ty),*) => {$(
        impl<'a> From<$text> for Json<'a> {
            fn from(text: $text) -> Self {
                Self::Text(text.into())
            }
        }
    )*};
}

texts!(&'static str, &'a Field, &'a String, String, Cow<'a, str>);

impl From<bool> for Json<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<'a> From<&'a Value> for Json<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(value) => Self::Number(value.clone()),
            Value::String(value) => value.into(),
            Value::Array(items) => items.iter().collect(),
            Value::Object(entries) => Self::Object(entries.iter().collect()),
        }
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Json<'_> {
            fn from(value: $number) -> Self {
                Self::Number(value.into())
            }
        }
    )*};
}

numbers!(i32, i64, u32, u64, usize);

impl From<f64> for Json<'_> {
    /// What is no number in JSON is `null`.
    fn from(value: f64) -> Self {
        Number::from_f64(value).map_or(Self::Null, Self::Number)
    }
}

/// Without a space, for programs.
impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key.as_str(), value)))
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => value.serialize(serializer),
            Self::Text(value) => serializer.serialize_str(value.as_str()),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(object) => object.serialize(serializer),
            Self::Written(written) => written.value().serialize(serializer),
        }
    }
}

/// Appends a number.
fn number(value: &Number, out: &mut String) {
    match value.as_u64() {
        Some(whole) => out.push_str(itoa::Buffer::new().format(whole)),
        None => {
            // Writing to a string does not fail.
            let _ = write!(out, "{value}");
        }
    }
}
