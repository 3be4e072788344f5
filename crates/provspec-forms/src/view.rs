//! How a typed form is shown and written: by its table, so that no form needs code of its own for it.

use std::fmt;

use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::values::{Given, Values};
use crate::{FieldDefinition, Kind, REDACTED, Secrecy, engine};

/// The values that are there, with their fields.
fn given<'v, 'a>(
    fields: &'static [FieldDefinition],
    values: &'v Values<'a>,
) -> impl Iterator<Item = (&'static FieldDefinition, &'v Given<'a>)> {
    fields
        .iter()
        .enumerate()
        .map(|(at, field)| (field, values.get(at)))
        .filter(|(_, given)| !matches!(given, Given::Absent))
}

/// Shows a form: what is secret, and what is in a file, stays hidden.
pub(crate) fn debug(
    name: &str,
    fields: &'static [FieldDefinition],
    values: &Values<'_>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (field, given) in given(fields, values) {
        shown.field(field.key, &View { field, given });
    }
    shown.finish()
}

/// A value for those who may not see a secret.
struct View<'v, 'a> {
    field: &'static FieldDefinition,
    given: &'v Given<'a>,
}

impl<'v, 'a> View<'v, 'a> {
    fn with(&self, given: &'v Given<'a>) -> Self {
        Self {
            field: self.field,
            given,
        }
    }

    fn is_secret(&self) -> bool {
        matches!(self.field.secrecy, Secrecy::Secret)
    }

    fn item(&self) -> &'static [FieldDefinition] {
        match self.field.kind {
            Kind::Items { item, .. } => item.fields,
            _ => &[],
        }
    }

    fn is_toggle(&self) -> bool {
        matches!(self.field.kind, Kind::Toggle | Kind::Acknowledgement)
    }
}

impl fmt::Debug for View<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.given {
            _ if self.is_secret() => f.write_str(REDACTED),
            Given::Absent | Given::Null => f.write_str("None"),
            Given::Blank => f.write_str(if self.is_toggle() { "false" } else { "[]" }),
            Given::Flag(flag) => flag.fmt(f),
            Given::Number(number) => fmt::Display::fmt(number, f),
            Given::Text(text) => text.fmt(f),
            Given::Upload(upload) => upload.fmt(f),
            Given::Decoded(upload) => upload.fmt(f),
            Given::List(items) => f
                .debug_list()
                .entries(items.iter().map(|item| self.with(item)))
                .finish(),
            Given::Item(values) => {
                let mut shown = f.debug_map();
                for (field, given) in given(self.item(), values) {
                    shown.entry(&format_args!("{}", field.key), &View { field, given });
                }
                shown.finish()
            }
            // Typed forms hold no loose JSON.
            Given::Object(_) | Given::Array(_) => f.write_str(REDACTED),
        }
    }
}

/// A whole form or item for those who may not see a secret.
pub(crate) struct Redacted<'v, 'a> {
    pub(crate) fields: &'static [FieldDefinition],
    pub(crate) values: &'v Values<'a>,
}

impl Serialize for Redacted<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, given) in given(self.fields, self.values) {
            map.serialize_entry(field.key, &View { field, given })?;
        }
        map.end()
    }
}

impl Serialize for View<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.given {
            _ if self.is_secret() => serializer.serialize_str(REDACTED),
            Given::Blank if self.is_toggle() => serializer.serialize_bool(false),
            Given::Blank => serializer.serialize_seq(Some(0))?.end(),
            Given::Absent | Given::Null | Given::Object(_) | Given::Array(_) => {
                serializer.serialize_unit()
            }
            Given::Flag(flag) => serializer.serialize_bool(*flag),
            Given::Number(_) => self.given.to_json().serialize(serializer),
            Given::Text(text) => serializer.serialize_str(text),
            // A file may hold anything, whatever its field is meant for.
            Given::Decoded(_) | Given::Upload(_) => serializer.serialize_str(REDACTED),
            Given::List(items) => serializer.collect_seq(items.iter().map(|item| self.with(item))),
            Given::Item(values) => Redacted {
                fields: self.item(),
                values,
            }
            .serialize(serializer),
        }
    }
}

/// The form as it was submitted, with its secrets.
pub(crate) fn expose(fields: &'static [FieldDefinition], values: &Values<'_>) -> Value {
    let mut object = Map::new();
    for (at, field) in fields.iter().enumerate() {
        let value = match (values.get(at), field.kind) {
            (Given::Absent, _) => continue,
            // Off says nothing, except where something has to be said.
            (Given::Blank, Kind::Toggle) if engine::is_required(fields, values, at) => false.into(),
            (Given::Blank, Kind::Items { min_items: 0, .. })
                if engine::is_required(fields, values, at) =>
            {
                Value::Array(Vec::new())
            }
            (Given::Blank, _) => continue,
            (Given::List(items), Kind::Items { item, .. }) => items
                .iter()
                .map(|given| match given {
                    Given::Item(values) => expose(item.fields, values),
                    given => given.to_json(),
                })
                .collect(),
            (given, _) => given.to_json(),
        };
        object.insert(field.key.to_owned(), value);
    }
    Value::Object(object)
}

impl Given<'_> {
    fn to_json(&self) -> Value {
        match self {
            Self::Absent | Self::Blank | Self::Null | Self::Item(_) => Value::Null,
            Self::Flag(flag) => (*flag).into(),
            // Whole numbers as such: `1`, not `1.0`, which some readers take for something else.
            Self::Number(number)
                if number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_991.0 =>
            {
                (*number as i64).into()
            }
            Self::Number(number) => (*number).into(),
            Self::Text(text) => (*text).into(),
            Self::Decoded(upload) => upload.to_data_url().into(),
            Self::Upload(upload) => upload.to_data_url().into(),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            // Typed forms hold no loose JSON.
            Self::Object(_) | Self::Array(_) => Value::Null,
        }
    }
}
