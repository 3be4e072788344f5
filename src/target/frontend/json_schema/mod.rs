//! JSON Schemas of the forms: in draft-07 for each renderer, and in 2020-12 for use at an API.
//!
//! All accept the same values; they differ in layout. Stock RJSF shows the `properties` at the root and
//! those of a `then` that applies, so in draft-07 a conditional field stands in its `then`. Draft-07's
//! `additionalProperties` does not see a `then`, so there `propertyNames` closes the object.
//!
//! JSON Forms takes whatever its UI schema points at, also in a `then`, where it finds the star of a field that is
//! required there. But it knows options by `const`, which RJSF takes for a default; it draws a box of its own
//! for a property with an `allOf`; and it shows an error only where the path leads to a field.
//!
//! The schemas use the standard vocabulary only, so that a validator in strict mode takes them. What a
//! frontend may want to know beyond it stands in the UI schema.

mod choices;
mod common;
pub(super) mod condition;
mod object;
pub(super) mod outline;
pub(super) mod pattern;
mod value;
pub(super) mod vocabulary;
pub(super) mod wording;

use super::json::Object;
use super::place::Place;
use crate::ir::{Field, Form, Project, Provider};
use choices::SharedChoices;
pub(super) use common::{CommonFields, Descriptions};
use outline::Outlines;
use vocabulary::Vocabularies;

/// A version of JSON Schema, and the layout that its readers want.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Draft-07, conditional fields in `then`, for RJSF.
    Rjsf,
    /// Draft-07, conditional fields in `then`, for JSON Forms.
    JsonForms,
    /// Draft 2020-12, every field at the root.
    Draft2020,
}

impl Dialect {
    fn meta_schema(self) -> &'static str {
        match self {
            Self::Rjsf | Self::JsonForms => "http://json-schema.org/draft-07/schema#",
            Self::Draft2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// Stable, and different for each dialect, so that one registry can hold all.
    fn id(self, code: &str, form: &str) -> String {
        let layout = match self {
            Self::Rjsf => "",
            Self::JsonForms => ":jsonforms",
            Self::Draft2020 => ":2020-12",
        };
        ["urn:provspec:", code, ":", form, layout].concat()
    }

    /// The keyword under which shared parts stand.
    fn definitions(self) -> &'static str {
        match self {
            Self::Rjsf | Self::JsonForms => "definitions",
            Self::Draft2020 => "$defs",
        }
    }
}

/// What all schemas of a form are made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) provider: &'a Provider,
    pub(super) form: &'a Form,
    pub(super) project: &'a Project,
    pub(super) vocabularies: &'a Vocabularies<'a>,
    pub(super) descriptions: &'a Descriptions<'a>,
    pub(super) outlines: &'a Outlines<'a>,
}

impl<'a> Source<'a> {
    fn place(self, field: &'a Field) -> Place<'a> {
        Place::new(self.provider, self.project, self.form, field)
    }

    pub(super) fn each_place(self, look: &mut dyn FnMut(Place<'a>)) {
        common::each_place(self.provider, self.form, self.project, look);
    }
}

/// What the parts of one schema have in common.
struct Context<'a> {
    dialect: Dialect,
    source: Source<'a>,
    shared: SharedChoices<'a>,
    common: &'a CommonFields<'a>,
}

/// The schema of one form.
pub(super) fn schema<'a>(
    source: Source<'a>,
    common: &'a CommonFields<'a>,
    dialect: Dialect,
) -> Object<'a> {
    let form = source.form;
    let shared = match dialect {
        // It would take a reference for the whole field, whose words are then lost.
        Dialect::JsonForms => SharedChoices::default(),
        Dialect::Rjsf | Dialect::Draft2020 => SharedChoices::of(form),
    };
    let context = Context {
        dialect,
        source,
        shared,
        common,
    };
    let mut schema = Object::with_capacity(12);
    schema
        .put("$schema", dialect.meta_schema())
        .put("$id", dialect.id(&source.provider.code, &form.key))
        .put("title", &form.title)
        .option("description", wording::form(form, source.project))
        .option("deprecated", form.deprecated.as_ref().map(|_| true));
    let place = |field| source.place(field);
    object::describe(&form.fields, &place, &context, &mut schema);
    schema.filled(dialect.definitions(), context.shared.definitions(&context));
    schema
}
