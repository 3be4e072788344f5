//! A JSON object, key by key.

use serde_json::{Map, Value};

/// An object in the making; its keys stay in order.
#[derive(Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// Adds a value.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) -> &mut Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// Adds a value, if there is one.
    pub(super) fn option(&mut self, key: &str, value: Option<impl Into<Value>>) -> &mut Self {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    /// Adds an object that has something in it.
    pub(super) fn filled(&mut self, key: &str, value: Map<String, Value>) -> &mut Self {
        self.option(key, Some(value).filter(|it| !it.is_empty()))
    }

    /// Adds a list that has something in it.
    pub(super) fn list(&mut self, key: &str, items: Vec<Value>) -> &mut Self {
        self.option(key, Some(items).filter(|it| !it.is_empty()))
    }

    /// Adds a list of texts that has something in it.
    pub(super) fn texts(&mut self, key: &str, texts: &[String]) -> &mut Self {
        self.list(key, texts.iter().map(|it| it.as_str().into()).collect())
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}
