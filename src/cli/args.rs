//! The arguments, as clap reads them. Their comments are the help texts.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::build::Workspace;

/// One YAML per payment provider, compiled into Rust form types, JSON Schemas and merchant guides.
#[derive(Debug, Parser)]
#[command(name = "provspec", version, propagate_version = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) project: ProjectArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Where the project is.
#[derive(Debug, ClapArgs)]
pub(super) struct ProjectArgs {
    /// Folder of the project; default: the nearest one upwards with a `provspec.toml`.
    #[arg(long, global = true, value_name = "FOLDER")]
    project: Option<PathBuf>,
    /// Folder of the specs; default: `specs` in the project.
    #[arg(long, global = true, value_name = "FOLDER")]
    specs: Option<PathBuf>,
    /// Folder of the outputs; default: `generated` in the project.
    #[arg(long, global = true, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl ProjectArgs {
    /// The project that is meant.
    pub(super) fn workspace(&self) -> Workspace {
        let mut workspace = match &self.project {
            Some(folder) => Workspace::at(folder),
            None => Workspace::find(std::path::Path::new(".")),
        };
        if let Some(specs) = &self.specs {
            workspace.specs.clone_from(specs);
        }
        if let Some(out) = &self.out {
            workspace.generated.clone_from(out);
        }
        workspace
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compile every spec and write what changed.
    Build(BuildArgs),
    /// Check every spec and write nothing.
    Check(CheckArgs),
    /// Explain a rule.
    Explain(ExplainArgs),
    /// List the providers.
    List(ListArgs),
    /// Print the JSON Schema of the spec language.
    Schema(SchemaArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct BuildArgs {
    /// Write nothing; exit with 1 and a list when an output is stale.
    #[arg(long)]
    pub(super) check: bool,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

/// How findings are reported.
#[derive(Debug, Clone, Copy, ClapArgs)]
pub(super) struct ReportArgs {
    /// How findings are reported.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(super) format: ReportFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// With the source, as rustc does.
    Text,
    /// One line a finding.
    Concise,
    /// One JSON document on standard output.
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExplainArgs {
    /// Code or name of the rule, such as `PS0203` or `unknown-field`; without one, all rules are listed.
    pub(super) rule: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ListArgs {
    /// How the list is printed.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// A table.
    Text,
    /// One JSON document.
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct SchemaArgs {
    /// Which document the schema is of.
    #[arg(value_enum, default_value_t = SchemaOf::Provider)]
    pub(super) of: SchemaOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// A provider's spec.
    Provider,
    /// A shared group.
    Group,
}
