//! What may be seen of a connection.

use serde_core::ser::SerializeStruct;
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::data_url::DataUrl;
use crate::sealed::Sealed;
use crate::{FieldDefinition, FormDefinition, Kind, Upload, Values, engine, view};

/// What may be seen of a form, for the answer of an API.
///
/// As JSON it has two members. `values` is the submission without its secrets and files; sent back as it is,
/// it is an [`Edit`](crate::Edit) that changes nothing. `stored` has, by its path, each secret and file that
/// is there: `{}` for a text, `name`, `media_type` and `size` (in bytes) for a file, as far as they are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Masked {
    values: Value,
    stored: Map<String, Value>,
}

impl Masked {
    pub(crate) fn of(form: &FormDefinition, values: &Values<'_>) -> Self {
        let exposed = Sealed::from_value(view::expose(form.fields, values));
        Self::of_map(form, exposed.map())
    }

    /// Also of values that were not validated: what is not of the kind of its field is left out, for it may
    /// be the secret of a field that was another before.
    pub(crate) fn of_map(form: &FormDefinition, object: &Map<String, Value>) -> Self {
        let mut stored = Map::new();
        let values = mask(form.fields, object, "", &mut stored);
        Self { values, stored }
    }

    /// Without the values at these paths; what is only said to be there stays.
    pub(crate) fn without(mut self, paths: &[String]) -> Self {
        for path in paths {
            let (outer, inner) = match path.split_once('.') {
                Some((item, key)) => (item, Some(key)),
                None => (path.as_str(), None),
            };
            let place = match (outer.trim_end_matches(']').split_once('['), inner) {
                (Some((group, index)), Some(key)) => index
                    .parse::<usize>()
                    .ok()
                    .and_then(|index| self.values.get_mut(group)?.get_mut(index))
                    .map(|item| (item, key)),
                _ => Some((&mut self.values, outer)),
            };
            if let Some((Value::Object(object), key)) = place {
                object.remove(key);
            }
        }
        self
    }

    /// The values that may be seen, by their keys.
    pub fn values(&self) -> &Value {
        &self.values
    }

    /// Whether there is a secret or file at this path: `password`, `terminals[0].pin`.
    pub fn has(&self, path: &str) -> bool {
        self.stored.contains_key(path)
    }

    /// The paths of the secrets and files that are there.
    pub fn stored(&self) -> impl Iterator<Item = &str> {
        self.stored.keys().map(String::as_str)
    }
}

impl Serialize for Masked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Masked", 2)?;
        object.serialize_field("values", &self.values)?;
        object.serialize_field("stored", &self.stored)?;
        object.end()
    }
}

fn mask(
    fields: &[FieldDefinition],
    object: &Map<String, Value>,
    prefix: &str,
    stored: &mut Map<String, Value>,
) -> Value {
    let mut shown = Map::new();
    for field in fields {
        let Some(value) = object.get(field.key) else {
            continue;
        };
        let path = || format!("{prefix}{}", field.key);
        match (&field.kind, value) {
            (kind, value) if field.is_kept() => {
                stored.insert(path(), presence(kind, value));
            }
            (Kind::Items { item, .. }, Value::Array(items)) => {
                let mut list = Vec::with_capacity(items.len());
                for (at, value) in items.iter().enumerate() {
                    if let Value::Object(object) = value {
                        let prefix = format!("{}[{at}].", path());
                        list.push(mask(item.fields, object, &prefix, stored));
                    } else {
                        list.push(Value::Object(Map::new()));
                    }
                }
                shown.insert(field.key.to_owned(), Value::Array(list));
            }
            // A text that is too long, say, is still what its owner wrote there.
            (Kind::Text { .. }, Value::String(_))
            | (Kind::Integer { .. } | Kind::Number { .. }, Value::Number(_)) => {
                shown.insert(field.key.to_owned(), value.clone());
            }
            (kind, value) if engine::is_of_kind(kind, value) => {
                shown.insert(field.key.to_owned(), value.clone());
            }
            _ => {}
        }
    }
    Value::Object(shown)
}

/// What is said of a value that is not shown.
fn presence(kind: &Kind, value: &Value) -> Value {
    let mut facts = Map::new();
    let url = value.as_str().filter(|_| matches!(kind, Kind::File { .. }));
    if let Some(file) = url.and_then(DataUrl::parse) {
        let name = file.name.map(|name| Upload::decoded_name(name).into());
        let media_type = file.media_type.map(Value::from);
        let size = Some(file.size().into());
        for (fact, value) in [("name", name), ("media_type", media_type), ("size", size)] {
            facts.extend(value.map(|value| (fact.to_owned(), value)));
        }
    }
    Value::Object(facts)
}
