//! The values of one form, between JSON, the engine and the typed structs.

use serde_json::{Map, Value};

use crate::{Choice, FieldDefinition, Form, Kind, Secret, Upload};

/// The values of one form or item, one a field, in the order of its table.
///
/// Generated code reads a struct from them ([`Form::read`]) and lays a struct out as them
/// ([`Form::write`]), one call a field. They borrow; nothing secret is copied on the way.
#[derive(Debug, Default)]
pub struct Values<'a> {
    given: Vec<Given<'a>>,
    next: usize,
}

/// One value, as the engine sees it.
pub(crate) enum Given<'a> {
    Absent,
    /// A typed value that stands for nothing: a toggle that is off, an empty list.
    Blank,
    Null,
    Flag(bool),
    Number(f64),
    Text(&'a str),
    Upload(&'a Upload),
    /// A file of a submission, decoded: reading takes it over.
    Decoded(Box<Upload>),
    List(Vec<Given<'a>>),
    /// A list in a list, which no field takes: it is not gone through, for it may be nested without end.
    Array(&'a [Value]),
    Object(&'a Map<String, Value>),
    Item(Values<'a>),
}

/// Hides the values: they may be secret, and [`Values`] do not know which are.
impl std::fmt::Debug for Given<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Absent | Self::Blank => "absent",
            _ => "given",
        })
    }
}

impl<'a> Given<'a> {
    /// The file, if it is one already.
    pub(crate) fn upload(&self) -> Option<&Upload> {
        match self {
            Self::Upload(upload) => Some(upload),
            Self::Decoded(upload) => Some(upload),
            _ => None,
        }
    }

    pub(crate) fn from_json(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(*flag),
            // Every number has an `f64`, since `arbitrary_precision` is not to be had with it.
            Value::Number(number) => number.as_f64().map_or(Self::Null, Self::Number),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(items.iter().map(Self::item_from_json).collect()),
            Value::Object(map) => Self::Object(map),
        }
    }

    pub(crate) fn item_from_json(value: &'a Value) -> Self {
        match value {
            Value::Array(items) => Self::Array(items),
            value => Self::from_json(value),
        }
    }
}

impl<'a> Values<'a> {
    /// The values in an object, by the keys of the fields.
    pub(crate) fn from_object(fields: &[FieldDefinition], object: &'a Map<String, Value>) -> Self {
        let given = fields
            .iter()
            .map(|field| {
                object
                    .get(field.key)
                    .map_or(Given::Absent, Given::from_json)
            })
            .collect();
        Self { given, next: 0 }
    }

    /// The same of an object that was validated before, ready to be read: objects in lists are items.
    pub(crate) fn of_valid(fields: &[FieldDefinition], object: &'a Map<String, Value>) -> Self {
        let mut values = Self::from_object(fields, object);
        for (field, given) in fields.iter().zip(&mut values.given) {
            let (Kind::Items { item, .. }, Given::List(items)) = (&field.kind, given) else {
                continue;
            };
            for given in items {
                if let Given::Object(object) = given {
                    *given = Given::Item(Self::of_valid(item.fields, object));
                }
            }
        }
        values
    }

    /// How many of the fields have a value.
    pub(crate) fn given(&self) -> usize {
        let given = self.given.iter();
        given.filter(|it| !matches!(it, Given::Absent)).count()
    }

    /// The values of a typed form.
    pub(crate) fn from_form<F: Form>(form: &'a F) -> Self {
        let mut values = Self::default();
        form.write(&mut values);
        values
    }

    pub(crate) fn len(&self) -> usize {
        self.given.len()
    }

    pub(crate) fn push(&mut self, given: Given<'a>) {
        self.given.push(given);
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Given<'a>> {
        self.given.get_mut(at)
    }

    pub(crate) fn get(&self, at: usize) -> &Given<'a> {
        self.given.get(at).unwrap_or(&Given::Absent)
    }
}

