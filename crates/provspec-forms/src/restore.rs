//! Reading what an earlier version of a form has stored.

use std::fmt;

use serde_core::ser::{SerializeMap, SerializeStruct};
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::engine::Depth;
use crate::sealed::{Sealed, wipe};
use crate::values::Values;
use crate::{
    Fault, FieldDefinition, FieldErrors, FormDefinition, Kind, Masked, Stored, engine, named,
};

/// A form that was stored, and what had to be done to read it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Restored<F> {
    /// The form. It is valid by its table of today.
    pub form: F,
    /// What was done, in the order in which it was done.
    pub migrated: Vec<Migration>,
    is_current: bool,
}

impl<F> Restored<F> {
    pub(crate) fn new(
        form: F,
        migrated: Vec<Migration>,
        definition: &FormDefinition,
        stored: &Stored,
    ) -> Self {
        Self {
            form,
            is_current: migrated.is_empty() && definition.version == stored.version(),
            migrated,
        }
    }

    /// Whether it was stored by this very version of the form. If not, store it again, so that it need not
    /// be migrated each time, and earlier names can be forgotten one day.
    pub fn is_current(&self) -> bool {
        self.is_current
    }

    /// The paths of the values that were left behind, as they were when they were stored.
    pub fn dropped(&self) -> impl Iterator<Item = &str> {
        dropped(&self.migrated)
    }
}

fn dropped(migrated: &[Migration]) -> impl Iterator<Item = &str> {
    migrated.iter().filter_map(|migration| match migration {
        Migration::Dropped { path, .. } => Some(path.as_str()),
        _ => None,
    })
}

/// One thing that was done to read a stored form. It never holds a value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Migration {
    /// The form had another name.
    FormRenamed {
        /// The name then.
        from: String,
        /// The name now.
        to: &'static str,
    },
    /// A field had another key.
    FieldRenamed {
        /// The path then.
        from: String,
        /// The path now.
        to: String,
    },
    /// A value was left behind.
    Dropped {
        /// Where it stood.
        path: String,
        /// Why there is no place for it.
        why: Dropped,
    },
}

/// Why a stored value was left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dropped {
    /// The form has no such field any more.
    Unknown,
    /// The form does not show the field any more with these values.
    Hidden,
    /// The option does not exist any more.
    Option,
}

impl Dropped {
    /// The reason as a word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Hidden => "hidden",
            Self::Option => "option",
        }
    }
}

impl fmt::Display for Migration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FormRenamed { from, to } => write!(f, "the form {from} is {to} now"),
            Self::FieldRenamed { from, to } => write!(f, "{from} is {to} now"),
            Self::Dropped { path, why } => match why {
                Dropped::Unknown => write!(f, "{path} is left out: the form has no such field now"),
                Dropped::Hidden => write!(f, "{path} is left out: the form does not show it now"),
                Dropped::Option => write!(f, "{path} is left out: there is no such option now"),
            },
        }
    }
}

/// As an object with `done` (`form_renamed`, `field_renamed`, `dropped`) and what belongs to it.
impl Serialize for Migration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        match self {
            Self::FormRenamed { from, to } => {
                map.serialize_entry("done", "form_renamed")?;
                map.serialize_entry("from", from)?;
                map.serialize_entry("to", to)?;
            }
            Self::FieldRenamed { from, to } => {
                map.serialize_entry("done", "field_renamed")?;
                map.serialize_entry("from", from)?;
                map.serialize_entry("to", to)?;
            }
            Self::Dropped { path, why } => {
                map.serialize_entry("done", "dropped")?;
                map.serialize_entry("path", path)?;
                map.serialize_entry("why", why.code())?;
            }
        }
        map.end()
    }
}

/// Why a stored form could not be read. It shows no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoredError {
    /// The bytes are not those of a stored form.
    Malformed,
    /// It was stored by the form of this name, which is not the one asked for, nor an earlier name of it. What
    /// does not look like the name of a form is `?`.
    OtherForm(String),
    /// The form of today does not take the values. Nothing is lost: see [`Unfinished`].
    Invalid(Box<Unfinished>),
}

impl StoredError {
    pub(crate) fn other_form(stored: &Stored) -> Self {
        Self::OtherForm(named::form(stored.form()).to_owned())
    }
}

impl fmt::Display for StoredError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("it is not a stored form"),
            Self::OtherForm(name) => write!(f, "it was stored by another form, {name:?}"),
            Self::Invalid(unfinished) => unfinished.errors.fmt(f),
        }
    }
}

impl std::error::Error for StoredError {}

