//! What a value does wrong.

use std::fmt;

use provspec_messages::{self as messages, Clause};

/// The first rule that a value breaks. `code()` is the same word in every target.
#[derive(Debug, Clone, PartialEq)]
pub enum Violation {
    /// Not the JSON type that is due.
    Type(&'static str),
    /// Too few code points.
    MinLength(u32),
    /// Too many code points.
    MaxLength(u32),
    /// Does not match a pattern.
    Pattern {
        /// The pattern.
        pattern: String,
        /// That it does not match, in the words of the spec where it has some.
        words: String,
    },
    /// A file with more than so many bytes.
    FileSize(u32),
    /// Not one of the options.
    Option,
    /// Below the minimum.
    Minimum(f64),
    /// Above the maximum.
    Maximum(f64),
    /// Too few items.
    MinItems(u32),
    /// Too many items.
    MaxItems(u32),
    /// An item occurs twice.
    Duplicate,
}

impl Violation {
    /// The code that a frontend and a backend know the fault by.
    pub fn code(&self) -> &'static str {
        self.clause().message.code
    }

    fn clause(&self) -> Clause<'_> {
        match self {
            Self::Type(expected) => messages::TYPE.with("expected", *expected),
            Self::MinLength(1) => messages::EMPTY.clause(),
            Self::MinLength(limit) => messages::MIN_LENGTH.with("limit", *limit),
            Self::MaxLength(limit) => messages::MAX_LENGTH.with("limit", *limit),
            Self::Pattern { pattern, .. } => messages::PATTERN.with("pattern", pattern.as_str()),
            Self::FileSize(limit) => messages::FILE_SIZE.with("limit", *limit),
            Self::Option => messages::OPTION.clause(),
            Self::Minimum(limit) => messages::MINIMUM.with("limit", *limit),
            Self::Maximum(limit) => messages::MAXIMUM.with("limit", *limit),
            Self::MinItems(1) => messages::NO_ITEM.clause(),
            Self::MinItems(limit) => messages::MIN_ITEMS.with("limit", *limit),
            Self::MaxItems(limit) => messages::MAX_ITEMS.with("limit", *limit),
            Self::Duplicate => messages::DUPLICATE.clause(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pattern { words, .. } => f.write_str(words),
            other => other.clause().fmt(f),
        }
    }
}
