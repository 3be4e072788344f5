//! JSON as the text of a file: one option, one rule, one fact a line wherever it fits, so that a change of it is a
//! line of a diff.

use super::text::Text;
use super::written::Line;
use super::{Json, Object, escape, number};

/// Columns of a line. A list or object that fits on the rest of its line is written on it.
pub(super) const WIDTH: usize = 100;

/// A text in the making.
struct File {
    out: String,
    /// Where its last line begins.
    line: usize,
}

impl Object<'_> {
    /// The text of a file, ending in a newline.
    pub(in crate::target::frontend) fn file(&self) -> String {
        let mut file = File {
            out: String::with_capacity(16 * 1024),
            line: 0,
        };
        file.object(self, 0, 0);
        file.out.push('\n');
        file.out
    }
}

impl Json<'_> {
    /// What [`super::serialize::item`] is held against.
    #[cfg(test)]
    pub(super) fn file_item(&self) -> String {
        let mut file = File {
            out: String::with_capacity(4 * 1024),
            line: 0,
        };
        file.out.push_str("    ");
        file.value(self, 2, 1);
        file.out
    }
}

impl Json<'_> {
    /// The value on one line, if it fits on any or cannot stand on several.
    pub(super) fn file_line(&self) -> Option<Line> {
        let room = if self.has_brackets() {
            WIDTH
        } else {
            usize::MAX
        };
        let width = room - fits(self, room)?;
        let mut file = File {
            out: String::with_capacity(width),
            line: 0,
        };
        file.flat(self);
        Some(Line {
            text: file.out,
            width,
        })
    }

    /// The lines of a value that stands at this level, whatever is around it: that of one which fits on no line.
    pub(super) fn file_lines(&self, level: usize) -> String {
        let mut file = File {
            out: String::with_capacity(512),
            line: 0,
        };
        file.value(self, level, 0);
        file.out
    }
}

impl File {
    /// Writes an object at this level of indentation, on a line whose end takes `after` columns more.
    fn object(&mut self, object: &Object<'_>, level: usize, after: usize) {
        if fits_object(object, self.room(after)).is_some() {
            return self.flat_object(object);
        }
        self.out.push('{');
        let entries = &object.0;
        for (at, (key, value)) in entries.iter().enumerate() {
            self.new_line(at, level + 1);
            self.key(key);
            self.value(value, level + 1, usize::from(at + 1 < entries.len()));
        }
        self.new_line(0, level);
        self.out.push('}');
    }

    fn value(&mut self, value: &Json<'_>, level: usize, after: usize) {
        match value {
            Json::Object(object) => self.object(object, level, after),
            Json::List(items) if fits(value, self.room(after)).is_none() => {
                self.out.push('[');
                for (at, item) in items.iter().enumerate() {
                    self.new_line(at, level + 1);
                    self.value(item, level + 1, usize::from(at + 1 < items.len()));
                }
                self.new_line(0, level);
                self.out.push(']');
            }
            Json::Written(written) => match written.line() {
                Some(line) if line.width <= self.room(after) => self.out.push_str(&line.text),
                Some(line) if !written.value().has_brackets() => self.out.push_str(&line.text),
                Some(_) => self.value(written.value(), level, after),
                None => match written.lines(level) {
                    Some(lines) => {
                        self.out.push_str(lines);
                        // The last one is a bracket.
                        self.line = self.out.len() - (2 * level + 1);
                    }
                    None => self.value(written.value(), level, after),
                },
            },
            _ => self.flat(value),
        }
    }

    fn flat(&mut self, value: &Json<'_>) {
        match value {
            Json::Null => self.out.push_str("null"),
            Json::Bool(true) => self.out.push_str("true"),
            Json::Bool(false) => self.out.push_str("false"),
            Json::Number(value) => number(value, &mut self.out),
            Json::Text(value) => value.write("\"", &mut self.out, escape::write_json),
            Json::List(items) => {
                self.out.push('[');
                for (at, item) in items.iter().enumerate() {
                    self.out.push_str(if at == 0 { "" } else { ", " });
                    self.flat(item);
                }
                self.out.push(']');
            }
            Json::Object(object) => self.flat_object(object),
            Json::Written(written) => match written.line() {
                Some(line) => self.out.push_str(&line.text),
                None => self.flat(written.value()),
            },
        }
    }

    fn flat_object(&mut self, object: &Object<'_>) {
        if object.is_empty() {
            return self.out.push_str("{}");
        }
        for (at, (key, value)) in object.0.iter().enumerate() {
            self.out.push_str(if at == 0 { "{ " } else { ", " });
            self.key(key);
            self.flat(value);
        }
        self.out.push_str(" }");
    }

    fn key(&mut self, key: &Text<'_>) {
        key.write("\": ", &mut self.out, escape::write_json);
    }

    fn new_line(&mut self, at: usize, level: usize) {
        self.line = begin_line(at == 0, level, &mut self.out);
    }

    /// The columns that are free on the last line, where `after` of them will be needed.
    fn room(&self, after: usize) -> usize {
        (self.line + WIDTH).saturating_sub(self.out.len() + after)
    }
}

/// What lines begin with, by level: two spaces each. Deeper ones are rare.
const LINES: [&str; 9] = [
    "\n",
    "\n  ",
    "\n    ",
    "\n      ",
    "\n        ",
    "\n          ",
    "\n            ",
    "\n              ",
    "\n                ",
];

/// Begins the line of an entry, and says where.
pub(super) fn begin_line(is_first: bool, level: usize, out: &mut String) -> usize {
    if !is_first {
        out.push(',');
    }
    let at = out.len() + 1;
    match LINES.get(level) {
        Some(line) => out.push_str(line),
        None => {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", level));
        }
    }
    at
}

/// What is left of the room when it stands on one line. Escapes are not counted.
fn fits(value: &Json<'_>, room: usize) -> Option<usize> {
    match value {
        Json::Object(object) => fits_object(object, room),
        Json::List(items) => {
            let mut items = items.iter();
            items.try_fold(room.checked_sub(2)?, |room, item| {
                fits(item, room.checked_sub(2)?)
            })
        }
        Json::Written(written) => room.checked_sub(written.line()?.width),
        Json::Text(text) => room.checked_sub(text.as_str().len() + 2),
        Json::Null | Json::Bool(_) => room.checked_sub(4),
        Json::Number(number) => {
            let digits = |whole: u64| whole.checked_ilog10().unwrap_or(0) as usize + 1;
            // Others are rare: what a limit that is no whole number takes is near enough.
            room.checked_sub(number.as_u64().map_or(4, digits))
        }
    }
}

fn fits_object(object: &Object<'_>, room: usize) -> Option<usize> {
    let brackets = if object.is_empty() { 2 } else { 4 };
    let mut entries = object.0.iter();
    entries.try_fold(room.checked_sub(brackets)?, |room, (key, value)| {
        fits(value, room.checked_sub(key.as_str().len() + 4)?)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

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
