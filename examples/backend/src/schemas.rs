//! The schemas for the frontend, as `provspec build` has written them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use axum::body::Bytes;
use provspec_forms::ProviderTable;

/// What the frontend draws and checks a form by.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The JSON Schema, draft-07.
    pub json: Bytes,
    /// The UI schema of RJSF.
    pub ui: Bytes,
}

/// The schemas of all forms.
#[derive(Debug)]
pub struct Schemas(HashMap<&'static str, Schema>);

/// A file that cannot be read.
#[derive(Debug)]
pub struct SchemaError(PathBuf, io::Error);

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.display(), self.1)
    }
}

impl std::error::Error for SchemaError {}

impl Schemas {
    /// Reads `generated/frontend` for these providers.
    ///
    /// # Errors
    ///
    /// When a form has no schemas there: they were made from other specs.
    pub fn read(
        folder: &Path,
        providers: &'static [&'static ProviderTable],
    ) -> Result<Self, SchemaError> {
        let read = |name: &str, suffix: &str| {
            let path = folder.join(format!("{name}.{suffix}"));
            match fs::read(&path) {
                Ok(bytes) => Ok(Bytes::from(bytes)),
                Err(error) => Err(SchemaError(path, error)),
            }
        };
        let mut schemas = HashMap::new();
        for form in providers.iter().flat_map(|provider| provider.forms) {
            let schema = Schema {
                json: read(form.name, "schema.json")?,
                ui: read(form.name, "ui.json")?,
            };
            schemas.insert(form.name, schema);
        }
        Ok(Self(schemas))
    }

    /// The schemas of the form of this name.
    pub fn get(&self, form: &str) -> Option<&Schema> {
        self.0.get(form)
    }
}
