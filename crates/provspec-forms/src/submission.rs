//! A submission that comes in parts, as a browser sends a form without JSON.

use std::collections::HashSet;
use std::fmt;

use serde_json::Value;
use zeroize::Zeroizing;

use crate::sealed::{Sealed, wipe};
use crate::values::{Given, Values};
use crate::{FieldDefinition, FormDefinition, Kind, Upload, named};

/// The parts of a multipart form (RFC 7578), by their names, which are the keys of the fields.
///
/// What a part means is for the table of the form to say:
///
/// - A text is taken as it is, with `\n` for the line breaks of forms. An empty one is none.
/// - A toggle is on with `on` or `true`, and off with `off` or `false`.
/// - A number is read as JSON has it.
/// - A list has one part an item, or one part with a JSON array.
/// - A repeated group has one part with a JSON array, or one part an item with a JSON object. Files in it are
///   `data:` URLs.
/// - A file is a part with a file name, or a text: a `data:` URL, or what was pasted.
///
/// [`Form::from_submission`](crate::Form::from_submission) then validates them as if they had come as JSON.
/// Memory is wiped on drop, and `Debug` shows names only, as far as they look like keys.
#[derive(Default)]
pub struct Submission {
    parts: Vec<(String, Part)>,
}

enum Part {
    Text(Zeroizing<String>),
    File(Upload),
}

impl Submission {
    /// One without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part without a file name.
    pub fn text(&mut self, key: impl Into<String>, text: impl Into<String>) -> &mut Self {
        let text = Zeroizing::new(text.into());
        self.parts.push((key.into(), Part::Text(text)));
        self
    }

    /// Adds a part with a file name: what the browser says of the file, and its bytes. A part without name
    /// and bytes is how browsers send a box in which no file was chosen, and adds nothing.
    pub fn file(
        &mut self,
        key: impl Into<String>,
        name: Option<&str>,
        media_type: Option<&str>,
        bytes: Vec<u8>,
    ) -> &mut Self {
        if bytes.is_empty() && name.is_none_or(str::is_empty) {
            return self;
        }
        self.upload(key, Upload::lenient(name, media_type, bytes))
    }

    /// Adds a file.
    pub fn upload(&mut self, key: impl Into<String>, upload: Upload) -> &mut Self {
        self.parts.push((key.into(), Part::File(upload)));
        self
    }

    /// The parts by field.
    pub(crate) fn sort(mut self, fields: &[FieldDefinition]) -> Sorted {
        let mut by_field: Vec<Vec<Part>> = fields.iter().map(|_| Vec::new()).collect();
        let mut unknown: Vec<String> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for (key, part) in self.parts.drain(..) {
            match fields.iter().position(|field| field.key == key) {
                Some(at) => by_field[at].push(part),
                None if seen.contains(&key) => {}
                None => {
                    seen.insert(key.clone());
                    unknown.push(key);
                }
            }
        }
        let entries = fields
            .iter()
            .zip(by_field)
            .map(|(field, parts)| entry(&field.kind, parts))
            .collect();
        Sorted { entries, unknown }
    }
}

impl Submission {
    /// The parts as an object, as an edit of this form would come as JSON.
    pub(crate) fn into_edit(self, form: &FormDefinition) -> Sealed {
        self.sort(form.fields).into_object(form.fields)
    }
}

impl fmt::Debug for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.parts.iter().map(|(name, _)| named::key(name));
        f.debug_set().entries(names).finish()
    }
}

/// The parts by field.
pub(crate) struct Sorted {
    entries: Vec<Entry>,
    unknown: Vec<String>,
}

enum Entry {
    Absent,
    Json(Value),
    File(Option<Box<Upload>>),
    /// Several parts where there should be one, a file among them.
    Several,
}

impl Sorted {
    /// The values in the order of the table, and the names that it does not have. The files go over to them.
    pub(crate) fn values(&mut self) -> (Values<'_>, &[String]) {
        let mut values = Values::default();
        for entry in &mut self.entries {
            values.push(match entry {
                Entry::Absent => Given::Absent,
                Entry::Json(value) => Given::from_json(value),
                Entry::File(upload) => upload.take().map_or(Given::Absent, Given::Decoded),
                // Present, and of no type that a field takes.
                Entry::Several => Given::Null,
            });
        }
        (values, &self.unknown)
    }
}

