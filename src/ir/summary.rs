//! What the whole catalogue knows of a provider.

use super::whitelist::{Format, Requirement};
use super::{
    Deprecation, Field, FieldKind, FileFormat, Form, Mode, ModeSpan, Provider, Sender, Status,
};

/// What the catalogue-wide outputs (indexes, the enum over all forms, `list`) know of a provider.
#[derive(Debug, Clone)]
pub struct Summary {
    /// [`Provider::code`].
    pub code: String,
    /// [`Provider::name`].
    pub name: String,
    /// [`Provider::short_name`].
    pub short_name: String,
    /// [`Provider::logo`].
    pub logo: Option<String>,
    /// [`Provider::description`].
    pub description: Option<String>,
    /// [`Provider::status`].
    pub status: Status,
    /// [`Provider::deprecated`].
    pub deprecated: Option<Deprecation>,
    /// [`Provider::modes`].
    pub modes: Vec<Mode>,
    /// Codes of the features that a connection may have: those the spec names, else those a form offers.
    pub features: Vec<String>,
    /// Its forms.
    pub forms: Vec<FormSummary>,
    /// Whether and how addresses are whitelisted.
    pub whitelist: WhitelistSummary,
    /// Number of boxes at the provider that take a callback URL.
    pub callbacks: usize,
    /// [`Provider::sends_from`].
    pub sends_from: Vec<Sender>,
}

/// A form, as the catalogue-wide outputs know it.
#[derive(Debug, Clone)]
pub struct FormSummary {
    /// [`Form::key`].
    pub key: String,
    /// [`Form::title`].
    pub title: String,
    /// [`Form::deprecated`].
    pub deprecated: Option<Deprecation>,
    /// Number of fields.
    pub fields: usize,
    /// How the mode is chosen in it; empty = not at all.
    pub mode_choices: Vec<ModeChoice>,
    /// The formats of file that it takes, in the order of the form.
    pub file_formats: Vec<FileFormat>,
    /// Codes of the features that it offers, in the order of the form.
    pub features: Vec<String>,
}

/// A whitelist, as the catalogue-wide outputs know it.
#[derive(Debug, Clone)]
pub struct WhitelistSummary {
    /// Whether it has to be done.
    pub requirement: Requirement,
    /// How the provider wants the list written.
    pub format: Format,
    /// Keys of the forms it is for; empty = all.
    pub forms: Vec<String>,
    /// Whether it is for some connections only: for some forms, or in some cases.
    pub limited: bool,
}

/// How a form lets a merchant choose the mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ModeChoice {
    /// By a switch.
    Switch,
    /// By a value per mode, side by side.
    PerMode,
    /// By a value that decides.
    Value,
}

impl ModeChoice {
    /// The word in the language that makes a form do so.
    pub fn name(self) -> &'static str {
        match self {
            Self::Switch => "mode",
            Self::PerMode => "per_mode",
            Self::Value => "selects_mode",
        }
    }

    /// What a field does for the choice.
    fn of(field: &Field) -> Option<Self> {
        match (&field.kind, field.mode_span) {
            (FieldKind::Mode(_), _) => Some(Self::Switch),
            (_, ModeSpan::Only(_)) => Some(Self::PerMode),
            (_, ModeSpan::Selects) => Some(Self::Value),
            (_, ModeSpan::Shared | ModeSpan::Differs) => None,
        }
    }
}

impl Provider {
    /// What the catalogue-wide outputs need to know.
    pub fn summary(&self) -> Summary {
        let forms: Vec<FormSummary> = self.forms.iter().map(Form::summary).collect();
        let features = if self.features.is_empty() {
            distinct(forms.iter().flat_map(|form| &form.features).cloned())
        } else {
            self.features.clone()
        };
        Summary {
            code: self.code.clone(),
            name: self.name.clone(),
            short_name: self.short_name.clone(),
            logo: self.logo.clone(),
            description: self.description.clone(),
            status: self.status,
            deprecated: self.deprecated.clone(),
            modes: self.modes.clone(),
            features,
            forms,
            whitelist: WhitelistSummary {
                requirement: self.whitelist.requirement,
                format: self.whitelist.format.clone(),
                forms: self.whitelist.forms.clone(),
                limited: self.whitelist.is_limited(),
            },
            callbacks: self.callbacks.len(),
            sends_from: self.sends_from.clone(),
        }
    }
}

impl Form {
    fn summary(&self) -> FormSummary {
        let mut mode_choices = Vec::new();
        let mut file_formats = Vec::new();
        let mut features = Vec::new();
        self.visit(&mut |field: &Field| {
            mode_choices.extend(ModeChoice::of(field));
            match &field.kind {
                FieldKind::File(rules) => file_formats.extend(&rules.formats),
                FieldKind::Features(choices) => {
                    features.extend(choices.iter().map(|choice| choice.value.clone()));
                }
                _ => {}
            }
        });
        mode_choices.sort_unstable();
        FormSummary {
            key: self.key.clone(),
            title: self.title.clone(),
            deprecated: self.deprecated.clone(),
            fields: self.fields.len(),
            mode_choices: distinct(mode_choices),
            file_formats: distinct(file_formats),
            features: distinct(features),
        }
    }
}

impl Summary {
    /// Whether any form takes a file.
    pub fn takes_files(&self) -> bool {
        self.forms.iter().any(|form| !form.file_formats.is_empty())
    }

    /// The formats of file that its forms take, in the order of the forms.
    pub fn file_formats(&self) -> Vec<FileFormat> {
        distinct(self.forms.iter().flat_map(|form| form.file_formats.clone()))
    }

    /// How the mode is chosen in its forms; empty = not at all.
    pub fn mode_choices(&self) -> Vec<ModeChoice> {
        let mut choices: Vec<ModeChoice> = self
            .forms
            .iter()
            .flat_map(|form| form.mode_choices.clone())
            .collect();
        choices.sort_unstable();
        distinct(choices)
    }
}

/// The items without repeats, in order of first occurrence.
fn distinct<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}
