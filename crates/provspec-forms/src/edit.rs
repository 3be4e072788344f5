//! Changes to a connection that is there.

mod items;

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use provspec_messages::expected;
use serde_core::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::engine::Depth;
use crate::form::read;
use crate::sealed::{Sealed, wipe};
use crate::values::Values;
use crate::{
    Fault, FieldDefinition, FieldErrors, Form, FormDefinition, Kind, REDACTED, Submission,
    Unfinished, engine, view,
};

/// A submission for a connection that is there, in which secrets and files may be left as they are.
///
/// It has the whole form, as a first submission has. Only of secrets and files it says what happens to what
/// is stored: see [`Change`]. An item of a repeated group keeps its secrets as long as nothing else in it
/// changes; where two items look the same, all of them have to leave all secrets as they are.
pub struct Edit<F> {
    submitted: Sealed,
    form: PhantomData<fn() -> F>,
}

/// What a submission says of a secret or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is left out: what is stored stays, if the form still shows the field.
    Unchanged,
    /// It is `null`: there is none from now on.
    Removed,
    /// There is a new one.
    New,
}

impl Change {
    fn of(value: Option<&Value>) -> Self {
        match value {
            None => Self::Unchanged,
            Some(Value::Null) => Self::Removed,
            Some(_) => Self::New,
        }
    }
}

impl<F: Form> Edit<F> {
    /// Takes a submission. Its faults are found when it is applied: what is wrong may depend on what is stored.
    ///
    /// # Errors
    ///
    /// When it is not an object.
    pub fn from_value(value: &Value) -> Result<Self, FieldErrors> {
        let object = object(value)?;
        Ok(Self {
            submitted: Sealed::copy_of(object),
            form: PhantomData,
        })
    }

    /// Takes a submission in parts. A secret or file without a part, or with an empty one as browsers send it, is
    /// [`Change::Unchanged`]; nothing in parts says [`Change::Removed`].
    pub fn from_submission(submission: Submission) -> Self {
        Self {
            submitted: submission.into_edit(F::rules()),
            form: PhantomData,
        }
    }

    /// What the submission says of the secret or file at this path (`password`, `terminals[0].pin`); `None`
    /// if there is no such secret or file.
    pub fn change(&self, path: &str) -> Option<Change> {
        self.changes()
            .into_iter()
            .find(|(known, _)| known == path)
            .map(|(_, change)| change)
    }

    /// What the submission says of each secret and file, by path, in the order of the form.
    pub fn changes(&self) -> Vec<(String, Change)> {
        let mut changes = Vec::new();
        each_kept(
            F::rules().fields,
            self.submitted.map(),
            &mut |path, value| {
                changes.push((path, Change::of(value)));
            },
        );
        changes
    }

    /// The form as it is after the edit. Conditions are about the new values, with the secrets that stay;
    /// a secret that the form does not show any more goes.
    ///
    /// # Errors
    ///
    /// Every fault, in the order of the form.
    pub fn apply(&self, stored: &F) -> Result<F, FieldErrors> {
        let stored = exposed(F::rules(), &Values::from_form(stored));
        merge(F::rules(), self.submitted.map(), stored.map()).map(|values| read(&values))
    }

    /// As [`Edit::apply`], to a connection that could be read only in part.
    ///
    /// # Errors
    ///
    /// Every fault, in the order of the form.
    pub fn complete(&self, unfinished: &Unfinished) -> Result<F, FieldErrors> {
        let stored = unfinished.values();
        merge(F::rules(), self.submitted.map(), stored.map()).map(|values| read(&values))
    }
}

impl<F: Form> fmt::Debug for Edit<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.changes()).finish()
    }
}

impl<'de, F: Form> Deserialize<'de> for Edit<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde_core::de::Error as _;

        let mut value = Value::deserialize(deserializer)?;
        let edit = Self::from_value(&value).map_err(D::Error::custom);
        wipe(&mut value);
        edit
    }
}

pub(crate) fn object(value: &Value) -> Result<&Map<String, Value>, FieldErrors> {
    value.as_object().ok_or_else(|| {
        let mut errors = FieldErrors::default();
        errors.push("", Fault::Type(expected::OBJECT));
        errors
    })
}

