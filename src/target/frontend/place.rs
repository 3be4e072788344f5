//! A field in its place: what is around it, and the help that follows from that.

use super::json_schema::wording;
use crate::ir::{Field, FieldKind, FileInput, Form, Project, Provider, Words};

/// A field in its place.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The provider.
    provider: &'a Provider,
    /// The project, for the brand.
    pub(super) project: &'a Project,
    /// The form.
    pub(super) form: &'a Form,
    /// The repeated group that it is in.
    pub(super) repeat: Option<&'a Field>,
    /// The field.
    pub(super) field: &'a Field,
}

impl<'a> Place<'a> {
    /// A field of a form.
    pub(super) fn new(
        provider: &'a Provider,
        project: &'a Project,
        form: &'a Form,
        field: &'a Field,
    ) -> Self {
        Self {
            provider,
            project,
            form,
            repeat: None,
            field,
        }
    }

    /// A field of the items of this one, which is a repeated group.
    pub(super) fn inside(self, field: &'a Field) -> Self {
        Self {
            repeat: Some(self.field),
            field,
            ..self
        }
    }

    /// What stands below the box: facts about the value that are no rules of the form. `pastes` says that the box of
    /// a file takes its text, too.
    pub(super) fn help(self, pastes: bool) -> Option<String> {
        let (provider, field) = (&self.provider.short_name, self.field);
        let words = Words::of(self.project.locale);
        let mut sentences = Vec::new();
        if let Some(names) = field.names_there_in(words) {
            let parameters = [("provider", provider.as_str()), ("names", &names)];
            sentences.push(words.fill(words.known_as, &parameters));
        }
        if let FieldKind::File(rules) = &field.kind {
            if let Some(name) = &rules.file_name {
                let (form, repeat) = (self.form, self.repeat);
                let name = self.provider.file_name_in_words(name, form, field, repeat);
                sentences.push(words.fill(words.file_name, &[("name", &name)]));
            }
            if rules.input != FileInput::Upload && !pastes {
                sentences.push(words.save_as_file.to_owned());
            }
        }
        if field.shown_once {
            sentences.push(words.fill(words.shown_once, &[("provider", provider)]));
        }
        sentences.extend(field.valid_for.map(|lifetime| words.lifetime(lifetime)));
        wording::join(sentences)
    }
}
