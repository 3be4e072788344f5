//! What may be wrong with each field of a form, and the words for it in each language.
//!
//! A form has no words of its own, but what is said in them: the name of a message and its parameters. So the words
//! are in a page once, whatever number of forms it shows, and another language needs nothing of the form.

use std::borrow::Cow;
use std::sync::LazyLock;

use provspec_messages::{self as messages, Clause, Locale, Message, Parameter, expected};

use super::json::written::Written;
use super::json::{Json, Object};
use super::json_schema::pattern;
use crate::ir::{Field, FieldKind, Form, Meaning, Required, Shape, TextPattern};

/// The faults of a form: path → code → message. Items of a list have `[]` behind the path of the list.
pub(super) fn messages<'a>(form: &'a Form, locale: Locale) -> Object<'a> {
    let mut fields = Object::with_capacity(form.fields.len() + 1);
    fields.put("", object());
    add(&form.fields, "", &mut fields);
    let mut messages = Object::of("locale", locale.tag());
    messages.put("fields", fields);
    messages
}

/// The words in a language by name: those of faults, and those of the package's own controls.
pub(super) fn words(locale: Locale) -> Object<'static> {
    let mut words = Object::of("locale", locale.tag());
    let table = locale.table().iter();
    let table = table.map(|(name, words)| (*name, Cow::Borrowed(*words)));
    words.put("words", table.collect::<Object<'_>>());
    words
}

/// The faults of a form or of an item as a whole.
fn object() -> Object<'static> {
    let mut faults = Faults::default();
    faults.kind(expected::OBJECT).plain(messages::UNKNOWN);
    faults.0
}

fn add<'a>(fields: &'a [Field], around: &str, messages: &mut Object<'a>) {
    for field in fields {
        let path = |end: &str| [around, &field.key, end].concat();
        let (own, items) = of(field);
        if around.is_empty() {
            messages.put(field, own.0);
        } else {
            messages.put(path(""), own.0);
        }
        if let Some(items) = items {
            messages.put(path("[]"), items.0);
        }
        if let FieldKind::Repeat(repeat) = &field.kind {
            messages.put(path("[]"), object());
            add(&repeat.fields, &path("[]."), messages);
        }
    }
}

/// The faults of a field, and those of its items if they are no objects.
fn of(field: &Field) -> (Faults<'_>, Option<Faults<'_>>) {
    let mut faults = Faults::default();
    let mut items = None;
    if field.required != Required::Never {
        faults.plain(messages::REQUIRED);
    }
    if !field.shown.is_always() {
        faults.plain(messages::HIDDEN);
    }
    let shape = field.shape();
    let one_line = shape.is_one_line();
    match shape {
        Shape::Text {
            min_length,
            max_length,
            patterns,
            ..
        } => {
            faults.kind(expected::TEXT).length(min_length, max_length);
            faults.patterns(patterns, one_line);
        }
        Shape::File {
            max_size, pattern, ..
        } => {
            faults.kind(expected::TEXT).plain(messages::EMPTY);
            faults.put(messages::FILE_SIZE.with("limit", max_size));
            faults.put(Meaning::Pattern.broken(pattern));
            faults.0.put("empty", messages::EMPTY_FILE.name);
        }
        Shape::Choice(_) => {
            faults.kind(expected::TEXT).plain(messages::OPTION);
        }
        Shape::Boolean => drop(faults.kind(expected::FLAG)),
        Shape::True => drop(faults.kind(expected::TRUE)),
        Shape::Integer { minimum, maximum } => {
            faults.kind(expected::WHOLE_NUMBER);
            faults.range(Some(minimum), Some(maximum));
        }
        Shape::Number { minimum, maximum } => {
            faults.kind(expected::NUMBER);
            faults.range(minimum, maximum);
        }
        Shape::Choices {
            min_items,
            max_items,
            ..
        } => {
            faults.list(min_items, max_items);
            let mut item = Faults::default();
            item.kind(expected::TEXT).plain(messages::OPTION);
            items = Some(item);
        }
        Shape::TextList {
            pattern,
            max_length,
            min_items,
            max_items,
        } => {
            faults.list(min_items, max_items);
            let mut item = Faults::default();
            item.kind(expected::TEXT).length(1, max_length);
            item.put(Meaning::Pattern.broken(pattern));
            items = Some(item);
        }
        Shape::Objects(repeat) => {
            faults.list(repeat.min_items, Some(repeat.max_items));
        }
    }
    (faults, items)
}