pub(crate) fn exposed(form: &FormDefinition, values: &Values<'_>) -> Sealed {
    Sealed::from_value(view::expose(form.fields, values))
}

/// Calls for each secret and file that the submission could have, those of items included.
fn each_kept(
    fields: &[FieldDefinition],
    object: &Map<String, Value>,
    visit: &mut dyn FnMut(String, Option<&Value>),
) {
    for field in fields {
        match (&field.kind, object.get(field.key)) {
            (_, value) if field.is_kept() => visit(field.key.to_owned(), value),
            (Kind::Items { item, .. }, Some(Value::Array(items))) => {
                for (at, item_value) in items.iter().enumerate() {
                    if let Value::Object(object) = item_value {
                        each_kept(item.fields, object, &mut |key, value| {
                            visit(format!("{}[{at}].{key}", field.key), value);
                        });
                    }
                }
            }
            _ => {}
        }
    }
}

/// The submission with what it leaves as it is stored, validated.
pub(crate) fn merge(
    form: &FormDefinition,
    submitted: &Map<String, Value>,
    stored: &Map<String, Value>,
) -> Result<Sealed, FieldErrors> {
    let mut merged = Sealed::copy_of(submitted);
    let mut errors = FieldErrors::default();
    Scope {
        fields: form.fields,
        prefix: "",
        stored: Some(stored),
        in_doubt: &|_| false,
    }
    .merge(merged.map_mut(), &mut errors);
    for field in form.fields {
        if let (Kind::Items { item, .. }, Some(Value::Array(items))) =
            (&field.kind, merged.map_mut().get_mut(field.key))
        {
            let stored = stored.get(field.key).and_then(Value::as_array);
            let stored = stored.map_or(&[][..], Vec::as_slice);
            items::merge(field, item.fields, items, stored, &mut errors);
        }
    }
    // What is said here of a place says more than what validation sees there.
    if let Err(found) = engine::validate_map(form, merged.map(), Depth::Contents).map(drop) {
        let said: HashSet<String> = errors.iter().map(|error| error.path.clone()).collect();
        for error in found {
            if !said.contains(&error.path) {
                errors.add(error);
            }
        }
    }
    errors.sort(form.fields);
    errors.into_result().map(|()| merged)
}

/// A form or an item, and what is stored of it.
struct Scope<'a> {
    fields: &'a [FieldDefinition],
    /// The path of an item, with a dot at its end.
    prefix: &'a str,
    stored: Option<&'a Map<String, Value>>,
    /// Whether a value of this field may be meant, but cannot be told from others.
    in_doubt: &'a dyn Fn(&str) -> bool,
}

impl Scope<'_> {
    fn merge(&self, object: &mut Map<String, Value>, errors: &mut FieldErrors) {
        let mut carried = Vec::new();
        let mut left_out = Vec::new();
        for field in self.fields.iter().filter(|field| field.is_kept()) {
            match object.get(field.key) {
                Some(Value::Null) => drop(object.remove(field.key)),
                Some(Value::String(text)) if text == REDACTED => {
                    errors.push(self.path(field), Fault::Redacted);
                }
                Some(_) => {}
                None => match self.stored.and_then(|stored| stored.get(field.key)) {
                    Some(value) => {
                        object.insert(field.key.to_owned(), value.clone());
                        carried.push(field.key);
                    }
                    None => left_out.push(field.key),
                },
            }
        }
        engine::take_hidden(
            self.fields,
            object,
            &|key| carried.contains(&key),
            &mut |_| {},
        );
        let values = Values::from_object(self.fields, object);
        for (at, field) in self.fields.iter().enumerate() {
            if left_out.contains(&field.key)
                && (self.in_doubt)(field.key)
                && engine::is_shown(self.fields, &values, at)
            {
                errors.push(self.path(field), Fault::Unmatched);
            }
        }
    }

    fn path(&self, field: &FieldDefinition) -> String {
        format!("{}{}", self.prefix, field.key)
    }
}
