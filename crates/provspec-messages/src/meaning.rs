//! What a pattern asks for, in the terms of whoever wrote it.

use crate::{self as messages, Clause, pattern};

/// What a pattern asks for, as far as it is to be said in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Meaning<'a> {
    /// Nothing but the pattern: of the patterns of kinds, words are known.
    #[default]
    Pattern,
    /// These words of the spec: `14 digits`.
    Described(&'a str),
    /// That the value begins so.
    Prefix(&'a str),
    /// That it begins like one or the other.
    Prefixes(&'a str, &'a str),
    /// That it ends so.
    Suffix(&'a str),
    /// That it ends like one or the other.
    Suffixes(&'a str, &'a str),
    /// That it does not begin so, as a value of this mode does.
    NotPrefix(&'a str, &'a str),
}

impl<'a> Meaning<'a> {
    /// That a value does not match this pattern, which means this.
    pub fn broken(self, pattern: &'a str) -> Clause<'a> {
        match self {
            Self::Pattern => match pattern {
                pattern::LINE => messages::LINE.clause(),
                pattern::ANY_LINE => messages::LINE_BREAK.clause(),
                pattern::EMAIL => messages::EMAIL.clause(),
                pattern::URL => messages::URL.clause(),
                pattern::HOST => messages::HOST.clause(),
                pattern::ADDRESS => messages::ADDRESS.clause(),
                pattern::FILE => messages::FILE_URL.clause(),
                _ => messages::PATTERN.with("pattern", pattern),
            },
            Self::Described(words) => messages::FORMAT.with("description", words),
            Self::Prefix(text) => messages::PREFIX.with("prefix", text),
            Self::Prefixes(text, other) => {
                messages::PREFIXES.with("prefix", text).with("other", other)
            }
            Self::Suffix(text) => messages::SUFFIX.with("suffix", text),
            Self::Suffixes(text, other) => {
                messages::SUFFIXES.with("suffix", text).with("other", other)
            }
            Self::NotPrefix(text, mode) => messages::REFUSED_PREFIX
                .with("prefix", text)
                .with("mode", mode),
        }
    }
}
