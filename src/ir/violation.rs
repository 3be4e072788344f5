//! What a value does wrong.

use std::fmt;

use provspec_messages::{self as messages, Message};

/// The first rule that a value breaks. `code()` is the same word in every target.
#[derive(Debug, Clone, PartialEq)]
pub enum Violation {
    /// Not the JSON type that is due.
    Type(&'static str),
    /// Too few code points.
    MinLength(u32),
    /// Too many code points.
    MaxLength(u32),
    /// Does not match this pattern.
    Pattern(String),
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
        self.message().code
    }

    fn message(&self) -> Message {
        match self {
            Self::Type(_) => messages::TYPE,
            Self::MinLength(1) => messages::EMPTY,
            Self::MinLength(_) => messages::MIN_LENGTH,
            Self::MaxLength(_) => messages::MAX_LENGTH,
            Self::Pattern(pattern) => Message::of_pattern(pattern),
            Self::Option => messages::OPTION,
            Self::Minimum(_) => messages::MINIMUM,
            Self::Maximum(_) => messages::MAXIMUM,
            Self::MinItems(_) => messages::MIN_ITEMS,
            Self::MaxItems(_) => messages::MAX_ITEMS,
            Self::Duplicate => messages::DUPLICATE,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameter: &dyn fmt::Display = match self {
            Self::Type(expected) => expected,
            Self::MinLength(limit)
            | Self::MaxLength(limit)
            | Self::MinItems(limit)
            | Self::MaxItems(limit) => limit,
            Self::Minimum(limit) | Self::Maximum(limit) => limit,
            Self::Pattern(pattern) => pattern,
            Self::Option | Self::Duplicate => &"",
        };
        self.message().with(parameter).fmt(f)
    }
}
