//! JSON in the making: a tree that borrows its texts from the model and keeps its keys in order.
//!
//! Not `serde_json::Value`, which owns a copy of every key and hashes each: the frontend package is most of
//! what a build writes, and its trees live only until then. Nor its writer, which gives each bracket a line.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::ser::{Serialize, Serializer};
use serde_json::{Number, Value};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Object<'a>),
}

/// A JSON object; its keys stay in the order in which they were put, and each is put once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Object<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> Object<'a> {
    /// An object with one entry.
    pub(super) fn of(key: impl Into<Cow<'a, str>>, value: impl Into<Json<'a>>) -> Self {
        let mut object = Self::default();
        object.put(key, value);
        object
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(other, _)| other == key)
    }

    /// Adds a value.
    pub(super) fn put(
        &mut self,
        key: impl Into<Cow<'a, str>>,
        value: impl Into<Json<'a>>,
    ) -> &mut Self {
        let key = key.into();
        debug_assert!(!self.has(&key), "`{key}` is put twice");
        self.0.push((key, value.into()));
        self
    }

    /// Adds a value, if there is one.
    pub(super) fn option(
        &mut self,
        key: impl Into<Cow<'a, str>>,
        value: Option<impl Into<Json<'a>>>,
    ) -> &mut Self {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    /// Adds an object that has something in it.
    pub(super) fn filled(&mut self, key: impl Into<Cow<'a, str>>, value: Object<'a>) -> &mut Self {
        self.option(key, Some(value).filter(|it| !it.is_empty()))
    }

    /// Adds a list that has something in it.
    pub(super) fn list<T: Into<Json<'a>>>(
        &mut self,
        key: impl Into<Cow<'a, str>>,
        items: impl IntoIterator<Item = T>,
    ) -> &mut Self {
        let items: Vec<Json<'a>> = items.into_iter().map(Into::into).collect();
        self.option(key, Some(items).filter(|it| !it.is_empty()))
    }

    /// Keeps the values with these keys.
    pub(super) fn retain(&mut self, keys: &[&str]) {
        self.0.retain(|(key, _)| keys.contains(&&**key));
    }

    /// Takes a value out again.
    pub(super) fn take(&mut self, key: &str) -> Option<Json<'a>> {
        let at = self.0.iter().position(|(other, _)| other == key)?;
        Some(self.0.remove(at).1)
    }
}

impl<'a, K: Into<Cow<'a, str>>, V: Into<Json<'a>>> FromIterator<(K, V)> for Object<'a> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut object = Self::default();
        for (key, value) in entries {
            object.put(key, value);
        }
        object
    }
}

impl<'a, T: Into<Json<'a>>> FromIterator<T> for Json<'a> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<'a> From<Object<'a>> for Json<'a> {
    fn from(object: Object<'a>) -> Self {
        Self::Object(object)
    }
}

impl<'a, T: Into<Json<'a>>> From<Vec<T>> for Json<'a> {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<'a, T: Into<Json<'a>>, const N: usize> From<[T; N]> for Json<'a> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Json<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Json<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<'a> From<&'a Value> for Json<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(value) => Self::Number(value.clone()),
            Value::String(value) => value.into(),
            Value::Array(items) => items.iter().collect(),
            Value::Object(entries) => Self::Object(entries.iter().collect()),
        }
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Json<'_> {
            fn from(value: $number) -> Self {
                Self::Number(value.into())
            }
        }
    )*};
}

numbers!(i32, i64, u32, u64, usize);

impl From<f64> for Json<'_> {
    /// What is no number in JSON is `null`.
    fn from(value: f64) -> Self {
        Number::from_f64(value).map_or(Self::Null, Self::Number)
    }
}

/// Without a space, for programs.
impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => value.serialize(serializer),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

/// Columns of a line. A list or object that fits on the rest of its line is written on it.
const WIDTH: usize = 100;

impl Object<'_> {
    /// The text of a file, ending in a newline: one option, one rule, one fact a line wherever it fits, so that
    /// a change of it is a line of a diff.
    pub(super) fn file(&self) -> String {
        let mut out = String::with_capacity(16 * 1024);
        self.write(0, 0, &mut out);
        out.push('\n');
        out
    }

    /// Writes it at this level of indentation, on a line whose end takes `after` columns more.
    fn write(&self, level: usize, after: usize, out: &mut String) {
        if self.fits(room(after, out)).is_some() {
            return self.write_flat(out);
        }
        out.push('{');
        for (at, (key, value)) in self.0.iter().enumerate() {
            new_line(at, level + 1, out);
            string(key, out);
            out.push_str(": ");
            value.write(level + 1, usize::from(at + 1 < self.0.len()), out);
        }
        new_line(0, level, out);
        out.push('}');
    }

    /// What is left of the room when it stands on one line. Escapes are not counted.
    fn fits(&self, room: usize) -> Option<usize> {
        let brackets = if self.is_empty() { 2 } else { 4 };
        let mut entries = self.0.iter();
        entries.try_fold(room.checked_sub(brackets)?, |room, (key, value)| {
            value.fits(room.checked_sub(key.len() + 4)?)
        })
    }

    fn write_flat(&self, out: &mut String) {
        out.push_str(if self.is_empty() { "{" } else { "{ " });
        for (at, (key, value)) in self.0.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { ", " });
            string(key, out);
            out.push_str(": ");
            value.write_flat(out);
        }
        out.push_str(if self.is_empty() { "}" } else { " }" });
    }
}

