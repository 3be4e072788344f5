//! What a stored connection depends on, in a few characters.

use std::fmt::Write as _;

use twox_hash::XxHash3_64;

use super::{Condition, Field, FieldKind, Form, Required, Shape, Test};

impl Form {
    /// A fingerprint of what matters for stored values: keys, kinds and limits, options, files, conditions.
    /// It is another when a value that was good might not be good any more, or is found elsewhere. Titles,
    /// help, examples and the order of fields and options have no part in it.
    pub fn fingerprint(&self) -> String {
        let mut text = String::with_capacity(4 * 1024);
        fields(&self.fields, &mut text);
        digest(&text)
    }
}

/// FNV-1a in 16 digits: it tells versions of one thing apart, nothing more.
///
/// Applications and release files keep such digests, so it stays what it is.
pub fn digest(text: &str) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    digits(text.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, step))
}

/// XXH3 in 16 digits: the same for long texts, of which it takes many bytes at a time.
pub fn digest_of_file(contents: &str) -> String {
    digits(XxHash3_64::oneshot(contents.as_bytes()))
}

fn digits(hash: u64) -> String {
    format!("{hash:016x}")
}

/// Writing to a string does not fail.
macro_rules! put {
    ($out:expr, $($words:tt)*) => { let _ = write!($out, $($words)*); };
}

/// Appends the text after its length: where it ends is clear, whatever is in it.
fn exact(text: &str, out: &mut String) {
    // Quicker than what formats all sorts of things: some lists have hundreds of texts.
    out.push_str(itoa::Buffer::new().format(text.len()));
    out.push(':');
    out.push_str(text);
}

fn list<'a>(texts: impl IntoIterator<Item = &'a str>, out: &mut String) {
    out.push('[');
    for (at, text) in texts.into_iter().enumerate() {
        out.push_str(if at == 0 { "" } else { " " });
        exact(text, out);
    }
    out.push(']');
}

fn fields(fields: &[Field], out: &mut String) {
    let mut sorted: Vec<&Field> = fields.iter().collect();
    sorted.sort_unstable_by(|one, other| one.key.cmp(&other.key));
    for field in sorted {
        out.push_str("field ");
        exact(&field.key, out);
        out.push_str(if field.secret {
            " secret true "
        } else {
            " secret false "
        });
        shape(field, out);
        out.push_str(" required ");
        match &field.required {
            Required::Always => out.push_str("always"),
            Required::Never => out.push_str("never"),
            Required::When(when) => condition(when, out),
        }
        out.push_str(" shown ");
        condition(&field.shown, out);
        out.push('\n');
    }
}

/// Texts are written as they are: what `Debug` makes of them may change with the compiler.
fn shape(field: &Field, out: &mut String) {
    let choices = |choices: &[super::Choice], out: &mut String| {
        let mut values: Vec<&str> = choices.iter().map(|choice| &*choice.value).collect();
        // Most of them are in order: of that, a stable sort makes use.
        values.sort();
        list(values, out);
    };
    match field.shape() {
        Shape::Text {
            min_length,
            max_length,
            patterns,
            ..
        } => {
            out.push_str("text ");
            for limit in [min_length, max_length] {
                out.push_str(itoa::Buffer::new().format(limit));
                out.push(' ');
            }
            list(patterns.iter().map(|pattern| &*pattern.text), out);
        }
        Shape::Choice(options) => {
            out.push_str("choice ");
            choices(options, out);
        }
        Shape::Boolean => out.push_str("toggle"),
        Shape::True => out.push_str("acknowledgement"),
        Shape::Integer { minimum, maximum } => {
            put!(out, "integer {minimum:?} {maximum:?}");
        }
        Shape::Number { minimum, maximum } => {
            put!(out, "number {minimum:?} {maximum:?}");
        }
        Shape::File { max_length, .. } => {
            put!(out, "file {max_length}");
            if let FieldKind::File(rules) = &field.kind {
                let mut formats: Vec<&str> =
                    rules.formats.iter().map(|format| format.name()).collect();
                formats.sort_unstable();
                out.push(' ');
                list(formats, out);
                out.push(' ');
                list(rules.passphrase.as_deref(), out);
            }
        }
        Shape::Choices {
            choices: options,
            min_items,
            max_items,
        } => {
            put!(out, "choices {min_items} {max_items:?} ");
            choices(options, out);
        }
        Shape::TextList {
            pattern,
            max_length,
            min_items,
            max_items,
        } => {
            out.push_str("texts ");
            exact(pattern, out);
            put!(out, " {max_length} {min_items} {max_items:?}");
        }
        Shape::Objects(repeat) => {
            put!(out, "items {} {} {{\n", repeat.min_items, repeat.max_items);
            fields(&repeat.fields, out);
            out.push('}');
        }
    }
}

fn condition(when: &Condition, out: &mut String) {
    let parts_of = |word: &str, parts: &[Condition], out: &mut String| {
        out.push_str(word);
        out.push('(');
        parts.iter().for_each(|part| condition(part, out));
        out.push(')');
    };
    let test = |word: &str, texts: &[&str], out: &mut String| {
        out.push_str(word);
        out.push('(');
        for (at, text) in texts.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { " " });
            exact(text, out);
        }
        out.push(')');
    };
    match when {
        Condition::Always => out.push_str("always"),
        Condition::Test(Test::On { field }) => {
            test("on", &[field], out);
        }
        Condition::Test(Test::Equals { field, value }) => {
            test("equals", &[field, value], out);
        }
        Condition::Test(Test::Contains { field, value }) => {
            test("contains", &[field, value], out);
        }
        Condition::Test(Test::Filled { field }) => {
            test("filled", &[field], out);
        }
        Condition::All(parts) => parts_of("all", parts, out),
        Condition::Any(parts) => parts_of("any", parts, out),
        Condition::Not(part) => parts_of("not", std::slice::from_ref(part), out),
    }
}

#[cfg(test)]
mod tests {
    use super::{digest, digest_of_file};

    /// Both from the authors' own tables.
    #[test]
    fn digests_are_those_of_their_definitions() {
        assert_eq!(digest("foobar"), "85944171f73967e8");
        assert_eq!(digest_of_file(""), "2d06800538d394c2");
    }
}
