//! The arguments, as clap reads them. Their comments are the help texts.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use super::completions::CompletionsArgs;
use super::explain::ExplainArgs;
use super::levels::LevelArgs;
use super::man::ManArgs;
use crate::breaking::Category;
use crate::build::{Finisher, UnknownBrand, Workspace};
use crate::contract::Date;
use crate::ir::whitelist::Requirement;
use crate::ir::{FileFormat, Level, Mode, Status};
use crate::scaffold::NewField;

const EXIT_CODES: &str = "\
Exit codes: 0, all is well; 1, something was found, in a spec or in a file that cannot be read or written; 2, the \
command itself was wrong.";

/// One YAML per payment provider, compiled into Rust form types, JSON Schemas and merchant guides.
#[derive(Debug, Parser)]
#[command(name = "provspec", version, propagate_version = true, after_help = EXIT_CODES)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) project: ProjectArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The error of clap with what it cannot know: that a command which is given a file is about all of them.
pub(super) fn hinted(mut error: clap::Error) -> clap::Error {
    let wrong = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(wrong)) => wrong.as_str(),
        _ => "",
    };
    let is_spec = [".yaml", ".yml"].iter().any(|end| wrong.ends_with(end));
    if error.kind() == ErrorKind::UnknownArgument && is_spec {
        let hint = "the command takes no files: it is always about the whole project, since specs share names";
        error.insert(
            ContextKind::Suggested,
            ContextValue::StyledStrs(vec![hint.into()]),
        );
    }
    error
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
    /// A brand of `[brands]` in `provspec.toml` that the outputs speak for, or `placeholders`; default: that of `[brand]`.
    ///
    /// The outputs go to a folder of their own, `generated-BRAND` beside `generated`.
    #[arg(long, global = true, value_name = "BRAND")]
    brand: Option<String>,
}

