//! Where the API of a provider is.

use super::{Choice, Field, FieldKind, Form, Mode, ModeSpan};

/// An API host.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Host {
    /// The mode it is for; none = every mode.
    pub mode: Option<Mode>,
    /// What it is called, where a mode has several: `Europe`.
    pub name: Option<String>,
    /// Base URL of the API.
    pub url: String,
}

/// A host that depends on an answer, without the form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AnswerHost {
    /// The field that asks: [`Place::path`].
    pub field: String,
    /// The answer, as it is on the wire.
    pub value: String,
    /// The host.
    pub host: Host,
}

/// A field whose value is a host, without the form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HostField {
    /// The field: [`Place::path`].
    pub field: String,
    /// The mode it is for; none = every mode.
    pub mode: Option<Mode>,
}

/// A field of a form, by where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The field.
    pub field: &'a Field,
    /// The repeated group it is in.
    pub repeat: Option<&'a Field>,
}

impl Place<'_> {
    /// Wire key; inside a repeated group after that of the group: `terminals.terminal_id`.
    pub fn path(&self) -> String {
        match self.repeat {
            Some(repeat) => format!("{}.{}", repeat.key, self.field.key),
            None => self.field.key.clone(),
        }
    }
}

impl Form {
    /// The hosts that depend on an answer, in the order of the form: they take the place of [`Form::hosts`] and of those
    /// of the provider where it is given.
    pub fn hosts_by_answer(&self) -> Vec<(Place<'_>, &Choice, &Host)> {
        let mut out = Vec::new();
        for place in self.every_place() {
            let choices = place.field.kind.choices().unwrap_or_default();
            for choice in choices {
                out.extend(choice.hosts.iter().map(|host| (place, choice, host)));
            }
        }
        out
    }

    /// The fields whose value is a host, in the order of the form; each with the mode that it is for.
    pub fn host_fields(&self) -> Vec<(Place<'_>, Option<Mode>)> {
        let fields = self.every_place().filter(|place| place.field.api_host);
        fields
            .map(|place| match place.field.mode_span {
                ModeSpan::Only(mode) => (place, Some(mode)),
                _ => (place, None),
            })
            .collect()
    }

    fn every_place(&self) -> impl Iterator<Item = Place<'_>> {
        self.fields.iter().flat_map(|field| {
            let inner: &[Field] = match &field.kind {
                FieldKind::Repeat(repeat) => &repeat.fields,
                _ => &[],
            };
            let inner = inner.iter().map(move |inner| Place {
                field: inner,
                repeat: Some(field),
            });
            let itself = Place {
                field,
                repeat: None,
            };
            std::iter::once(itself).chain(inner)
        })
    }
}
