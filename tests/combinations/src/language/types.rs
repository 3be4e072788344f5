//! The types of fields, and what says which values a text or a number may have.

use serde_json::{Value, json};

use super::feature::{Feature, Slot, field};
use super::subject::Subject;

pub(super) const TEXTS: &[&str] = &["text", "secret", "multiline", "url", "host", "email"];
pub(super) const SELECTS: &[&str] = &["select", "multiselect"];
pub(super) const CODES: &[&str] = &["currency", "currencies", "country", "countries", "features"];
const NUMBERS: &[&str] = &["integer", "number"];

/// A feature that gives the field this type, and what the type cannot do without.
macro_rules! kind {
    ($name:literal $(, $key:literal: $value:expr)*) => {
        field($name, Slot::Type, |subject| {
            subject.set("type", json!($name));
            let title = format!("Subject {}", subject.number);
            subject.set("title", json!(title));
            $(subject.set($key, json!($value));)*
        })
    };
}

/// The types. A select whose options come from elsewhere has a type of its own here: it is a text on the wire.
fn types() -> Vec<Feature> {
    vec![
        kind!("text"),
        kind!("secret"),
        kind!("multiline"),
        kind!("url"),
        kind!("host"),
        kind!("email"),
        kind!("integer"),
        kind!("number"),
        kind!("toggle"),
        kind!("select", "options": json!({ "one": "One", "two": "Two", "three": "Three" })),
        kind!("multiselect", "options": json!({ "one": "One", "two": "Two", "three": "Three" })),
        field("select of what the provider knows", Slot::Type, |it| {
            from_elsewhere(
                it,
                json!({ "source": "provider_api", "request": "GET /things" }),
            );
        }),
        field("select of what a manager knows", Slot::Type, |it| {
            let source = json!({ "source": "account_manager", "description": "Ask for them." });
            from_elsewhere(it, source);
        }),
        kind!("file", "formats": ["any"], "max_size": "300 B"),
        kind!("currency"),
        kind!("currencies"),
        kind!("country"),
        kind!("countries"),
        kind!("features").with(Slot::Features, &["features: none"]),
        kind!("ip_list"),
        // No two items with a box that is always ticked are different.
        kind!("acknowledgement").without(Slot::Place, &["place: two items at least"]),
    ]
}

fn from_elsewhere(subject: &mut Subject, from: Value) {
    let title = format!("Subject {}", subject.number);
    subject.set("type", json!("select"));
    subject.set("title", json!(title));
    subject.set("options_from", from);
}

/// A prefix that values of the type can have.
pub(super) fn prefix(kind: &str) -> &'static str {
    match kind {
        "url" => "https://ab-",
        _ => "ab-",
    }
}

/// A suffix that values of the type can have.
pub(super) fn suffix(kind: &str) -> &'static str {
    match kind {
        "host" | "email" => ".ex",
        _ => "-z",
    }
}

/// A value that a text takes whichever of the features of texts it has.
pub(super) fn text_value(subject: &Subject) -> String {
    let kind = subject.kind();
    let key = |key: &str| subject.keys.get(key).and_then(Value::as_str);
    let body = match kind {
        "url" => "a1.b2/p",
        "host" => "a1.b2",
        "email" => "a1@b2",
        _ => "a1b2",
    };
    let prefix = key("prefix").unwrap_or(match kind {
        "url" => "https://",
        _ => "",
    });
    let suffix = key("suffix").unwrap_or(match kind {
        "host" | "email" => ".ex",
        _ => "",
    });
    format!("{prefix}{body}{suffix}")
}

