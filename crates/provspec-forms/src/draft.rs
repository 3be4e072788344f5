//! Forms that are built in code.

use std::fmt;
use std::marker::PhantomData;

use serde_json::{Map, Value};

use crate::form::read;
use crate::sealed::{Sealed, wipe};
use crate::{FieldErrors, Form, Secret, Upload, edit, named};

/// A form in the making, for imports and tests: values by their keys, validated when it is built.
///
/// An unknown key is a fault like any other. What stands for a secret where one would be shown is refused.
pub struct Draft<F> {
    values: Sealed,
    form: PhantomData<fn() -> F>,
}

impl<F: Form> Draft<F> {
    /// A form without values.
    pub fn new() -> Self {
        Self {
            values: Sealed::default(),
            form: PhantomData,
        }
    }

    /// Sets a value, as it is on the wire. One that was set before is replaced.
    #[must_use]
    pub fn set(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.put(key, value.into());
        self
    }

    /// Sets a secret.
    #[must_use]
    pub fn secret(mut self, key: &str, secret: impl Into<Secret>) -> Self {
        self.put(key, secret.into().expose().into());
        self
    }

    /// Sets a file.
    #[must_use]
    pub fn upload(mut self, key: &str, upload: &Upload) -> Self {
        self.put(key, upload.to_data_url().into());
        self
    }

    /// Adds an item to a repeated group.
    #[must_use]
    pub fn item<I: Form>(mut self, key: &str, mut item: Draft<I>) -> Self {
        let value = Value::Object(std::mem::take(item.values.map_mut()));
        match self.values.map_mut().get_mut(key) {
            Some(Value::Array(items)) => items.push(value),
            _ => self.put(key, Value::Array(vec![value])),
        }
        self
    }

    /// The form.
    ///
    /// # Errors
    ///
    /// Every fault, in the order of the form.
    pub fn build(self) -> Result<F, FieldErrors> {
        // An edit of nothing: a `null` for a secret is none, and no placeholder becomes one.
        edit::merge(F::rules(), self.values.map(), &Map::new()).map(|values| read(&values))
    }

    fn put(&mut self, key: &str, value: Value) {
        if let Some(mut old) = self.values.map_mut().insert(key.to_owned(), value) {
            wipe(&mut old);
        }
    }
}

impl<F: Form> Default for Draft<F> {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows the keys that are set, as far as they look like keys, and no value.
impl<F> fmt::Debug for Draft<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.values.map().keys();
        f.debug_set()
            .entries(keys.map(|key| named::key(key)))
            .finish()
    }
}