/// A stored form that is not valid any more: what is wrong, and the values as far as they could be migrated.
///
/// Show [`Unfinished::masked`] to the merchant, and finish it by [`Edit::complete`](crate::Edit::complete).
pub struct Unfinished {
    form: &'static FormDefinition,
    errors: FieldErrors,
    migrated: Vec<Migration>,
    /// Those included that the form does not show, for the reason may be a fault.
    values: Sealed,
    hidden: Vec<String>,
}

impl Unfinished {
    /// The rules of the form.
    pub fn definition(&self) -> &'static FormDefinition {
        self.form
    }

    /// Every fault, in the order of the form.
    pub fn errors(&self) -> &FieldErrors {
        &self.errors
    }

    /// What was done so far.
    pub fn migrated(&self) -> &[Migration] {
        &self.migrated
    }

    /// The paths of the values that were left behind.
    pub fn dropped(&self) -> impl Iterator<Item = &str> {
        dropped(&self.migrated)
    }

    /// What may be seen of the values, to fill an edit form. Secrets and files that the form does not show
    /// now are among those that are there: they stay if it shows them when it is finished.
    pub fn masked(&self) -> Masked {
        Masked::of_map(self.form, self.values.map()).without(&self.hidden)
    }

    /// The values, **with the secrets in the clear**, also those that the form does not show now. Values in
    /// conflict stand under their earlier keys.
    pub fn expose(&self) -> Value {
        Value::Object(self.values.map().clone())
    }

    pub(crate) fn values(&self) -> &Sealed {
        &self.values
    }
}

impl fmt::Debug for Unfinished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unfinished")
            .field("form", &self.form.name)
            .field("errors", &self.errors)
            .field("migrated", &self.migrated)
            .field("values", &self.values)
            .finish()
    }
}

/// The faults and what was done; no value.
impl Serialize for Unfinished {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Unfinished", 2)?;
        object.serialize_field("errors", &self.errors)?;
        object.serialize_field("migrated", &self.migrated)?;
        object.end()
    }
}

/// The values of a stored form by the table of today, validated.
pub(crate) fn restore(
    form: &'static FormDefinition,
    stored: &Stored,
) -> Result<(Sealed, Vec<Migration>), StoredError> {
    let mut work = Work::default();
    if stored.form() != form.name {
        if !form.renamed_from.contains(&stored.form()) {
            return Err(StoredError::other_form(stored));
        }
        work.migrated.push(Migration::FormRenamed {
            from: stored.form().to_owned(),
            to: form.name,
        });
    }
    let mut values = stored.values().clone();
    work.rename(form.fields, values.map_mut(), "");
    each_item(form, values.map_mut(), &mut |item, object, prefix| {
        work.rename(item, object, prefix);
        work.fit_options(item, object, prefix);
    });
    work.fit_options(form.fields, values.map_mut(), "");
    let Work {
        mut migrated,
        conflicts,
    } = work;

    let mut fitted = values.clone();
    let mut hidden = Vec::new();
    each_item(form, fitted.map_mut(), &mut |item, object, prefix| {
        take_hidden(item, object, prefix, &mut hidden);
    });
    take_hidden(form.fields, fitted.map_mut(), "", &mut hidden);
    // Files were looked into when they came, by the rules of that version.
    let depth = match stored.version() == form.version {
        true => Depth::Shape,
        false => Depth::Contents,
    };
    let found = match engine::validate_map(form, fitted.map(), depth) {
        Ok(_) => {
            let why = Dropped::Hidden;
            let hidden = hidden.into_iter();
            migrated.extend(hidden.map(|path| Migration::Dropped { path, why }));
            return Ok((fitted, migrated));
        }
        Err(found) => found,
    };
    let mut errors = FieldErrors::default();
    for error in found {
        // What the form does not know and is still there is in conflict.
        if conflicts.contains(&error.path) {
            errors.push(error.path, Fault::Conflict);
        } else {
            errors.add(error);
        }
    }
    errors.sort(form.fields);
    // What is hidden may be so because of a fault, so it waits for the form to be finished.
    Err(StoredError::Invalid(Box::new(Unfinished {
        form,
        errors,
        migrated,
        values,
        hidden,
    })))
}

/// Something done to an item.
type Visit<'a> = dyn FnMut(&[FieldDefinition], &mut Map<String, Value>, &str) + 'a;

/// Calls for each item of each repeated group: its table, its values, its path with a dot at its end.
fn each_item(form: &FormDefinition, object: &mut Map<String, Value>, visit: &mut Visit<'_>) {
    for field in form.fields {
        if let (Kind::Items { item, .. }, Some(Value::Array(items))) =
            (&field.kind, object.get_mut(field.key))
        {
            for (at, value) in items.iter_mut().enumerate() {
                if let Value::Object(object) = value {
                    visit(item.fields, object, &format!("{}[{at}].", field.key));
                }
            }
        }
    }
}

