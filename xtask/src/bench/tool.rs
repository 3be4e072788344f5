//! The other tools: what each of them does, and how it is started where its documentation says it is fastest.

use std::path::Path;
use std::process::Command;

use super::inputs::Inputs;
use super::install::Tools;
use crate::command::program;

/// What a tool does of all that the compiler does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Validation,
    Rust,
    TypeScript,
    Documentation,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [
        Self::Validation,
        Self::Rust,
        Self::TypeScript,
        Self::Documentation,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Validation => "validation",
            Self::Rust => "Rust types",
            Self::TypeScript => "TypeScript types",
            Self::Documentation => "documentation",
        }
    }
}

/// Another tool.
pub(super) struct Tool {
    pub(super) part: Part,
    pub(super) name: &'static str,
    /// How the names of its files end, at least one for each form.
    pub(super) makes: Option<&'static str>,
    /// It on these inputs, writing into this folder.
    pub(super) command: fn(&Tools, &Inputs, &Path) -> Command,
}

impl Tool {
    /// All of them. The versions are those of `install.rs` and of the lock files in `xtask/peers`.
    pub(super) const ALL: &[Self] = &[
        Self {
            part: Part::Validation,
            name: "jsonschema-cli 0.60.2",
            makes: None,
            command: |tools, inputs, _| {
                let mut command = Command::new(tools.cargo("jsonschema-cli"));
                command.arg("validate").arg(inputs.language());
                command.args(["--errors-only", "-i"]);
                command.args(inputs.every_spec());
                command
            },
        },
        Self {
            part: Part::Validation,
            name: "ajv-cli 5.0.0",
            makes: None,
            command: |tools, inputs, _| {
                let mut command = Command::new(tools.npm("ajv"));
                command.args(["validate", "--spec=draft7", "--strict=false"]);
                command.args(["-c", "ajv-formats", "-s"]);
                command.arg(inputs.language());
                command.arg("-d").arg(inputs.specs().join("*.yaml"));
                command
            },
        },
        Self {
            part: Part::Validation,
            name: "check-jsonschema 0.39.0",
            makes: None,
            command: |tools, inputs, _| {
                let mut command = Command::new(tools.python("check-jsonschema"));
                command.args(["--quiet", "--schemafile"]);
                command.arg(inputs.language()).args(inputs.every_spec());
                command
            },
        },
        Self {
            part: Part::Rust,
            name: "typify 0.8.0, library, one process",
            makes: Some(".rs"),
            command: |tools, inputs, out| from_to(Command::new(tools.typify()), inputs, out),
        },
        Self {
            part: Part::Rust,
            name: "cargo-typify 0.8.0, a process a form",
            makes: Some(".rs"),
            command: |tools, inputs, out| {
                let each = "for form in \"$1\"/*.json; do \
                    \"$0\" typify --no-builder \"$form\" --output \"$2/$(basename \"$form\" .json).rs\" || exit 1; done";
                let mut command = program("sh", &["-c", each]);
                command.arg(tools.cargo("cargo-typify"));
                from_to(command, inputs, out)
            },
        },
        Self {
            part: Part::Rust,
            name: "quicktype 26.0.0, library, one process",
            makes: Some(".rs"),
            command: |tools, inputs, out| {
                let mut command = program("node", &[]);
                command.arg(tools.quicktype()).args(["rust", "rs"]);
                from_to(command, inputs, out)
            },
        },
        Self {
            part: Part::TypeScript,
            name: "json-schema-to-typescript 16.0.0, a folder, unformatted",
            makes: Some(".d.ts"),
            command: |tools, inputs, out| {
                let mut command = Command::new(tools.npm("json2ts"));
                command.args(["--no-format", "-i"]).arg(inputs.types());
                command.arg("-o").arg(out);
                command
            },
        },
        Self {
            part: Part::TypeScript,
            name: "quicktype 26.0.0, library, one process",
            makes: Some(".ts"),
            command: |tools, inputs, out| {
                let mut command = program("node", &[]);
                command.arg(tools.quicktype()).args(["typescript", "ts"]);
                from_to(command, inputs, out)
            },
        },
        Self {
            part: Part::Documentation,
            name: "json-schema-for-humans 1.5.1, Markdown, a folder",
            makes: Some(".md"),
            command: |tools, inputs, out| {
                let mut command = Command::new(tools.python("generate-schema-doc"));
                command.args(["--config", "template_name=md"]);
                command.arg(inputs.forms()).arg(out);
                command
            },
        },
        Self {
            part: Part::Documentation,
            name: "jsonschema2md 8.0.11, a folder",
            makes: Some(".md"),
            command: |tools, inputs, out| {
                let mut command = Command::new(tools.npm("jsonschema2md"));
                command.arg("-d").arg(inputs.forms()).args(["-e", "json"]);
                command.arg("-o").arg(out).args(["-x", "-"]);
                command
            },
        },
    ];
}

/// A program that takes a folder of schemas and one for what it makes.
fn from_to(mut command: Command, inputs: &Inputs, out: &Path) -> Command {
    command.arg(inputs.types()).arg(out);
    command
}
