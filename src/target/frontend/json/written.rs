//! Values that are the same in file after file: the text of each is made once.

use std::sync::OnceLock;

use super::Json;

/// The levels of indentation at which texts are kept; deeper than that is rare.
const LEVELS: usize = 12;

/// A value and, as soon as they are asked for, its texts.
#[derive(Debug)]
pub(in crate::target::frontend) struct Written<'a> {
    value: Json<'a>,
    literal: OnceLock<String>,
    /// None where it has to stand on several.
    line: OnceLock<Option<Line>>,
    /// By level. Most values are in modules only.
    files: OnceLock<Box<[OnceLock<String>; LEVELS]>>,
}

/// What stands in a file, all on one line.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// The columns that it is counted as.
    pub(super) width: usize,
}

impl<'a> Written<'a> {
    pub(in crate::target::frontend) fn new(value: impl Into<Json<'a>>) -> Self {
        Self {
            value: value.into(),
            literal: OnceLock::new(),
            line: OnceLock::new(),
            files: OnceLock::new(),
        }
    }

    pub(super) fn value(&self) -> &Json<'a> {
        &self.value
    }

    /// What stands in a literal of JavaScript.
    pub(super) fn literal(&self) -> &str {
        self.literal.get_or_init(|| {
            let mut out = String::with_capacity(256);
            self.value.write_literal(&mut out);
            out
        })
    }

    /// What stands in a file where it is on one line, if it ever is.
    pub(super) fn line(&self) -> Option<&Line> {
        let line = self.line.get_or_init(|| self.value.file_line());
        line.as_ref()
    }

    /// The lines in a file at this level, of a value that fits on no line.
    pub(super) fn lines(&self, level: usize) -> Option<&str> {
        let text = self.files.get_or_init(Box::default).get(level)?;
        Some(text.get_or_init(|| self.value.file_lines(level)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Object;
    use super::*;

    /// A list of that many texts, in an object of an object.
    fn nested(list: Json<'_>) -> Object<'_> {
        let mut inside = Object::of("a", 1);
        inside.put("list", list).put("b", 2);
        Object::of("around", inside)
    }

    #[test]
    fn a_text_is_that_of_the_value() {
        for text in ["", "it's \"one\"", &"long ".repeat(40)].map(str::to_owned) {
            let written = Written::new(&text);
            let (once, plain) = (nested(Json::Written(&written)), nested((&text).into()));
            assert_eq!(once.file(), plain.file());
        }
    }

    #[test]
    fn the_texts_are_those_of_the_value() {
        for length in [0, 1, 5, 40] {
            let list =
                || -> Json<'static> { vec!["it's an \"option\" <".to_owned(); length].into() };
            let written = Written::new(list());
            let (once, plain) = (nested(Json::Written(&written)), nested(list()));
            assert_eq!(once.file(), plain.file());
            let literal = |object: &Object<'_>| {
                let mut out = String::new();
                object.write_literal(&mut out);
                out
            };
            assert_eq!(literal(&once), literal(&plain));
        }
    }
}