impl Json<'_> {
    fn write(&self, level: usize, after: usize, out: &mut String) {
        match self {
            Self::Object(object) => object.write(level, after, out),
            Self::List(items) if self.fits(room(after, out)).is_none() => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    new_line(at, level + 1, out);
                    item.write(level + 1, usize::from(at + 1 < items.len()), out);
                }
                new_line(0, level, out);
                out.push(']');
            }
            _ => self.write_flat(out),
        }
    }

    fn fits(&self, room: usize) -> Option<usize> {
        match self {
            Self::Object(object) => object.fits(room),
            Self::List(items) => {
                let mut items = items.iter();
                items.try_fold(room.checked_sub(2)?, |room, item| {
                    item.fits(room.checked_sub(2)?)
                })
            }
            Self::Text(text) => room.checked_sub(text.len() + 2),
            Self::Null | Self::Bool(_) => room.checked_sub(4),
            Self::Number(number) => {
                let digits = |whole: u64| whole.checked_ilog10().unwrap_or(0) as usize + 1;
                // Others are rare: what a limit that is no whole number takes is near enough.
                room.checked_sub(number.as_u64().map_or(4, digits))
            }
        }
    }

    fn write_flat(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(value) => {
                // Writing to a string does not fail.
                let _ = write!(out, "{value}");
            }
            Self::Text(value) => string(value, out),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { ", " });
                    item.write_flat(out);
                }
                out.push(']');
            }
            Self::Object(object) => object.write_flat(out),
        }
    }
}

/// The columns that are free on the last line of the text, where `after` of them will be needed.
fn room(after: usize, out: &str) -> usize {
    let line = out.rfind('\n').map_or(0, |at| at + 1);
    (line + WIDTH).saturating_sub(out.len() + after)
}

/// The text of a file with one list. Each item is a tree only while it is written: of thousands, all at once would be
/// far larger than the file.
pub(super) fn file_of_list(key: &str, items: impl Iterator<Item = Value>) -> String {
    let mut out = "{\n  ".to_owned();
    string(key, &mut out);
    out.push_str(": [");
    let mut items = items.enumerate().peekable();
    while let Some((at, item)) = items.next() {
        new_line(at, 2, &mut out);
        let after = usize::from(items.peek().is_some());
        Json::from(&item).write(2, after, &mut out);
        if after == 0 {
            new_line(0, 1, &mut out);
        }
    }
    out.push_str("]\n}\n");
    out
}

/// Begins the line of an entry, `at` in its list, two spaces a level.
fn new_line(at: usize, level: usize, out: &mut String) {
    out.push_str(if at == 0 { "\n" } else { ",\n" });
    out.extend(std::iter::repeat_n("  ", level));
}

/// Writes a string with the escapes that RFC 8259 (section 7) demands, and no others.
fn string(text: &str, out: &mut String) {
    let is_special = |byte: u8| (byte < b' ') | (byte == b'"') | (byte == b'\\');
    out.push('"');
    // No way out of the loop, so that many bytes are looked at at once.
    if !text.bytes().fold(false, |any, byte| any | is_special(byte)) {
        out.push_str(text);
        return out.push('"');
    }
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !is_special(byte) {
            continue;
        }
        out.push_str(&text[plain..at]);
        plain = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ => out.push_str(&format!("\\u{byte:04x}")),
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn file(value: &Value) -> String {
        let Json::Object(object) = value.into() else {
            unreachable!("it is an object")
        };
        object.file()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let nasty: String = (0..0x3000).filter_map(char::from_u32).collect();
        let value = json!({
            nasty.clone(): nasty,
            "": ["\u{2028}</script>", -1, 0.5, 1e300, u64::MAX, true, null],
            "empty": [{}, []],
            "deep": { "list": [[{ "a": { "b": [1] } }]] },
        });
        let read: Value = serde_json::from_str(&file(&value)).unwrap();
        assert_eq!(read, value);
    }

    #[test]
    fn a_line_has_what_fits_on_it() {
        let long = "x".repeat(60);
        let value = json!({
            "mode": { "ui:widget": "radio" },
            "oneOf": [
                { "enum": ["EUR"], "title": "Euro (EUR)" },
                { "enum": ["GBP"], "title": "Pound (GBP)" },
            ],
            "two": [long, long],
            "none": [],
        });
        let expected = format!(
            r#"{{
  "mode": {{ "ui:widget": "radio" }},
  "oneOf": [
    {{ "enum": ["EUR"], "title": "Euro (EUR)" }},
    {{ "enum": ["GBP"], "title": "Pound (GBP)" }}
  ],
  "two": [
    "{long}",
    "{long}"
  ],
  "none": []
}}
"#
        );
        assert_eq!(file(&value), expected);
    }

    #[test]
    fn no_line_is_longer_than_it_must_be() {
        for length in 70..100 {
            let text = file(&json!({ "a": { "b": ["x".repeat(length)] }, "c": 1 }));
            let longest = text.lines().map(str::len).max().unwrap_or_default();
            assert!(longest <= WIDTH.max(length + 8), "{text}");
        }
    }
}
