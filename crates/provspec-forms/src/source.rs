//! Reading a form of which only the name is known: what the generated enum over all forms leans on.
//!
//! The enum has one `match` over names, by which all ways of reading go; what they do is here, once.

use serde_json::{Map, Value};

use crate::engine::Depth;
use crate::sealed::Sealed;
use crate::submission::Sorted;
use crate::values::Values;
use crate::{
    AnyForm, FieldErrors, Form, FormDefinition, FormError, Migration, Restored, Stored,
    StoredError, Submission, Unfinished, edit, engine, restore,
};

/// Where the values of a form come from. Not for use by hand.
pub struct Source<'a> {
    /// The name that is asked for.
    name: &'a str,
    what: What<'a>,
    /// Values that were merged or migrated.
    values: Sealed,
    /// Parts in the order of the form.
    parts: Option<Sorted>,
    outcome: Option<Outcome>,
}

enum What<'a> {
    Value(&'a Value),
    /// Taken when it is read.
    Parts(Option<Submission>),
    /// The submission, and what is stored.
    Edit(&'a Map<String, Value>, &'a Map<String, Value>),
    Stored(&'a Stored),
}

enum Outcome {
    Faults(FieldErrors),
    Unread(StoredError),
    Restored(&'static FormDefinition, Vec<Migration>),
}

/// The generated function that finds the form of a name.
type Open<E> = fn(&str, &mut Source<'_>) -> Option<E>;

impl<'a> Source<'a> {
    fn new(name: &'a str, what: What<'a>) -> Self {
        Self {
            name,
            what,
            values: Sealed::default(),
            parts: None,
            outcome: None,
        }
    }

    /// The values, validated.
    fn open(&mut self, form: &'static FormDefinition) -> Option<Values<'_>> {
        match &mut self.what {
            What::Value(value) => match engine::validate_object(form, value, Depth::Contents) {
                Ok(values) => return Some(values),
                Err(errors) => {
                    self.outcome = Some(Outcome::Faults(errors));
                    return None;
                }
            },
            What::Parts(submission) => {
                let submission = submission.take()?;
                let parts = self.parts.insert(submission.sort(form.fields));
                let (mut values, unknown) = parts.values();
                return match engine::validate_values(form, &mut values, unknown) {
                    // These very values: they have the files, and their objects are items.
                    Ok(()) => Some(values),
                    Err(errors) => {
                        self.outcome = Some(Outcome::Faults(errors));
                        None
                    }
                };
            }
            What::Edit(edit, stored) => match edit::merge(form, edit, stored) {
                Ok(values) => self.values = values,
                Err(errors) => {
                    self.outcome = Some(Outcome::Faults(errors));
                    return None;
                }
            },
            What::Stored(stored) => match restore::restore(form, stored) {
                Ok((values, migrated)) => {
                    self.values = values;
                    self.outcome = Some(Outcome::Restored(form, migrated));
                }
                Err(error) => {
                    self.outcome = Some(Outcome::Unread(error));
                    return None;
                }
            },
        }
        Some(Values::of_valid(form.fields, self.values.map()))
    }

    /// A submission has today's name; what was stored may have an earlier one.
    fn takes(&self, form: &FormDefinition) -> bool {
        form.name == self.name || matches!(self.what, What::Stored(_))
    }

    fn into_fault(self) -> FormError {
        match self.outcome {
            Some(Outcome::Faults(errors)) => FormError::Invalid(errors),
            _ => FormError::UnknownForm,
        }
    }
}

/// Reads a form and wraps it as a variant of the generated enum over all forms.
pub fn wrap<F: Form, E>(variant: fn(Box<F>) -> E, source: &mut Source<'_>) -> Option<E> {
    let definition = F::rules();
    if !source.takes(definition) {
        return None;
    }
    let form = F::read(&mut source.open(definition)?);
    Some(variant(Box::new(form)))
}

/// Reads a submission to the form of this name.
///
/// # Errors
///
/// When there is no such form, or every fault.
pub fn from_value<E>(name: &str, value: &Value, open: Open<E>) -> Result<E, FormError> {
    let mut source = Source::new(name, What::Value(value));
    open(name, &mut source).ok_or_else(|| source.into_fault())
}

/// Reads a submission in parts to the form of this name.
///
/// # Errors
///
/// When there is no such form, or every fault.
pub fn from_submission<E>(
    name: &str,
    submission: Submission,
    open: Open<E>,
) -> Result<E, FormError> {
    let mut source = Source::new(name, What::Parts(Some(submission)));
    open(name, &mut source).ok_or_else(|| source.into_fault())
}

/// Reads a submission that changes a form.
///
/// # Errors
///
/// Every fault.
pub fn edited<E>(stored: &dyn AnyForm, value: &Value, open: Open<E>) -> Result<E, FormError> {
    let form = stored.definition();
    let edit = edit::object(value)?;
    let values = edit::exposed(form, &stored.values());
    let mut source = Source::new(form.name, What::Edit(edit, values.map()));
    open(form.name, &mut source).ok_or_else(|| source.into_fault())
}

/// Reads a submission that finishes what could be read only in part.
///
/// # Errors
///
/// Every fault.
pub fn completed<E>(unfinished: &Unfinished, value: &Value, open: Open<E>) -> Result<E, FormError> {
    let name = unfinished.definition().name;
    let edit = edit::object(value)?;
    let mut source = Source::new(name, What::Edit(edit, unfinished.values().map()));
    open(name, &mut source).ok_or_else(|| source.into_fault())
}

/// Reads a submission in parts that changes a form.
///
/// # Errors
///
/// Every fault.
pub fn edited_in_parts<E>(
    stored: &dyn AnyForm,
    submission: Submission,
    open: Open<E>,
) -> Result<E, FormError> {
    let form = stored.definition();
    let edit = submission.into_edit(form);
    let values = edit::exposed(form, &stored.values());
    let mut source = Source::new(form.name, What::Edit(edit.map(), values.map()));
    open(form.name, &mut source).ok_or_else(|| source.into_fault())
}

/// Reads a submission in parts that finishes what could be read only in part.
///
/// # Errors
///
/// Every fault.
pub fn completed_in_parts<E>(
    unfinished: &Unfinished,
    submission: Submission,
    open: Open<E>,
) -> Result<E, FormError> {
    let form = unfinished.definition();
    let edit = submission.into_edit(form);
    let mut source = Source::new(form.name, What::Edit(edit.map(), unfinished.values().map()));
    open(form.name, &mut source).ok_or_else(|| source.into_fault())
}

/// Reads a stored form.
///
/// # Errors
///
/// When there is no form of its name, or it is not valid any more.
pub fn from_stored<E>(stored: &Stored, open: Open<E>) -> Result<Restored<E>, StoredError> {
    let mut source = Source::new(stored.form(), What::Stored(stored));
    match (open(stored.form(), &mut source), source.outcome) {
        (Some(form), Some(Outcome::Restored(definition, migrated))) => {
            Ok(Restored::new(form, migrated, definition, stored))
        }
        (_, Some(Outcome::Unread(error))) => Err(error),
        _ => Err(StoredError::other_form(stored)),
    }
}
