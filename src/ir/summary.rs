//! What the whole catalogue knows of a provider. There may be thousands of them in several languages, so what is long is
//! held once for all languages in which it is the same.

use std::sync::Arc;

use super::{
    AnswerHost, Callback, Departure, Deprecation, Field, FieldKind, FileFormat, Form, Host,
    HostField, Issued, Link, Mode, ModeSpan, Provider, Sender, Status, Whitelist, anchor,
};

/// What the catalogue-wide outputs (indexes, the enum over all forms, `list`) know of a provider.
#[derive(Debug, Clone, Hash)]
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
    pub features: Arc<[String]>,
    /// [`Provider::currencies`], by code.
    pub currencies: Vec<String>,
    /// Its forms.
    pub forms: Vec<FormSummary>,
    /// [`Provider::links`].
    pub links: Arc<[Link]>,
    /// [`Provider::hosts`].
    pub hosts: Vec<Host>,
    /// [`Provider::whitelist`].
    pub whitelist: Arc<Whitelist>,
    /// [`Provider::issued`].
    pub issued: Arc<[Issued]>,
    /// [`Provider::callbacks`].
    pub callbacks: Arc<[Callback]>,
    /// [`Provider::sends_from`].
    pub sends_from: Vec<Sender>,
    /// What of it is another than in the last release of the frontend package, once that is known; none = nothing,
    /// or there was no release.
    pub departure: Option<Box<Departure>>,
}

/// A form, as the catalogue-wide outputs know it.
#[derive(Debug, Clone, Hash)]
pub struct FormSummary {
    /// [`Form::key`].
    pub key: String,
    /// [`Form::title`].
    pub title: String,
    /// [`Form::deprecated`].
    pub deprecated: Option<Deprecation>,
    /// [`Form::renamed_from`].
    pub renamed_from: Vec<String>,
    /// Number of fields.
    pub fields: usize,
    /// Keys of the fields whose values are lists.
    pub lists: Vec<String>,
    /// How the mode is chosen in it; empty = not at all.
    pub mode_choices: Vec<ModeChoice>,
    /// The formats of file that it takes, in the order of the form.
    pub file_formats: Vec<FileFormat>,
    /// Codes of the features that it offers, in the order of the form.
    pub features: Arc<[String]>,
    /// [`Form::hosts`].
    pub hosts: Vec<Host>,
    /// [`Form::hosts_by_answer`].
    pub hosts_by_answer: Vec<AnswerHost>,
    /// [`Form::host_fields`].
    pub host_fields: Vec<HostField>,
    /// [`Form::sends_from`].
    pub sends_from: Vec<Sender>,
    /// The fields that the page explains, in the order of the form, parents before the fields inside them: each by its
    /// wire key, inside a repeated group after that of the group (`terminals.terminal_id`).
    pub places: Arc<[Box<str>]>,
    /// Digest of the module that the frontend package has of the form, once that is made. Only the files of the digests
    /// have it: it is another after most edits, while the lists of all providers stay as they are.
    pub content: Option<String>,
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
        let mut features: Arc<[String]> = if self.features.is_empty() {
            distinct(forms.iter().flat_map(|form| form.features.iter()).cloned()).into()
        } else {
            self.features.as_slice().into()
        };
        for form in &forms {
            share(&mut features, &form.features);
        }
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
            currencies: self.currencies.iter().map(|it| it.code.clone()).collect(),
            forms,
            links: self.links.as_slice().into(),
            hosts: self.hosts.clone(),
            whitelist: Arc::new(self.whitelist.clone()),
            issued: self.issued.as_slice().into(),
            callbacks: self.callbacks.as_slice().into(),
            sends_from: self.sends_from.clone(),
            departure: None,
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
            renamed_from: self.renamed_from.clone(),
            fields: self.fields.len(),
            lists: self
                .fields
                .iter()
                .filter(|field| field.kind.is_array())
                .map(|field| field.key.clone())
                .collect(),
            mode_choices: distinct(mode_choices),
            file_formats: distinct(file_formats),
            features: distinct(features).into(),
            hosts: self.hosts.clone(),
            hosts_by_answer: self
                .hosts_by_answer()
                .into_iter()
                .map(|(place, choice, host)| AnswerHost {
                    field: place.path(),
                    value: choice.value.clone(),
                    host: host.clone(),
                })
                .collect(),
            host_fields: self
                .host_fields()
                .into_iter()
                .map(|(place, mode)| HostField {
                    field: place.path(),
                    mode,
                })
                .collect(),
            sends_from: self.sends_from.clone(),
            places: self.places(),
            content: None,
        }
    }

    fn places(&self) -> Arc<[Box<str>]> {
        let mut places: Vec<Box<str>> = Vec::new();
        for field in &self.fields {
            places.push(field.key.as_str().into());
            if let FieldKind::Repeat(repeat) = &field.kind {
                let inner = repeat.fields.iter();
                places.extend(inner.map(|inner| [&*field.key, ".", &inner.key].concat().into()));
            }
        }
        places.into()
    }
}

impl FormSummary {
    /// Where the page explains each field: its path, and the anchor.
    pub fn anchors(&self) -> impl Iterator<Item = (&str, String)> {
        self.places.iter().map(|path| {
            let anchor = match path.split_once('.') {
                Some((group, field)) => anchor::item_field(&self.key, group, field),
                None => anchor::field(&self.key, path),
            };
            (&**path, anchor)
        })
    }
}

impl Summary {
    /// Holds what is the same in another language once for both.
    pub fn share(&mut self, other: &Self) {
        share(&mut self.features, &other.features);
        share(&mut self.links, &other.links);
        share(&mut self.whitelist, &other.whitelist);
        share(&mut self.issued, &other.issued);
        share(&mut self.callbacks, &other.callbacks);
        for (form, other) in self.forms.iter_mut().zip(&other.forms) {
            share(&mut form.features, &other.features);
            share(&mut form.places, &other.places);
        }
    }

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

/// What is equal need not be there twice.
fn share<T: PartialEq + ?Sized>(own: &mut Arc<T>, other: &Arc<T>) {
    if own == other {
        *own = Arc::clone(other);
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
