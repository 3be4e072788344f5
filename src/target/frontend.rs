//! Where the files of the frontend package lie, and how its JSON is written.

use super::OutputFile;
use super::json::Object;

/// A file of the package that is about one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormFile {
    /// The draft-07 schema, laid out for RJSF.
    Schema,
    /// The same values in draft 2020-12.
    Schema2020,
    /// The UI schema for RJSF.
    Rjsf,
}

impl FormFile {
    /// The path inside the package: `connectum/provider.schema.json`.
    pub(super) fn path(self, code: &str, form: &str) -> String {
        let suffix = match self {
            Self::Schema => "schema.json",
            Self::Schema2020 => "2020-12.schema.json",
            Self::Rjsf => "ui.json",
        };
        format!("{code}/{form}.{suffix}")
    }
}

/// The file at `path` of the package: pretty, two spaces, a newline at its end.
pub(super) fn file(path: &str, json: &Object<'_>) -> OutputFile {
    // Not `{json:#}`: that writes character by character through `fmt`.
    let mut contents = serde_json::to_string_pretty(json)
        .unwrap_or_else(|error| unreachable!("a JSON value has texts as keys: {error}"));
    contents.push('\n');
    OutputFile {
        path: format!("frontend/{path}"),
        contents,
    }
}