/// What is said of texts.
fn texts() -> Vec<Feature> {
    vec![
        field("pattern: one", Slot::Pattern, |it| {
            it.set("pattern", json!("^[a-z0-9:/.@_-]{3,40}$"));
        })
        .with(Slot::Type, TEXTS),
        field("pattern: alternatives", Slot::Pattern, |it| {
            it.set(
                "pattern",
                json!(r"^([a-z0-9:/.@_-]{4,}|\d{4}[A-Z]?|x.y\.(z|\w)*)$"),
            );
        })
        .with(Slot::Type, TEXTS),
        field("pattern: several", Slot::Pattern, |it| {
            it.set("pattern", json!(["^[!-~]*$", "^.*[0-9].*$", "^.*[a-z].*$"]));
        })
        .with(Slot::Type, TEXTS),
        field("pattern: of letters of all planes", Slot::Pattern, |it| {
            it.set("pattern", json!("^[a-z0-9:/.@а-яёא-ת😀-😎_-]+$"));
        })
        .with(Slot::Type, TEXTS),
        field("pattern: of anything but", Slot::Pattern, |it| {
            it.set("pattern", json!("^[^;,\"]+$"));
        })
        .with(Slot::Type, TEXTS),
        field("pattern: of rows", Slot::Pattern, |it| {
            it.set("pattern", json!(r"^[a-z0-9:/.@_-]+(\n[a-z0-9:/.@_-]+)*$"));
        })
        .with(Slot::Type, &["multiline"]),
        field("prefix", Slot::Prefix, |it| {
            let prefix = prefix(it.kind());
            it.set("prefix", json!(prefix));
        })
        .with(Slot::Type, TEXTS),
        field("prefix: of signs", Slot::Prefix, |it| {
            it.set("prefix", json!(r"(^$.|?*+)[]{1}/\😀"));
        })
        .with(Slot::Type, &["text", "secret", "multiline"])
        .without(Slot::Pattern, &[]),
        field("suffix", Slot::Suffix, |it| {
            let suffix = suffix(it.kind());
            it.set("suffix", json!(suffix));
        })
        .with(Slot::Type, TEXTS),
        field("suffix: of signs", Slot::Suffix, |it| {
            it.set("suffix", json!("$&é😎"))
        })
        .with(Slot::Type, &["text", "secret", "multiline"])
        .without(Slot::Pattern, &[]),
        field("min_length", Slot::MinLength, |it| {
            it.set("min_length", json!(4))
        })
        .with(Slot::Type, TEXTS),
        field("max_length", Slot::MaxLength, |it| {
            it.set("max_length", json!(32))
        })
        .with(Slot::Type, TEXTS),
        field("pattern_description", Slot::Words, |it| {
            // It describes something.
            if !it.keys.contains_key("max_length") {
                it.set("max_length", json!(90));
            }
            it.set("pattern_description", json!("what “they” wrote"));
        })
        .with(Slot::Type, TEXTS),
        field("secret: yes", Slot::Secret, |it| {
            it.set("secret", json!(true))
        })
        .with(Slot::Type, &["multiline", "file"])
        .without(Slot::Default, &[])
        .without(Slot::Example, &[]),
        field("secret: no", Slot::Secret, |it| {
            it.set("secret", json!(false));
            it.set("title", json!(format!("Secret subject {}", it.number)));
        })
        .with(Slot::Type, &["text", "multiline"]),
    ]
}

/// What is said of numbers.
fn numbers() -> Vec<Feature> {
    vec![
        field("minimum", Slot::Minimum, |it| it.set("minimum", json!(2))).with(Slot::Type, NUMBERS),
        field("minimum: below nought", Slot::Minimum, |it| {
            it.set("minimum", json!(-3))
        })
        .with(Slot::Type, NUMBERS),
        field("minimum: a fraction", Slot::Minimum, |it| {
            it.set("minimum", json!(0.1))
        })
        .with(Slot::Type, &["number"]),
        field("maximum", Slot::Maximum, |it| it.set("maximum", json!(12)))
            .with(Slot::Type, NUMBERS),
        field("maximum: a fraction", Slot::Maximum, |it| {
            it.set("maximum", json!(99.95))
        })
        .with(Slot::Type, &["number"]),
        field("maximum: beyond what is exact", Slot::Maximum, |it| {
            it.set("maximum", json!(1e300));
        })
        .with(Slot::Type, &["number"]),
    ]
}

/// The types, and the rules of texts and numbers.
pub(super) fn features() -> Vec<Feature> {
    [types(), texts(), numbers()].concat()
}
