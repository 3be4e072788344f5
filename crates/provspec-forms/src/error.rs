//! What is wrong with a submission, field by field.

use std::fmt;

use provspec_messages::{self as messages, Clause, Locale, Parameter};
use serde_core::ser::{SerializeMap, SerializeStruct};
use serde_core::{Serialize, Serializer};
use serde_json::Value;

use crate::{FieldDefinition, FileFault, FileFormat, Kind, Pattern, pattern};

/// One fault of one field. It never holds the value itself, so it may be logged and shown.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FieldError {
    /// Where the field stands: its key, or `terminals[0].terminal_id` inside a repeated group. Empty when
    /// the submission as a whole is at fault.
    pub path: String,
    /// What is wrong, as a word that frontend and backend share.
    pub code: &'static str,
    /// What is wrong, as a clause about the field: `it is empty`.
    pub message: String,
    /// The limits that the value breaks, by name.
    pub parameters: Vec<(&'static str, Value)>,
    fault: Fault,
}

impl FieldError {
    /// A fault at a place.
    pub fn new(path: impl Into<String>, fault: Fault) -> Self {
        Self {
            path: path.into(),
            code: fault.code(),
            message: fault.to_string(),
            parameters: fault.parameters(),
            fault,
        }
    }

    /// What is wrong, in a language. What the spec says stays in the language of the spec.
    pub fn message_in(&self, locale: Locale) -> String {
        self.fault.clause().words(locale)
    }

    /// The same fault with its message in a language.
    #[must_use]
    pub fn in_locale(mut self, locale: Locale) -> Self {
        self.message = self.message_in(locale);
        self
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("FieldError", 4)?;
        object.serialize_field("path", &self.path)?;
        object.serialize_field("code", self.code)?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("parameters", &Parameters(&self.parameters))?;
        object.end()
    }
}

