//! JSON Schemas of the forms: draft-07 for renderers, and a 2020-12 twin for use at an API.
//!
//! Both accept the same values; they differ in layout. Stock RJSF shows the `properties` at the root and
//! those of a `then` that applies, so in draft-07 a conditional field stands in its `then`. Draft-07's
//! `additionalProperties` does not see a `then`, so there `propertyNames` closes the object.
//!
//! The schemas use the standard vocabulary only, so that a validator in strict mode takes them. What a
//! frontend may want to know beyond it stands in the UI schema.

mod choices;
mod condition;
mod object;
mod pattern;
mod value;
mod wording;

use super::frontend::{FormFile, file};
use super::json::Object;
use super::{OutputFile, Target};
use crate::ir::{Form, Project, Provider, Summary};
use choices::SharedChoices;

/// The JSON Schemas.
pub struct JsonSchema;

impl Target for JsonSchema {
    fn name(&self) -> &'static str {
        "json_schema"
    }

    fn provider(&self, provider: &Provider, project: &Project) -> Vec<OutputFile> {
        let mut files = Vec::with_capacity(provider.forms.len() * 2);
        for form in &provider.forms {
            for dialect in [Dialect::Draft7, Dialect::Draft2020] {
                let path = dialect.form_file().path(&provider.code, &form.key);
                files.push(file(&path, &schema(provider, form, project, dialect)));
            }
        }
        files
    }

    fn catalogue(&self, _: &[Summary], _: &Project) -> Vec<OutputFile> {
        Vec::new()
    }
}

/// A version of JSON Schema, and the layout that its readers want.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    /// Draft-07, conditional fields in `then`.
    Draft7,
    /// Draft 2020-12, every field at the root.
    Draft2020,
}

impl Dialect {
    fn form_file(self) -> FormFile {
        match self {
            Self::Draft7 => FormFile::Schema,
            Self::Draft2020 => FormFile::Schema2020,
        }
    }

    fn meta_schema(self) -> &'static str {
        match self {
            Self::Draft7 => "http://json-schema.org/draft-07/schema#",
            Self::Draft2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// Stable, and different for the twins, so that one registry can hold both.
    fn id(self, code: &str, form: &str) -> String {
        match self {
            Self::Draft7 => format!("urn:provspec:{code}:{form}"),
            Self::Draft2020 => format!("urn:provspec:{code}:{form}:2020-12"),
        }
    }

    /// The keyword under which shared parts stand.
    fn definitions(self) -> &'static str {
        match self {
            Self::Draft7 => "definitions",
            Self::Draft2020 => "$defs",
        }
    }
}

/// What the parts of one schema have in common.
struct Context<'a> {
    dialect: Dialect,
    project: &'a Project,
    shared: SharedChoices<'a>,
}

/// The schema of one form.
fn schema<'a>(
    provider: &Provider,
    form: &'a Form,
    project: &'a Project,
    dialect: Dialect,
) -> Object<'a> {
    let context = Context {
        dialect,
        project,
        shared: SharedChoices::of(form),
    };
    let mut schema = Object::default();
    schema
        .put("$schema", dialect.meta_schema())
        .put("$id", dialect.id(&provider.code, &form.key))
        .put("title", &form.title)
        .option("description", wording::form(form, project))
        .option("deprecated", form.deprecated.as_ref().map(|_| true));
    object::describe(&form.fields, &context, &mut schema);
    schema.filled(dialect.definitions(), context.shared.definitions(&context));
    schema
}
