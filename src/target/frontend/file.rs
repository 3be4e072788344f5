//! Where the files of the frontend package lie, and how they are written.

use super::json::Object;
use crate::ir::Project;
use crate::target::OutputFile;

/// A file of the package that is about one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormFile {
    /// The draft-07 schema, laid out for RJSF.
    Schema,
    /// The same values in draft 2020-12.
    Schema2020,
    /// The same values in draft-07, laid out for JSON Forms.
    SchemaJsonForms,
    /// The UI schema for RJSF.
    Rjsf,
    /// The UI schema for JSON Forms.
    JsonForms,
    /// All of it as a module of JavaScript.
    Module,
    /// The types of the module, and of a submission.
    Types,
    /// The module in a further language, by its tag.
    Translated(&'static str),
}

impl FormFile {
    /// The module in the language of a project.
    pub(super) fn module(project: &Project) -> Self {
        project.further_tag().map_or(Self::Module, Self::Translated)
    }

    /// The path inside the package: `connectum/provider.schema.json`.
    pub(super) fn path(self, code: &str, form: &str) -> String {
        let suffix = match self {
            Self::Translated(tag) => return [code, "/", form, ".", tag, ".js"].concat(),
            Self::Schema => "schema.json",
            Self::Schema2020 => "2020-12.schema.json",
            Self::SchemaJsonForms => "jsonforms.schema.json",
            Self::Rjsf => "ui.json",
            Self::JsonForms => "jsonforms.json",
            Self::Module => "js",
            Self::Types => "d.ts",
        };
        [code, "/", form, ".", suffix].concat()
    }
}

/// The JSON file at `path` of the package.
pub(super) fn json(path: &str, json: &Object<'_>) -> OutputFile {
    text(path, json.file())
}

/// The file at `path` of the package.
pub(super) fn text(path: &str, contents: impl Into<String>) -> OutputFile {
    OutputFile {
        path: package_path(path),
        contents: contents.into(),
    }
}

/// The path of an output for a path inside the package.
pub(super) fn package_path(path: &str) -> String {
    ["frontend/", path].concat()
}
