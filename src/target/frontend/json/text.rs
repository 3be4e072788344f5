//! Texts and keys of JSON.

use std::borrow::Cow;

use crate::ir::Field;

/// A text.
#[derive(Debug, Clone)]
pub(in crate::target::frontend) enum Text<'a> {
    /// A word in which nothing needs an escape: it is not looked at.
    Word(&'a str),
    Any(Cow<'a, str>),
}

impl Text<'_> {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Word(word) => word,
            Self::Any(text) => text,
        }
    }

    /// Appends it, and the quotation mark with which `end` begins; `write` appends what may need escapes.
    #[inline]
    pub(super) fn write(
        &self,
        end: &'static str,
        out: &mut String,
        write: impl Fn(&str, &mut String),
    ) {
        out.push('"');
        match self {
            Self::Word(word) => out.push_str(word),
            Self::Any(text) => write(text, out),
        }
        out.push_str(end);
    }
}

impl<'a> Text<'a> {
    fn word(word: &'a str) -> Self {
        let is_plain = |byte: u8| byte >= b' ' && !br#""\'<"#.contains(&byte);
        debug_assert!(word.bytes().all(is_plain), "`{word}` needs escapes");
        Self::Word(word)
    }
}

/// The key of a field, which is made of letters, digits and underscores.
impl<'a> From<&'a Field> for Text<'a> {
    fn from(field: &'a Field) -> Self {
        Self::word(&field.key)
    }
}

/// What is written in this program itself is ours; a test looks at the texts of its sources.
impl From<&'static str> for Text<'_> {
    fn from(word: &'static str) -> Self {
        Self::word(word)
    }
}

impl<'a> From<&'a String> for Text<'a> {
    fn from(text: &'a String) -> Self {
        Self::Any(text.into())
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self::Any(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Any(text)
    }
}