fn take_hidden(
    fields: &[FieldDefinition],
    object: &mut Map<String, Value>,
    prefix: &str,
    hidden: &mut Vec<String>,
) {
    engine::take_hidden(fields, object, &|_| true, &mut |key| {
        hidden.push(format!("{prefix}{key}"));
    });
}

/// What was done, and what could not be.
#[derive(Default)]
struct Work {
    migrated: Vec<Migration>,
    /// Paths of values under earlier keys that differ from the value under a later one.
    conflicts: Vec<String>,
}

impl Work {
    /// Gives values under earlier keys their key of today, and leaves behind what has none.
    fn rename(
        &mut self,
        fields: &[FieldDefinition],
        object: &mut Map<String, Value>,
        prefix: &str,
    ) {
        for field in fields {
            let earlier = field.renamed_from.iter().copied();
            let keys: Vec<&str> = std::iter::once(field.key)
                .chain(earlier)
                .filter(|key| object.contains_key(*key))
                .collect();
            // The latest key has the value; what stands under others has to be the same.
            let Some((latest, others)) = keys.split_first() else {
                continue;
            };
            let same = others.iter().filter(|key| {
                let is_same = object.get(**key) == object.get(*latest);
                if !is_same {
                    self.conflicts.push(format!("{prefix}{key}"));
                }
                is_same
            });
            for twin in same.copied().collect::<Vec<&str>>() {
                self.take_over(object, twin, field.key, prefix);
            }
            if *latest != field.key {
                self.take_over(object, latest, field.key, prefix);
            }
        }
        let is_known = |key: &str| fields.iter().any(|field| field.key == key);
        let unknown: Vec<String> = object
            .keys()
            .filter(|key| !is_known(key))
            .filter(|key| !self.conflicts.contains(&format!("{prefix}{key}")))
            .cloned()
            .collect();
        for key in unknown {
            if let Some(mut value) = object.remove(&key) {
                wipe(&mut value);
            }
            self.drop(format!("{prefix}{}", named::key(&key)), Dropped::Unknown);
        }
    }

    fn take_over(&mut self, object: &mut Map<String, Value>, old: &str, new: &str, prefix: &str) {
        if let Some(value) = object.remove(old)
            && let Some(mut twin) = object.insert(new.to_owned(), value)
        {
            wipe(&mut twin);
        }
        self.migrated.push(Migration::FieldRenamed {
            from: format!("{prefix}{old}"),
            to: format!("{prefix}{new}"),
        });
    }

    /// Leaves behind options that do not exist any more.
    fn fit_options(
        &mut self,
        fields: &[FieldDefinition],
        object: &mut Map<String, Value>,
        prefix: &str,
    ) {
        for (at, field) in fields.iter().enumerate() {
            let gone = |value: &Value, options: &[&str]| {
                value.as_str().is_some_and(|text| !options.contains(&text))
            };
            match (&field.kind, object.get_mut(field.key)) {
                (Kind::Choice(options), Some(value)) if gone(value, options) => {
                    let required = {
                        let values = Values::from_object(fields, object);
                        engine::is_required(fields, &values, at)
                    };
                    // What is needed stays, so that the fault names it.
                    if !required {
                        object.remove(field.key);
                        self.drop(format!("{prefix}{}", field.key), Dropped::Option);
                    }
                }
                (Kind::Choices { options, .. }, Some(Value::Array(chosen))) => {
                    // A list of nothing else stays too, for the same reason.
                    if chosen.iter().all(|value| gone(value, options)) && !chosen.is_empty() {
                        let values = Values::from_object(fields, object);
                        if engine::is_required(fields, &values, at) {
                            continue;
                        }
                    }
                    let Some(Value::Array(chosen)) = object.get_mut(field.key) else {
                        continue;
                    };
                    let mut index = 0;
                    chosen.retain(|value| {
                        let stays = !gone(value, options);
                        if !stays {
                            let path = format!("{prefix}{}[{index}]", field.key);
                            self.migrated.push(Migration::Dropped {
                                path,
                                why: Dropped::Option,
                            });
                        }
                        index += 1;
                        stays
                    });
                    if chosen.is_empty() {
                        object.remove(field.key);
                    }
                }
                _ => {}
            }
        }
    }

    fn drop(&mut self, path: String, why: Dropped) {
        self.migrated.push(Migration::Dropped { path, why });
    }
}