/// What is said of a value of another type than these: each field has one of them.
static OF_TYPES: LazyLock<[(&str, Written<'_>); 4]> = LazyLock::new(|| {
    let message = |expected| written(messages::TYPE.with("expected", expected));
    let types = [
        expected::TEXT,
        expected::FLAG,
        expected::TRUE,
        expected::LIST,
    ];
    types.map(|expected| (expected, Written::new(message(expected))))
});

/// The faults of one place, by code.
struct Faults<'a>(Object<'a>);

impl Default for Faults<'_> {
    /// With room for as many as most fields have.
    fn default() -> Self {
        Self(Object::with_capacity(8))
    }
}

impl<'a> Faults<'a> {
    fn put(&mut self, clause: Clause<'_>) {
        self.0.put(clause.message.code, written(clause));
    }

    fn plain(&mut self, message: Message) -> &mut Self {
        self.put(message.clause());
        self
    }

    fn kind(&mut self, expected: &'static str) -> &mut Self {
        let mut known = OF_TYPES.iter();
        match known.find(|(name, _)| *name == expected) {
            Some((_, message)) => drop(self.0.put(messages::TYPE.code, Json::Written(message))),
            None => self.put(messages::TYPE.with("expected", expected)),
        }
        self
    }

    fn length(&mut self, least: u32, most: u32) {
        match least {
            0 => {}
            1 => drop(self.plain(messages::EMPTY)),
            _ => self.put(messages::MIN_LENGTH.with("limit", least)),
        }
        self.put(messages::MAX_LENGTH.with("limit", most));
    }

    /// A backend names the first that does not match, so they are in its order.
    fn patterns(&mut self, patterns: Vec<TextPattern<'a>>, one_line: bool) {
        let mut each: Vec<(Cow<'_, str>, Json<'a>)> = Vec::with_capacity(patterns.len());
        for it in patterns {
            let message = written(it.meaning.broken(&it.text));
            let pattern = pattern::written(it.text, one_line);
            if each.iter().all(|(known, _)| *known != pattern) {
                each.push((pattern, message));
            }
        }
        let code = messages::PATTERN.code;
        match each.len() {
            0 => {}
            1 => drop(self.0.put(code, each.remove(0).1)),
            _ => {
                let pairs = each
                    .into_iter()
                    .map(|(pattern, message)| Json::List(vec![pattern.into(), message]));
                self.0.put(code, pairs.collect::<Json<'_>>());
            }
        }
    }

    fn range(&mut self, minimum: Option<f64>, maximum: Option<f64>) {
        for (message, limit) in [(messages::MINIMUM, minimum), (messages::MAXIMUM, maximum)] {
            if let Some(limit) = limit {
                self.put(message.with("limit", limit));
            }
        }
    }

    fn list(&mut self, least: u32, most: Option<u32>) {
        self.kind(expected::LIST);
        match least {
            0 => {}
            1 => drop(self.plain(messages::NO_ITEM)),
            _ => self.put(messages::MIN_ITEMS.with("limit", least)),
        }
        if let Some(most) = most {
            self.put(messages::MAX_ITEMS.with("limit", most));
        }
        self.plain(messages::DUPLICATE);
    }
}

/// A message as a form has it: its name; or its parameters, and its name where that is not the code.
fn written(clause: Clause<'_>) -> Json<'static> {
    let Message { name, code } = clause.message;
    if clause.parameters.is_empty() {
        return name.into();
    }
    let mut message = Object::default();
    if name != code {
        message.put("name", name);
    }
    for (name, parameter) in clause.parameters {
        let value: Json<'static> = match parameter {
            Parameter::Text(text) => text.into_owned().into(),
            Parameter::Number(number) => json_number(number),
            Parameter::OneOf(names) => names.into(),
        };
        message.put(name, value);
    }
    message.into()
}

/// A number; as text where JavaScript would write it otherwise.
fn json_number(number: f64) -> Json<'static> {
    let plain = number == 0.0 || (1e-6..1e21).contains(&number.abs());
    if !plain {
        return number.to_string().into();
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
    if number.fract() == 0.0 && number.abs() <= 9e15 {
        (number as i64).into()
    } else {
        number.into()
    }
}
