//! What every enum of options can do.

use std::fmt;

/// An enum whose variants are the options of a field.
pub trait Choice: Copy + 'static {
    /// Every option, in the order of the form. Never empty.
    const ALL: &'static [Self];

    /// The value on the wire.
    fn as_str(self) -> &'static str;

    /// The option with this value on the wire.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|option| option.as_str() == text)
    }
}

/// A text that is none of the options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownChoice;

impl fmt::Display for UnknownChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is not one of the options")
    }
}

impl std::error::Error for UnknownChoice {}

/// Implements `Display`, `FromStr` and `Serialize` for a [`Choice`] by its values on the wire.
#[macro_export]
macro_rules! choice {
    ($name:ty) => {
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($crate::Choice::as_str(*self))
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::UnknownChoice;

            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::UnknownChoice> {
                <Self as $crate::Choice>::parse(text).ok_or($crate::UnknownChoice)
            }
        }

        impl $crate::__private::Serialize for $name {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::Choice::as_str(*self))
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::{Choice, Mode, UnknownChoice};

    #[test]
    fn an_option_is_read_and_written_by_its_wire_value() {
        assert_eq!(Mode::parse("live"), Some(Mode::Live));
        assert_eq!("Live".parse::<Mode>(), Err(UnknownChoice));
        assert_eq!(Mode::Test.to_string(), "test");
        assert_eq!(
            serde_json::to_string(&Mode::Live).expect("serializes"),
            "\"live\""
        );
    }
}
