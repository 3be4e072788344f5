//! Texts and keys of JSON.

use std::borrow::Cow;

use super::literal::is_plain;
use crate::ir::Field;

/// A text.
#[derive(Debug, Clone)]
pub(in crate::target::frontend) enum Text<'a> {
    /// Nothing in it needs an escape, in a file or in a literal: it is written as it is, wherever that is.
    Plain(&'a str),
    Any(Cow<'a, str>),
}

impl Text<'_> {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Plain(text) => text,
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
            Self::Plain(text) => out.push_str(text),
            Self::Any(text) => write(text, out),
        }
        out.push_str(end);
    }
}

impl<'a> Text<'a> {
    /// A word of which that is known.
    fn word(word: &'a str) -> Self {
        debug_assert!(is_plain(word), "`{word}` needs escapes");
        Self::Plain(word)
    }

    /// A text that is looked at once for all that it is written into.
    fn of(text: &'a str) -> Self {
        match is_plain(text) {
            true => Self::Plain(text),
            false => Self::Any(text.into()),
        }
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
        Self::of(text)
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self::Any(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::of(text),
            Cow::Owned(_) => Self::Any(text),
        }
    }
}