impl ProjectArgs {
    /// The folder of the project, if it was named.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.project.as_deref()
    }

    /// The folder of the outputs, if it was named.
    pub(super) fn out(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    /// The project that is meant.
    ///
    /// # Errors
    ///
    /// It has no such brand.
    pub(super) fn workspace(&self) -> Result<Workspace, UnknownBrand> {
        let mut workspace = match &self.project {
            Some(folder) => Workspace::at(folder),
            None => Workspace::find(Path::new(".")),
        };
        if let Some(specs) = &self.specs {
            workspace.specs.clone_from(specs);
        }
        if let Some(brand) = &self.brand {
            workspace = workspace.for_brand(brand)?;
        }
        if let Some(out) = &self.out {
            workspace.generated.clone_from(out);
        }
        workspace.finisher = std::env::current_exe().ok().map(Finisher::new);
        Ok(workspace)
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compile the specs that changed, and write what is another of the outputs.
    Build(BuildArgs),
    /// Say what the specs break that others rely on, compared with what they were.
    ///
    /// For stored connections (STORED), code that uses the generated Rust (API), those who use the package for frontends
    /// (PACKAGE), and links into the guides (DOCS).
    Breaking(BreakingArgs),
    /// Check every spec and write nothing.
    Check(CheckArgs),
    /// Explain a rule.
    Explain(ExplainArgs),
    /// Format specs, shared groups and files of translations.
    ///
    /// What they say stays, and so do their comments. Without files, all of the project.
    Fmt(FmtArgs),
    /// List the providers.
    ///
    /// With filters, those that pass all of them. A filter takes several values, with commas between them or each with
    /// the option again, and lets pass what has any of them.
    List(ListArgs),
    /// Serve an editor: findings while you type, over standard input and output, in the Language Server Protocol.
    ///
    /// Editors start it by themselves; see `docs/editors.md`. It writes no file.
    Lsp(LspArgs),
    /// Make the spec of a new provider, with a TODO wherever something has to be found out.
    ///
    /// At a terminal it asks for the code and the name where they are missing, and, with the code, for the website.
    New(NewArgs),
    /// Release the package for frontends: give it the next version, and write down what changed.
    ///
    /// The version follows from what changed since the last release: what breaks those who use the package raises the
    /// first number (before 1.0.0 the second), what is new the second, all else the third. Publishing is up to npm.
    Release(ReleaseArgs),
    /// Print the JSON Schema of the spec language.
    Schema(SchemaArgs),
    /// Print a script that completes commands and options in a shell.
    Completions(CompletionsArgs),
    /// Print the manual page of the command, or write those of all its subcommands into the folder `--out`.
    Man(ManArgs),
    /// Say how much of each provider is translated.
    Translations(TranslationsArgs),
    /// Build again whenever a file of the project changes, until Ctrl-C.
    Watch(WatchArgs),
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
pub(super) struct LspArgs {
    /// Talk over standard input and output, which is what it does anyway: some editors say so.
    #[arg(long)]
    stdio: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct FmtArgs {
    /// Files, or folders with all that is in them; `-` for a text on standard input, which goes to standard output.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Write nothing; exit with 1 and a list when a file is not formatted.
    #[arg(long)]
    pub(super) check: bool,
    /// Write nothing; show what would change.
    #[arg(long)]
    pub(super) diff: bool,
    /// The file that the text on standard input is of: its folder says what kind of document it is.
    #[arg(long, value_name = "FILE")]
    pub(super) stdin_filename: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    /// Code of the provider, which is the name of its file: lower-case letters, digits, `_` and `-`.
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
    /// Name, as the provider writes it.
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Address of its website.
    #[arg(long, value_name = "URL")]
    pub(super) website: Option<String>,
    /// Its modes; default: test,live.
    #[arg(long, value_delimiter = ',', value_parser = words(&Mode::ALL, Mode::name), conflicts_with = "from")]
    pub(super) modes: Vec<Mode>,
    /// Key of a kind of account that can be connected; default: merchant.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "KEY",
        conflicts_with = "from"
    )]
    pub(super) account: Vec<String>,
    /// A field of its forms, such as `merchant_id` or `certificate:file`; default: api_key.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "KEY[:TYPE]",
        value_parser = NewField::parse,
        conflicts_with = "from"
    )]
    pub(super) field: Vec<NewField>,
    /// Begin with a copy of the spec of this provider.
    #[arg(long, value_name = "CODE")]
    pub(super) from: Option<String>,
    /// Write nothing; print the spec.
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct BreakingArgs {
    /// What to compare with: a revision of git, the folder of a project, a release file, or a package or its `index.json`.
    #[arg(long, value_name = "PAST", allow_hyphen_values = true)]
    pub(super) against: String,
    /// Only what breaks something for these; default: those of `[breaking]` in `provspec.toml`, or all.
    #[arg(long, value_delimiter = ',', value_name = "CATEGORY", ignore_case = true, value_parser = words(&Category::ALL, Category::name))]
    pub(super) category: Vec<Category>,
    /// Print the entry that the next release gets in the changelog of the package.
    #[arg(long)]
    pub(super) changelog: bool,
    /// Write a file of Rust that migrates stored connections, with places for what only people know.
    #[arg(long, value_name = "FILE")]
    pub(super) migrations: Option<PathBuf>,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ReleaseArgs {
    /// Write nothing; say what would be released.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Raise this number of the version, though less would do.
    #[arg(long, value_name = "NUMBER", value_parser = words(&Level::ALL, Level::name))]
    pub(super) level: Option<Level>,
    /// The day of the release, as in 2026-01-31; default: today, or that of SOURCE_DATE_EPOCH.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Date>,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

fn day(text: &str) -> Result<Date, &'static str> {
    Date::parse(text).ok_or("not a day such as 2026-01-31")
}

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// Mend what can be mended without asking, and show it as a diff; report what is left.
    #[arg(long, group = "mending")]
    pub(super) fix: bool,
    /// Write nothing; print what `--fix` would change, and exit with 1 if that is anything.
    #[arg(long, group = "mending")]
    pub(super) diff: bool,
    /// Mend also what is a guess, such as a name that is like the one that was written.
    #[arg(long, requires = "mending")]
    pub(super) unsafe_fixes: bool,
    /// Write down what is found, so that from now on only what is new is told.
    ///
    /// The file is `provspec-baseline.json` beside `provspec.toml`, unless `[paths]` there names another. Errors are not in it.
    #[arg(long, conflicts_with = "mending")]
    pub(super) write_baseline: bool,
    /// Tell known findings, too, however many there are.
    #[arg(long, conflicts_with = "write_baseline")]
    pub(super) no_baseline: bool,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct WatchArgs {
    /// Write nothing; check only.
    #[arg(long)]
    pub(super) check: bool,
    /// Clear the screen before each report.
    #[arg(long)]
    pub(super) clear: bool,
    /// Look at the files twice a second rather than being told of changes: for folders of another machine, as in containers.
    #[arg(long)]
    pub(super) poll: bool,
}

/// How findings are reported.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct ReportArgs {
    /// How findings are reported.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(super) format: ReportFormat,
    #[command(flatten)]
    pub(super) levels: LevelArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// With the source, as rustc does.
    Text,
    /// One line a finding.
    Concise,
    /// One JSON document on standard output.
    Json,
    /// SARIF 2.1.0 on standard output, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions, on standard output.
    Github,
    /// JUnit's XML on standard output: a suite a file.
    Junit,
    /// GitLab's Code Quality report on standard output.
    Gitlab,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ListArgs {
    /// Only providers with this text in their code or name, in any case.
    #[arg(value_name = "TEXT")]
    pub(super) search: Option<String>,
    /// How the list is printed.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(super) format: ListFormat,
    // Last, since its heading holds for whatever follows.
    #[command(flatten)]
    pub(super) filter: FilterArgs,
}

/// Which providers are listed.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Filters")]
pub(super) struct FilterArgs {
    /// Only providers of this status.
    #[arg(long, value_delimiter = ',', value_parser = words(&Status::ALL, Status::name))]
    pub(super) status: Vec<Status>,
    /// Only providers with an account of this key, such as `h2h_merchant`.
    #[arg(long, value_delimiter = ',', value_name = "KEY")]
    pub(super) account: Vec<String>,
    /// Only providers that have this mode.
    #[arg(long, value_delimiter = ',', value_parser = words(&Mode::ALL, Mode::name))]
    pub(super) mode: Vec<Mode>,
    /// Only providers with a form that takes a file.
    #[arg(long)]
    pub(super) files: bool,
    /// Only providers with a form that takes a file of this format.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "FORMAT",
        value_parser = words(&FileFormat::ALL, FileFormat::name)
    )]
    pub(super) file_format: Vec<FileFormat>,
    /// Only providers with this requirement of an IP whitelist.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "REQUIREMENT",
        value_parser = words(&Requirement::ALL, Requirement::name)
    )]
    pub(super) whitelist: Vec<Requirement>,
    /// Only providers whose connections may have this feature, a code of `provspec.toml`.
    #[arg(long, value_delimiter = ',', value_name = "CODE")]
    pub(super) feature: Vec<String>,
}

/// Reads one of the words of the language.
fn words<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let known = all.iter().map(|value| name(*value));
    PossibleValuesParser::new(known).try_map(move |word| {
        let mut values = all.iter().copied();
        values
            .find(|value| name(*value).eq_ignore_ascii_case(&word))
            .ok_or("not a word of the language")
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// A table of at most 120 columns.
    Text,
    /// One JSON document, with everything.
    Json,
    /// One code a line.
    Codes,
}

#[derive(Debug, ClapArgs)]
pub(super) struct TranslationsArgs {
    /// Only these providers, by their codes.
    #[arg(value_name = "PROVIDER")]
    pub(super) providers: Vec<String>,
    /// Only this language of the project, such as `uk`.
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) locale: Option<String>,
    /// Print what has no translation, ready to be filled in.
    #[arg(long, conflicts_with = "format")]
    pub(super) missing: bool,
    /// How the table is printed.
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(super) format: TableFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
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
    /// A file of translations.
    Translations,
}