struct Parameters<'a>(&'a [(&'static str, Value)]);

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Every fault of a submission: fields in the order of the form, then keys that the form does not have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// The faults in order.
    pub fn as_slice(&self) -> &[FieldError] {
        &self.0
    }

    /// The faults in order.
    pub fn iter(&self) -> std::slice::Iter<'_, FieldError> {
        self.0.iter()
    }

    /// The faults of the field at this path.
    pub fn at<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a FieldError> {
        self.0.iter().filter(move |error| error.path == path)
    }

    /// Whether there is no fault.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many faults there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The same faults with their messages in a language: an answer for whoever reads it.
    ///
    /// ```
    /// use provspec_forms::{FieldErrors, FieldError, Fault, Locale};
    ///
    /// let errors = FieldErrors::from(FieldError::new("pin", Fault::MinLength(4)));
    /// assert_eq!(errors.to_string(), "pin: it has fewer than 4 characters");
    /// assert_eq!(errors.in_locale(Locale::Uk).to_string(), "pin: тут менше ніж 4 символи");
    /// ```
    #[must_use]
    pub fn in_locale(self, locale: Locale) -> Self {
        let errors = self.0.into_iter();
        Self(errors.map(|error| error.in_locale(locale)).collect())
    }

    pub(crate) fn push(&mut self, path: impl Into<String>, fault: Fault) {
        self.0.push(FieldError::new(path, fault));
    }

    pub(crate) fn add(&mut self, error: FieldError) {
        self.0.push(error);
    }

    /// Puts the faults in the order of the form.
    pub(crate) fn sort(&mut self, fields: &[FieldDefinition]) {
        self.0
            .sort_by_cached_key(|error| place(fields, &error.path));
    }

    /// Puts a fault at its place among those of one scope, which begin at `start`. `rank` gives the place
    /// of the field at a path.
    #[cfg(feature = "files")]
    pub(crate) fn insert(
        &mut self,
        start: usize,
        path: String,
        fault: Fault,
        rank: impl Fn(&str) -> usize,
    ) {
        let error = FieldError::new(path, fault);
        // Several files may have one passphrase.
        if self.0[start..].contains(&error) {
            return;
        }
        let own = rank(&error.path);
        let behind = |other: &FieldError| rank(&other.path) > own;
        let at = self.0[start..].iter().position(behind);
        let at = at.map_or(self.0.len(), |at| start + at);
        self.0.insert(at, error);
    }

    pub(crate) fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

/// Where in the form a path stands; unknown keys come last.
fn place(fields: &[FieldDefinition], path: &str) -> [usize; 3] {
    let at = |fields: &[FieldDefinition], key: &str| {
        let at = fields.iter().position(|field| field.key == key);
        at.unwrap_or(usize::MAX)
    };
    let Some((key, rest)) = path.split_once('[') else {
        return [at(fields, path), 0, 0];
    };
    let outer = at(fields, key);
    let (index, inner) = rest.split_once(']').unwrap_or((rest, ""));
    let items = match fields.get(outer).map(|field| field.kind) {
        Some(Kind::Items { item, .. }) => item.fields,
        _ => &[],
    };
    let index = index.parse().unwrap_or(usize::MAX);
    [outer, index, at(items, inner.trim_start_matches('.'))]
}

impl From<FieldError> for FieldErrors {
    fn from(error: FieldError) -> Self {
        Self(vec![error])
    }
}

impl IntoIterator for FieldErrors {
    type Item = FieldError;
    type IntoIter = std::vec::IntoIter<FieldError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a FieldErrors {
    type Item = &'a FieldError;
    type IntoIter = std::slice::Iter<'a, FieldError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, error) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for FieldErrors {}

impl Serialize for FieldErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

/// The ways in which a field can be wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// It has to be filled in.
    Required,
    /// The form has no such field.
    Unknown,
    /// The form does not show it with these values.
    Hidden,
    /// It is what stands for a secret where one would be shown, not a secret.
    Redacted,
    /// It was left out, but it cannot be told which stored value it should keep.
    Unmatched,
    /// The field has another value under an earlier key.
    Conflict,
    /// It is not of this type.
    Type(&'static str),
    /// Too few code points.
    MinLength(u32),
    /// Too many code points.
    MaxLength(u32),
    /// It does not match this pattern.
    Pattern(Pattern),
    /// It is not one of the options.
    Option,
    /// Below the minimum.
    Minimum(f64),
    /// Above the maximum.
    Maximum(f64),
    /// Too few items.
    MinItems(u32),
    /// Too many items.
    MaxItems(u32),
    /// An item occurs twice.
    Duplicate,
    /// The file has no bytes. Its code is that of a `data:` URL that does not match its pattern, as the
    /// JSON Schemas see it.
    EmptyFile,
    /// The file has more than so many bytes.
    FileSize(u32),
    /// The content of the file is not what the field takes.
    File {
        /// What is wrong with it.
        fault: FileFault,
        /// What the field takes.
        formats: &'static [FileFormat],
    },
    /// The passphrase does not unlock a file.
    Passphrase {
        /// Key of the field with the file.
        file: &'static str,
        /// Its title.
        title: &'static str,
    },
    /// A file is encrypted and there is no passphrase for it.
    NoPassphrase {
        /// Key of the field with the file.
        file: &'static str,
        /// Its title.
        title: &'static str,
    },
}

impl Fault {
    /// The word that frontend and backend share.
    pub fn code(self) -> &'static str {
        self.clause().message.code
    }

    /// What is wrong, for words in any language.
    fn clause(self) -> Clause<'static> {
        match self {
            Self::Required => messages::REQUIRED.clause(),
            Self::Unknown => messages::UNKNOWN.clause(),
            Self::Hidden => messages::HIDDEN.clause(),
            Self::Redacted => messages::REDACTED.clause(),
            Self::Unmatched => messages::UNMATCHED.clause(),
            Self::Conflict => messages::CONFLICT.clause(),
            Self::Type(expected) => messages::TYPE.with("expected", expected),
            Self::MinLength(1) => messages::EMPTY.with("limit", 1),
            Self::MinLength(limit) => messages::MIN_LENGTH.with("limit", limit),
            Self::MaxLength(limit) => messages::MAX_LENGTH.with("limit", limit),
            Self::Pattern(pattern) => pattern.meaning.broken(pattern.text),
            Self::EmptyFile => messages::EMPTY_FILE.clause(),
            Self::Option => messages::OPTION.clause(),
            Self::Minimum(limit) => messages::MINIMUM.with("limit", limit),
            Self::Maximum(limit) => messages::MAXIMUM.with("limit", limit),
            Self::MinItems(1) => messages::NO_ITEM.with("limit", 1),
            Self::MinItems(limit) => messages::MIN_ITEMS.with("limit", limit),
            Self::MaxItems(limit) => messages::MAX_ITEMS.with("limit", limit),
            Self::Duplicate => messages::DUPLICATE.clause(),
            Self::FileSize(limit) => messages::FILE_SIZE.with("limit", limit),
            Self::File { fault, formats } => fault.clause(formats),
            Self::Passphrase { title, .. } => messages::PASSPHRASE.with("title", title),
            Self::NoPassphrase { title, .. } => messages::PASSPHRASE_MISSING.with("title", title),
        }
    }

    fn parameters(self) -> Vec<(&'static str, Value)> {
        let clause = self.clause().parameters.into_iter();
        let mut parameters: Vec<(&'static str, Value)> = clause
            .filter_map(|(name, parameter)| Some((name, value(parameter)?)))
            .collect();
        match self {
            Self::Pattern(pattern) if parameters.iter().all(|(name, _)| *name != "pattern") => {
                parameters.push(("pattern", pattern.text.into()));
            }
            Self::EmptyFile => parameters.push(("pattern", pattern::FILE.into())),
            Self::File { fault, formats } => {
                let formats = formats.iter().map(|format| format.name()).collect();
                parameters.push(("fault", fault.name().into()));
                parameters.push(("formats", formats));
                if let FileFault::Other(kind) = fault {
                    parameters.push(("found", kind.name().into()));
                }
            }
            Self::Passphrase { file, .. } | Self::NoPassphrase { file, .. } => {
                parameters.push(("file", file.into()));
            }
            _ => {}
        }
        parameters
    }
}

/// A parameter as it is answered. Names of words have names of their own there.
fn value(parameter: Parameter<'_>) -> Option<Value> {
    match parameter {
        Parameter::Text(text) => Some(text.into()),
        Parameter::Number(number) => Some(whole(number).map_or(number.into(), Value::from)),
        Parameter::OneOf(_) => None,
    }
}

/// A whole number without `.0`, as people write it.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
    (number.fract() == 0.0 && number.abs() <= 9e15).then_some(number as i64)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clause().fmt(f)
    }
}
