//! What may be wrong with each field of a form, and the words for it in each language.
//!
//! A form has no words of its own, but what is said in them: the name of a message and its parameters. So the words
//! are in a page once, whatever number of forms it shows, and another language needs nothing of the form.

use std::borrow::Cow;
use std::sync::LazyLock;

use provspec_messages::{self as messages, Clause, Locale, Message, Parameter, expected};

use super::json::literal::Members;
use super::json::{Json, Object};
use super::json_schema::pattern;
use crate::ir::{Field, Form, Meaning, Required, Shape, TextPattern};

/// The faults of a form: path → code → message, as what stands between the quotes of a literal. Items of a list have `[]`
/// behind the path of the list.
pub(super) fn messages(form: &Form, locale: Locale) -> String {
    let mut out = String::with_capacity(4 * 1024);
    Members::write(&mut out, |messages| {
        messages.put("locale", locale.tag());
        messages.object("fields", |fields| {
            fields.object("", of_object);
            add(&form.fields, "", fields);
        });
    });
    out
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
fn of_object(faults: &mut Members<'_>) {
    Faults(faults)
        .kind(expected::OBJECT)
        .plain(messages::UNKNOWN);
}

fn add(fields: &[Field], around: &str, messages: &mut Members<'_>) {
    for field in fields {
        let path = |end: &str| [around, &field.key, end].concat();
        let shape = field.shape();
        let own = |faults: &mut Members<'_>| of(field, &shape, &mut Faults(faults));
        if around.is_empty() {
            messages.object(field, own);
        } else {
            messages.object(path(""), own);
        }
        match &shape {
            Shape::Choices { .. } | Shape::TextList { .. } => {
                messages.object(path("[]"), |faults| of_item(&shape, &mut Faults(faults)));
            }
            Shape::Objects(repeat) => {
                messages.object(path("[]"), of_object);
                add(&repeat.fields, &path("[]."), messages);
            }
            _ => {}
        }
    }
}

/// The faults of a field.
fn of(field: &Field, shape: &Shape<'_>, faults: &mut Faults<'_, '_>) {
    if field.required != Required::Never {
        faults.plain(messages::REQUIRED);
    }
    if !field.shown.is_always() {
        faults.plain(messages::HIDDEN);
    }
    match shape {
        Shape::Text {
            min_length,
            max_length,
            patterns,
            ..
        } => {
            let faults = faults.kind(expected::TEXT);
            faults.length(*min_length, *max_length);
            faults.patterns(patterns, shape.is_one_line());
        }
        Shape::File {
            max_size, pattern, ..
        } => {
            faults.kind(expected::TEXT).plain(messages::EMPTY);
            faults.limit(messages::FILE_SIZE, *max_size);
            faults.put(Meaning::Pattern.broken(pattern));
            faults.0.put("empty", messages::EMPTY_FILE.name);
        }
        Shape::Choice(_) => drop(faults.kind(expected::TEXT).plain(messages::OPTION)),
        Shape::Boolean => drop(faults.kind(expected::FLAG)),
        Shape::True => drop(faults.kind(expected::TRUE)),
        Shape::Integer { minimum, maximum } => {
            let faults = faults.kind(expected::WHOLE_NUMBER);
            faults.range(Some(*minimum), Some(*maximum));
        }
        Shape::Number { minimum, maximum } => {
            faults.kind(expected::NUMBER).range(*minimum, *maximum);
        }
        Shape::Choices {
            min_items,
            max_items,
            ..
        }
        | Shape::TextList {
            min_items,
            max_items,
            ..
        } => faults.list(*min_items, *max_items),
        Shape::Objects(repeat) => faults.list(repeat.min_items, Some(repeat.max_items)),
    }
}

/// The faults of an item that is no object.
fn of_item(shape: &Shape<'_>, faults: &mut Faults<'_, '_>) {
    faults.kind(expected::TEXT);
    match shape {
        Shape::TextList {
            pattern,
            max_length,
            ..
        } => {
            faults.length(1, *max_length);
            faults.put(Meaning::Pattern.broken(pattern));
        }
        _ => drop(faults.plain(messages::OPTION)),
    }
}

/// What is said of a value of another type than these, as literals: each field has one of them.
static OF_TYPES: LazyLock<[(&str, String); 4]> = LazyLock::new(|| {
    let types = [
        expected::TEXT,
        expected::FLAG,
        expected::TRUE,
        expected::LIST,
    ];
    types.map(|expected| {
        let mut message = String::new();
        write(messages::TYPE.with("expected", expected), &mut message);
        (expected, message)
    })
});

/// The faults of one place, by code.
struct Faults<'m, 'o>(&'m mut Members<'o>);

impl Faults<'_, '_> {
    fn put(&mut self, clause: Clause<'_>) {
        let out = self.0.entry(clause.message.code);
        write(clause, out);
    }

    fn plain(&mut self, message: Message) -> &mut Self {
        self.0.put(message.code, message.name);
        self
    }

    /// What most messages have for a parameter.
    fn limit(&mut self, message: Message, limit: impl Into<Json<'static>>) {
        self.0.object(message.code, |members| {
            name(message, members);
            members.put("limit", limit);
        });
    }

    fn kind(&mut self, expected: &'static str) -> &mut Self {
        let mut known = OF_TYPES.iter();
        match known.find(|(name, _)| *name == expected) {
            Some((_, message)) => self.0.entry(messages::TYPE.code).push_str(message),
            None => self.put(messages::TYPE.with("expected", expected)),
        }
        self
    }

    fn length(&mut self, least: u32, most: u32) {
        match least {
            0 => {}
            1 => drop(self.plain(messages::EMPTY)),
            _ => self.limit(messages::MIN_LENGTH, least),
        }
        self.limit(messages::MAX_LENGTH, most);
    }

    /// A backend names the first that does not match, so they are in its order.
    fn patterns(&mut self, patterns: &[TextPattern<'_>], one_line: bool) {
        let mut each: Vec<(Cow<'_, str>, Clause<'_>)> = Vec::with_capacity(patterns.len());
        for it in patterns {
            let pattern = pattern::written(Cow::Borrowed(&it.text), one_line);
            if each.iter().all(|(known, _)| *known != pattern) {
                each.push((pattern, it.meaning.broken(&it.text)));
            }
        }
        if each.is_empty() {
            return;
        }
        let is_one = each.len() == 1;
        let out = self.0.entry(messages::PATTERN.code);
        for (at, (pattern, message)) in each.into_iter().enumerate() {
            if is_one {
                return write(message, out);
            }
            out.push_str(if at == 0 { "[[" } else { ",[" });
            Json::from(pattern).write_literal(out);
            out.push(',');
            write(message, out);
            out.push(']');
        }
        out.push(']');
    }

    fn range(&mut self, minimum: Option<f64>, maximum: Option<f64>) {
        for (message, limit) in [(messages::MINIMUM, minimum), (messages::MAXIMUM, maximum)] {
            if let Some(limit) = limit {
                self.limit(message, json_number(limit));
            }
        }
    }

    fn list(&mut self, least: u32, most: Option<u32>) {
        self.kind(expected::LIST);
        match least {
            0 => {}
            1 => drop(self.plain(messages::NO_ITEM)),
            _ => self.limit(messages::MIN_ITEMS, least),
        }
        if let Some(most) = most {
            self.limit(messages::MAX_ITEMS, most);
        }
        self.plain(messages::DUPLICATE);
    }
}

/// A message as a form has it: its name; or its parameters, and its name where that is not the code.
fn write(clause: Clause<'_>, out: &mut String) {
    if clause.parameters.is_empty() {
        return Json::from(clause.message.name).write_literal(out);
    }
    Members::write(out, |message| {
        name(clause.message, message);
        for (name, parameter) in clause.parameters {
            match parameter {
                Parameter::Text(text) => message.put(name, text),
                Parameter::Number(number) => message.put(name, json_number(number)),
                Parameter::OneOf(names) => message.put(name, names),
            };
        }
    });
}

/// Puts the name of a message where that is not its code.
fn name(message: Message, members: &mut Members<'_>) {
    if message.name != message.code {
        members.put("name", message.name);
    }
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