/// Reading. The values were validated before, so that each call finds what it asks for; where a table and
/// a struct do not belong together, the value is the emptiest of its type.
impl<'a> Values<'a> {
    fn take(&mut self) -> &Given<'a> {
        let at = self.next;
        self.next += 1;
        self.given.get(at).unwrap_or(&Given::Absent)
    }

    /// The next field, a text.
    pub fn text(&mut self) -> String {
        self.optional_text().unwrap_or_default()
    }

    /// The next field, a text that may be absent.
    pub fn optional_text(&mut self) -> Option<String> {
        match self.take() {
            Given::Text(text) => Some((*text).to_owned()),
            _ => None,
        }
    }

    /// The next field, a secret.
    pub fn secret(&mut self) -> Secret {
        self.optional_secret().unwrap_or_else(|| Secret::new(""))
    }

    /// The next field, a secret that may be absent.
    pub fn optional_secret(&mut self) -> Option<Secret> {
        self.optional_text().map(Secret::from)
    }

    /// The next field, a file.
    pub fn upload(&mut self) -> Upload {
        self.optional_upload().unwrap_or_else(Upload::absent)
    }

    /// The next field, a file that may be absent.
    pub fn optional_upload(&mut self) -> Option<Upload> {
        let at = self.next;
        self.next += 1;
        match self.given.get_mut(at) {
            Some(Given::Text(url)) => Upload::from_data_url(url).ok(),
            Some(given @ Given::Decoded(_)) => match std::mem::replace(given, Given::Absent) {
                Given::Decoded(upload) => Some(*upload),
                _ => None,
            },
            _ => None,
        }
    }

    /// The next field, on or off; absent is off.
    pub fn flag(&mut self) -> bool {
        matches!(self.take(), Given::Flag(true))
    }

    /// The next field, a number without a fraction.
    pub fn integer(&mut self) -> i64 {
        self.optional_integer().unwrap_or_default()
    }

    /// The next field, a number without a fraction that may be absent.
    pub fn optional_integer(&mut self) -> Option<i64> {
        // No digit is lost: the table keeps it within what `f64` counts exactly.
        self.optional_number().map(|number| number as i64)
    }

    /// The next field, a number.
    pub fn number(&mut self) -> f64 {
        self.optional_number().unwrap_or_default()
    }

    /// The next field, a number that may be absent.
    pub fn optional_number(&mut self) -> Option<f64> {
        match self.take() {
            Given::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The next field, an option.
    pub fn choice<C: Choice>(&mut self) -> C {
        self.optional_choice().unwrap_or(C::ALL[0])
    }

    /// The next field, an option that may be absent.
    pub fn optional_choice<C: Choice>(&mut self) -> Option<C> {
        match self.take() {
            Given::Text(text) => C::parse(text),
            _ => None,
        }
    }

    /// The next field, several options.
    pub fn choices<C: Choice>(&mut self) -> Vec<C> {
        self.list(|item| match item {
            Given::Text(text) => C::parse(text),
            _ => None,
        })
    }

    /// The next field, several texts.
    pub fn texts(&mut self) -> Vec<String> {
        self.list(|item| match item {
            Given::Text(text) => Some((*text).to_owned()),
            _ => None,
        })
    }

    /// The next field, the items of a repeated group.
    pub fn items<F: Form>(&mut self) -> Vec<F> {
        self.list(|item| match item {
            // Validation leaves no loose object.
            Given::Item(values) => Some(F::read(values)),
            _ => None,
        })
    }

    fn list<T>(&mut self, read: impl FnMut(&mut Given<'a>) -> Option<T>) -> Vec<T> {
        let at = self.next;
        self.next += 1;
        match self.given.get_mut(at) {
            Some(Given::List(items)) => items.iter_mut().filter_map(read).collect(),
            _ => Vec::new(),
        }
    }
}

/// Writing.
impl<'a> Values<'a> {
    fn put(&mut self, given: Option<Given<'a>>) {
        self.given.push(given.unwrap_or(Given::Absent));
    }

    /// Lays out a text.
    #[expect(
        clippy::ptr_arg,
        reason = "a thousand forms call it, and rustc types a slice of each again"
    )]
    pub fn put_text(&mut self, text: &'a String) {
        self.put(Some(Given::Text(text)));
    }

    /// Lays out a text that may be absent.
    pub fn put_optional_text(&mut self, text: &'a Option<String>) {
        self.put(text.as_deref().map(Given::Text));
    }

    /// Lays out a secret.
    pub fn put_secret(&mut self, secret: &'a Secret) {
        self.put(Some(Given::Text(secret.expose())));
    }

    /// Lays out a secret that may be absent.
    pub fn put_optional_secret(&mut self, secret: &'a Option<Secret>) {
        self.put(secret.as_ref().map(|secret| Given::Text(secret.expose())));
    }

    /// Lays out a file.
    pub fn put_upload(&mut self, upload: &'a Upload) {
        self.put(Some(Given::Upload(upload)));
    }

    /// Lays out a file that may be absent.
    pub fn put_optional_upload(&mut self, upload: &'a Option<Upload>) {
        self.put(upload.as_ref().map(Given::Upload));
    }

    /// Lays out a toggle; off stands for absent.
    pub fn put_flag(&mut self, flag: bool) {
        self.put(Some(if flag {
            Given::Flag(true)
        } else {
            Given::Blank
        }));
    }

    /// Lays out a number without a fraction.
    pub fn put_integer(&mut self, integer: i64) {
        self.put(Some(Given::Number(integer as f64)));
    }

    /// Lays out a number without a fraction that may be absent.
    pub fn put_optional_integer(&mut self, integer: Option<i64>) {
        self.put(integer.map(|integer| Given::Number(integer as f64)));
    }

    /// Lays out a number.
    pub fn put_number(&mut self, number: f64) {
        self.put(Some(Given::Number(number)));
    }

    /// Lays out a number that may be absent.
    pub fn put_optional_number(&mut self, number: Option<f64>) {
        self.put(number.map(Given::Number));
    }

    /// Lays out an option.
    pub fn put_choice<C: Choice>(&mut self, choice: C) {
        self.put(Some(Given::Text(choice.as_str())));
    }

    /// Lays out an option that may be absent.
    pub fn put_optional_choice<C: Choice>(&mut self, choice: Option<C>) {
        self.put(choice.map(|choice| Given::Text(choice.as_str())));
    }

    /// Lays out several options; none stands for absent.
    #[expect(
        clippy::ptr_arg,
        reason = "a thousand forms call it, and rustc types a slice of each again"
    )]
    pub fn put_choices<C: Choice>(&mut self, choices: &'a Vec<C>) {
        self.put_list(choices, |choice| Given::Text(choice.as_str()));
    }

    /// Lays out several texts; none stands for absent.
    #[expect(
        clippy::ptr_arg,
        reason = "a thousand forms call it, and rustc types a slice of each again"
    )]
    pub fn put_texts(&mut self, texts: &'a Vec<String>) {
        self.put_list(texts, |text| Given::Text(text));
    }

    /// Lays out the items of a repeated group; none stands for absent.
    #[expect(
        clippy::ptr_arg,
        reason = "a thousand forms call it, and rustc types a slice of each again"
    )]
    pub fn put_items<F: Form>(&mut self, items: &'a Vec<F>) {
        self.put_list(items, |item| Given::Item(Values::from_form(item)));
    }

    fn put_list<T>(&mut self, items: &'a [T], put: impl FnMut(&'a T) -> Given<'a>) {
        self.put(Some(if items.is_empty() {
            Given::Blank
        } else {
            Given::List(items.iter().map(put).collect())
        }));
    }
}
