//! A submission that comes in parts, as a browser sends a form without JSON.

use std::fmt;

use serde_json::Value;
use zeroize::Zeroize;

use crate::sealed::wipe;
use crate::values::{Given, Values};
use crate::{FieldDefinition, Kind, Upload};

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
/// Memory is wiped on drop, and `Debug` shows names only.
#[derive(Default)]
pub struct Submission {
    parts: Vec<(String, Part)>,
}

enum Part {
    Text(String),
    File(Upload),
}

impl Submission {
    /// One without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part without a file name.
    pub fn text(&mut self, key: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.parts.push((key.into(), Part::Text(text.into())));
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
        for (key, part) in self.parts.drain(..) {
            match fields.iter().position(|field| field.key == key) {
                Some(at) => by_field[at].push(part),
                None if unknown.contains(&key) => {}
                None => unknown.push(key),
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

impl Drop for Submission {
    fn drop(&mut self) {
        for (_, part) in &mut self.parts {
            if let Part::Text(text) = part {
                text.zeroize();
            }
        }
    }
}

impl fmt::Debug for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.parts.iter().map(|(name, _)| name);
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
                Entry::Several => Given::List(Vec::new()),
            });
        }
        (values, &self.unknown)
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

fn scalar(kind: &Kind, mut text: String) -> Entry {
    let value = match kind {
        Kind::Toggle | Kind::Acknowledgement => match text.as_str() {
            "on" | "true" => Value::Bool(true),
            // What is off has no part at all in a form; a script may say it.
            "off" | "false" if matches!(kind, Kind::Acknowledgement) => return Entry::Absent,
            "off" | "false" => Value::Bool(false),
            _ => Value::String(text),
        },
        Kind::Integer { .. } | Kind::Number { .. } => {
            match serde_json::from_str::<Value>(text.trim()) {
                Ok(number @ Value::Number(_)) => number,
                _ => Value::String(text),
            }
        }
        Kind::File { .. } if !text.starts_with("data:") => {
            let bytes = std::mem::take(&mut text).into_bytes();
            let upload = Upload::lenient(None, Some("text/plain"), bytes);
            return Entry::File(Some(Box::new(upload)));
        }
        _ if text.contains('\r') => {
            let value = Value::String(text.replace("\r\n", "\n"));
            text.zeroize();
            value
        }
        _ => Value::String(text),
    };
    Entry::Json(value)
}

fn list(kind: &Kind, mut parts: Vec<Part>) -> Entry {
    if parts.is_empty() {
        return Entry::Absent;
    }
    if let [Part::Text(text)] = &mut parts[..]
        && text.trim_start().starts_with('[')
        && let Ok(value @ Value::Array(_)) = serde_json::from_str(text)
    {
        text.zeroize();
        return Entry::Json(value);
    }
    if !matches!(kind, Kind::Items { .. }) {
        return several(parts);
    }
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::File(_) => return Entry::Several,
            Part::Text(mut text) => {
                // What is no JSON stays a text, which no item is.
                items.push(match serde_json::from_str(&text) {
                    Ok(value) => {
                        text.zeroize();
                        value
                    }
                    Err(_) => Value::String(text),
                });
            }
        }
    }
    Entry::Json(Value::Array(items))
}

fn several(parts: Vec<Part>) -> Entry {
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Text(text) => items.push(Value::String(text)),
            Part::File(_) => return Entry::Several,
        }
    }
    Entry::Json(Value::Array(items))
}
