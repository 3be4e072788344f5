//! Which providers are listed.

use crate::cli::args::{FilterArgs, ListArgs};
use crate::diagnostics::{closest, list_names};
use crate::ir::{Project, Summary};

/// What a provider has to be, to be listed.
pub(super) struct Filter<'a> {
    options: &'a FilterArgs,
    /// In lower case.
    search: Option<String>,
}

impl<'a> Filter<'a> {
    pub(super) fn new(options: &'a ListArgs) -> Self {
        Self {
            options: &options.filter,
            search: options.search.as_ref().map(|text| text.to_lowercase()),
        }
    }

    /// Whether anything was asked for.
    pub(super) fn is_set(&self) -> bool {
        let FilterArgs {
            status,
            account,
            mode,
            files,
            file_format,
            whitelist,
            feature,
        } = self.options;
        self.search.is_some()
            || *files
            || !(status.is_empty()
                && account.is_empty()
                && mode.is_empty()
                && file_format.is_empty()
                && whitelist.is_empty()
                && feature.is_empty())
    }

    /// Whether the names that only the project knows are its own.
    ///
    /// # Errors
    ///
    /// What is wrong, in words.
    pub(super) fn check(&self, project: &Project, all: &[Summary]) -> Result<(), String> {
        let features: Vec<&str> = project.features.iter().map(|it| it.code.as_str()).collect();
        known(
            &self.options.feature,
            &features,
            "feature",
            "under `[features]` in `provspec.toml`",
        )?;
        let mut accounts: Vec<&str> = all
            .iter()
            .flat_map(|it| it.forms.iter().map(|form| form.key.as_str()))
            .collect();
        accounts.sort_unstable();
        accounts.dedup();
        known(
            &self.options.account,
            &accounts,
            "account",
            "under `accounts` in any spec",
        )
    }

    /// Whether a provider is listed.
    pub(super) fn fits(&self, summary: &Summary) -> bool {
        let Self { options, search } = self;
        let found = |wanted: &str| {
            [&summary.code, &summary.name]
                .into_iter()
                .any(|text| text.to_lowercase().contains(wanted))
        };
        search.as_deref().is_none_or(found)
            && any(&options.status, |it| *it == summary.status)
            && any(&options.account, |key| {
                summary.forms.iter().any(|form| form.key == *key)
            })
            && any(&options.mode, |it| summary.modes.contains(it))
            && (!options.files || summary.takes_files())
            && any(&options.file_format, |it| {
                summary.file_formats().contains(it)
            })
            && any(&options.whitelist, |it| {
                *it == summary.whitelist.requirement
            })
            && any(&options.feature, |it| summary.features.contains(it))
    }
}

/// Whether one of the wanted values holds, or none is wanted.
fn any<T>(wanted: &[T], holds: impl Fn(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(holds)
}

fn known(wanted: &[String], names: &[&str], what: &str, place: &str) -> Result<(), String> {
    let Some(wrong) = wanted.iter().find(|name| !names.contains(&name.as_str())) else {
        return Ok(());
    };
    let hint = closest(wrong, names.iter().copied())
        .map(|name| format!("; did you mean `{name}`?"))
        .unwrap_or_default();
    let choice = if names.is_empty() {
        format!("there is none {place}")
    } else {
        format!("{what}s: {}", list_names(names))
    };
    Err(format!(
        "error: there is no {what} `{wrong}`{hint}\n{choice}\n"
    ))
}