impl Sorted {
    /// The parts as an object, for an edit: what has no part is not in it. Files are `data:` URLs again.
    fn into_object(mut self, fields: &[FieldDefinition]) -> Sealed {
        let mut object = Sealed::default();
        for (field, entry) in fields.iter().zip(&mut self.entries) {
            let value = match std::mem::replace(entry, Entry::Absent) {
                Entry::Absent | Entry::File(None) => continue,
                Entry::Json(value) => value,
                Entry::File(Some(upload)) => Value::String(upload.to_data_url()),
                // Of no type that a field takes, and not `null`, which would remove what is stored.
                Entry::Several => Value::Array(vec![Value::Null]),
            };
            object.map_mut().insert(field.key.to_owned(), value);
        }
        for key in self.unknown.drain(..) {
            object.map_mut().insert(key, Value::Null);
        }
        object
    }
}

impl Drop for Sorted {
    fn drop(&mut self) {
        for entry in &mut self.entries {
            if let Entry::Json(value) = entry {
                wipe(value);
            }
        }
    }
}

/// What the parts of one field say.
fn entry(kind: &Kind, mut parts: Vec<Part>) -> Entry {
    // A box that was left empty.
    parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
    if let Kind::Choices { .. } | Kind::Texts { .. } | Kind::Items { .. } = kind {
        return list(kind, parts);
    }
    let Some(part) = parts.pop() else {
        return Entry::Absent;
    };
    if !parts.is_empty() {
        parts.push(part);
        return several(parts);
    }
    match part {
        Part::File(upload) => Entry::File(Some(Box::new(upload))),
        Part::Text(text) => scalar(kind, text),
    }
}

fn scalar(kind: &Kind, mut text: Zeroizing<String>) -> Entry {
    let value = match kind {
        Kind::Toggle | Kind::Acknowledgement => match text.as_str() {
            "on" | "true" => Value::Bool(true),
            // What is off has no part at all in a form; a script may say it.
            "off" | "false" if matches!(kind, Kind::Acknowledgement) => return Entry::Absent,
            "off" | "false" => Value::Bool(false),
            _ => taken(&mut text),
        },
        Kind::Integer { .. } | Kind::Number { .. } => {
            match serde_json::from_str::<Value>(text.trim()) {
                Ok(number @ Value::Number(_)) => number,
                Ok(mut other) => {
                    wipe(&mut other);
                    taken(&mut text)
                }
                Err(_) => taken(&mut text),
            }
        }
        Kind::File { .. } if !text.starts_with("data:") => {
            let bytes = std::mem::take(&mut *text).into_bytes();
            let upload = Upload::lenient(None, Some("text/plain"), bytes);
            return Entry::File(Some(Box::new(upload)));
        }
        _ if text.contains('\r') => {
            // Of a text that grows, copies stay behind.
            let mut lines = String::with_capacity(text.len());
            for (at, line) in text.split("\r\n").enumerate() {
                if at > 0 {
                    lines.push('\n');
                }
                lines.push_str(line);
            }
            Value::String(lines)
        }
        _ => taken(&mut text),
    };
    Entry::Json(value)
}

/// The text as a value, without a copy.
fn taken(text: &mut Zeroizing<String>) -> Value {
    Value::String(std::mem::take(&mut **text))
}

fn list(kind: &Kind, mut parts: Vec<Part>) -> Entry {
    if parts.is_empty() {
        return Entry::Absent;
    }
    if let [Part::Text(text)] = &mut parts[..]
        && text.trim_start().starts_with('[')
        && let Ok(value @ Value::Array(_)) = serde_json::from_str(text)
    {
        return Entry::Json(value);
    }
    if !matches!(kind, Kind::Items { .. }) {
        return several(parts);
    }
    // What is no JSON stays a text, which no item is.
    texts(parts, |text| {
        serde_json::from_str(text).unwrap_or_else(|_| taken(text))
    })
}

fn several(parts: Vec<Part>) -> Entry {
    texts(parts, taken)
}

/// The parts as a list, if each is a text.
fn texts(mut parts: Vec<Part>, read: impl Fn(&mut Zeroizing<String>) -> Value) -> Entry {
    if parts.iter().any(|part| matches!(part, Part::File(_))) {
        return Entry::Several;
    }
    let texts = parts.iter_mut().filter_map(|part| match part {
        Part::Text(text) => Some(read(text)),
        Part::File(_) => None,
    });
    Entry::Json(texts.collect())
}
