//! `--allow`, `--warn` and `--deny`, in the order in which they are written.

use clap::{ArgMatches, Args, Command, Error, FromArgMatches};

use crate::build::Workspace;
use crate::check::levels::{Level, Refusal, Setting};

/// Levels of rules.
#[derive(Debug, Clone, Default)]
pub(super) struct LevelArgs(Vec<Setting>);

/// The options as clap knows them, which keeps the order within each of them only.
#[derive(Debug, Args)]
struct Options {
    /// Do not tell what this rule finds: its code or name, the beginning of codes (`PS06`), or `warnings` for all. Several: with
    /// commas, or each with the option.
    #[arg(long, short = 'A', value_name = "RULE", value_delimiter = ',', value_parser = allow)]
    allow: Vec<Setting>,
    /// Warn of what this rule finds, though `provspec.toml` says otherwise.
    #[arg(long, short = 'W', value_name = "RULE", value_delimiter = ',', value_parser = warn)]
    warn: Vec<Setting>,
    /// Make an error of what this rule finds; `--deny warnings` of every warning.
    #[arg(long, short = 'D', value_name = "RULE", value_delimiter = ',', value_parser = deny)]
    deny: Vec<Setting>,
}

fn allow(name: &str) -> Result<Setting, Refusal> {
    Setting::parse(name, Level::Allow, format!("`--allow {name}`"))
}

fn warn(name: &str) -> Result<Setting, Refusal> {
    Setting::parse(name, Level::Warn, format!("`--warn {name}`"))
}

fn deny(name: &str) -> Result<Setting, Refusal> {
    Setting::parse(name, Level::Deny, format!("`--deny {name}`"))
}

impl LevelArgs {
    /// The same project, with these levels.
    pub(super) fn over(&self, workspace: &Workspace) -> Workspace {
        Workspace {
            levels: self.0.clone(),
            ..workspace.clone()
        }
    }
}

impl FromArgMatches for LevelArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut settings = Vec::new();
        for level in Level::ALL {
            let name = level.name();
            let places = matches.indices_of(name).into_iter().flatten();
            let chosen = matches.get_many::<Setting>(name);
            settings.extend(places.zip(chosen.into_iter().flatten().cloned()));
        }
        settings.sort_by_key(|(place, _)| *place);
        Ok(Self(
            settings.into_iter().map(|(_, setting)| setting).collect(),
        ))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for LevelArgs {
    fn augment_args(command: Command) -> Command {
        Options::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Options::augment_args_for_update(command)
    }
}
