//! The words for each fault of each field of a form: those that a backend says of it.

use provspec_messages::{self as messages, Message, expected};

use super::json::Object;
use super::json_schema::pattern;
use crate::ir::{Field, FieldKind, Form, Required, Shape};

/// The language of the words (BCP 47).
const LOCALE: &str = "en";

/// The messages of a form: path → code → words. Items of a list have `[]` behind the path of the list.
pub(super) fn messages(form: &Form) -> Object<'static> {
    let mut fields = Object::default();
    fields.put("", object());
    add(&form.fields, "", &mut fields);
    let mut messages = Object::of("locale", LOCALE);
    messages.put("fields", fields);
    messages
}

/// Every message by its name, with its parameters in braces.
pub(super) fn templates() -> Object<'static> {
    let words = messages::ALL.iter();
    let words = words.map(|(name, message)| {
        let mut entry = Object::of("code", message.code);
        entry.put("words", message.words);
        (name.to_ascii_lowercase(), entry)
    });
    let mut templates = Object::of("locale", LOCALE);
    templates.put("messages", words.collect::<Object<'_>>());
    templates
}

/// The faults of a form or of an item as a whole.
fn object() -> Object<'static> {
    let mut words = Words::default();
    words.kind(expected::OBJECT).plain(messages::UNKNOWN);
    words.0
}

fn add(fields: &[Field], around: &str, messages: &mut Object<'static>) {
    for field in fields {
        let path = format!("{around}{}", field.key);
        let (own, items) = of(field);
        messages.put(path.clone(), own.0);
        if let Some(items) = items {
            messages.put(format!("{path}[]"), items.0);
        }
        if let Shape::Objects(repeat) = field.shape() {
            messages.put(format!("{path}[]"), object());
            add(&repeat.fields, &format!("{path}[]."), messages);
        }
    }
}

/// The words for the faults of a field, and for those of its items if they are no objects.
fn of(field: &Field) -> (Words, Option<Words>) {
    let mut words = Words::default();
    let mut items = None;
    if field.required != Required::Never {
        words.plain(messages::REQUIRED);
    }
    if !field.shown.is_always() {
        words.plain(messages::HIDDEN);
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
            words.kind(expected::TEXT).length(min_length, max_length);
            let patterns = patterns.iter().map(|pattern| {
                let words = Message::of_pattern(pattern).with(pattern).to_string();
                (pattern::written(pattern, one_line), words)
            });
            let mut patterns: Vec<(String, String)> = patterns.collect();
            match patterns.len() {
                0 => {}
                1 => words.put(messages::PATTERN, patterns.remove(0).1),
                _ => words.patterns(patterns),
            }
        }
        Shape::File { max_length, .. } => {
            words.kind(expected::TEXT).length(1, max_length);
            if let FieldKind::File(rules) = &field.kind {
                let message = messages::FILE_SIZE;
                words.put(message, message.with(rules.max_size).to_string());
            }
            words.plain(messages::FILE_URL);
            words.0.put("empty", messages::EMPTY_FILE.words);
        }
        Shape::Choice(_) => {
            words.kind(expected::TEXT).plain(messages::OPTION);
        }
        Shape::Boolean => drop(words.kind(expected::FLAG)),
        Shape::True => drop(words.kind(expected::TRUE)),
        Shape::Integer { minimum, maximum } => {
            words.kind(expected::WHOLE_NUMBER);
            words.range(Some(minimum), Some(maximum));
        }
        Shape::Number { minimum, maximum } => {
            words.kind(expected::NUMBER);
            words.range(minimum, maximum);
        }
        Shape::Choices {
            min_items,
            max_items,
            ..
        } => {
            words.list(min_items, max_items);
            let mut item = Words::default();
            item.kind(expected::TEXT).plain(messages::OPTION);
            items = Some(item);
        }
        Shape::TextList {
            pattern,
            max_length,
            min_items,
            max_items,
        } => {
            words.list(min_items, max_items);
            let mut item = Words::default();
            item.kind(expected::TEXT).length(1, max_length);
            let message = Message::of_pattern(pattern);
            item.put(message, message.with(pattern).to_string());
            items = Some(item);
        }
        Shape::Objects(repeat) => {
            words.list(repeat.min_items, Some(repeat.max_items));
        }
    }
    (words, items)
}

/// The words for the faults at one place, by code.
#[derive(Default)]
struct Words(Object<'static>);

impl Words {
    fn put(&mut self, message: Message, words: String) {
        self.0.put(message.code, words);
    }

    fn plain(&mut self, message: Message) -> &mut Self {
        self.0.put(message.code, message.words);
        self
    }

    fn kind(&mut self, expected: &str) -> &mut Self {
        self.put(messages::TYPE, messages::TYPE.with(expected).to_string());
        self
    }

    fn length(&mut self, least: u32, most: u32) {
        match least {
            0 => {}
            1 => drop(self.plain(messages::EMPTY)),
            _ => self.put(
                messages::MIN_LENGTH,
                messages::MIN_LENGTH.with(least).to_string(),
            ),
        }
        self.put(
            messages::MAX_LENGTH,
            messages::MAX_LENGTH.with(most).to_string(),
        );
    }

    /// A backend names the first that does not match, so they are in its order.
    fn patterns(&mut self, patterns: Vec<(String, String)>) {
        let mut words = Object::default();
        for (pattern, message) in patterns {
            if !words.has(&pattern) {
                words.put(pattern, message);
            }
        }
        self.0.put(messages::PATTERN.code, words);
    }

    fn range(&mut self, minimum: Option<f64>, maximum: Option<f64>) {
        for (message, limit) in [(messages::MINIMUM, minimum), (messages::MAXIMUM, maximum)] {
            if let Some(limit) = limit {
                self.put(message, message.with(limit).to_string());
            }
        }
    }

    fn list(&mut self, least: u32, most: Option<u32>) {
        self.kind(expected::LIST);
        if least > 0 {
            self.put(
                messages::MIN_ITEMS,
                messages::MIN_ITEMS.with(least).to_string(),
            );
        }
        if let Some(most) = most {
            self.put(
                messages::MAX_ITEMS,
                messages::MAX_ITEMS.with(most).to_string(),
            );
        }
        self.plain(messages::DUPLICATE);
    }
}
