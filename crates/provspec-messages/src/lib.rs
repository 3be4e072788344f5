//! The words for what is wrong with a value of a connection form.
//!
//! The compiler says them of examples, a backend of submissions, and the frontend package has them for each field.

pub mod pattern;

use std::fmt::{self, Display};

/// What is wrong, as a clause about the field: `it is empty`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// The word that frontend and backend know the fault by. Two messages may have the same.
    pub code: &'static str,
    /// The clause, with the name of a parameter in braces where it has one.
    pub words: &'static str,
}

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $words:literal;)*) => {
        $($(#[$doc])* pub const $name: Message = Message { code: $code, words: $words };)*

        /// Every message with its name.
        pub const ALL: &[(&str, Message)] = &[$((stringify!($name), $name)),*];
    };
}

messages! {
    /// It has to be filled in.
    REQUIRED = "required", "it is required";
    /// The form has no such field.
    UNKNOWN = "unknown", "the form has no such field";
    /// The form does not show it with these values.
    HIDDEN = "hidden", "it must be left out: the form does not show it here";
    /// It is what stands for a secret where one would be shown.
    REDACTED = "redacted", "it only stands for a stored value: leave it out to keep that";
    /// It was left out, but it cannot be told which stored value it should keep.
    UNMATCHED = "unmatched",
        "the item is not as it was stored, so its secrets are to be given again, or null for none";
    /// The field has another value under an earlier key.
    CONFLICT = "conflict", "the same field has another value under another key";
    /// It is of another type: see [`expected`].
    TYPE = "type", "it is not {expected}";
    /// It has no characters where one is enough.
    EMPTY = "min_length", "it is empty";
    /// Too few characters.
    MIN_LENGTH = "min_length", "it has fewer than {limit} characters";
    /// Too many characters.
    MAX_LENGTH = "max_length", "it has more than {limit} characters";
    /// It does not match a pattern.
    PATTERN = "pattern", "it does not match `{pattern}`";
    /// It is no line without spaces around it.
    LINE = "pattern", "it begins or ends with a space, or has a tab or a line break in it";
    /// It is no mail address.
    EMAIL = "pattern", "it is not an e-mail address";
    /// It is no web address.
    URL = "pattern", "it is not an address that begins with https://";
    /// It is no host.
    HOST = "pattern", "it is not a host name such as api.example.com";
    /// It is no address of the Internet Protocol.
    ADDRESS = "pattern", "it is not an IPv4 address or a network such as 192.0.2.0/24";
    /// It is no file.
    FILE_URL = "pattern", "it is not a base64 `data:` URL";
    /// The file has no bytes. Its code is what the schemas see: a URL that does not match its pattern.
    EMPTY_FILE = "pattern", "it is empty";
    /// It is none of the options.
    OPTION = "option", "it is not one of the options";
    /// Below the minimum.
    MINIMUM = "minimum", "it is less than {limit}";
    /// Above the maximum.
    MAXIMUM = "maximum", "it is more than {limit}";
    /// Too few items.
    MIN_ITEMS = "min_items", "it has fewer than {limit} items";
    /// Too many items.
    MAX_ITEMS = "max_items", "it has more than {limit} items";
    /// An item occurs twice.
    DUPLICATE = "duplicate", "an item occurs twice";
    /// The file has too many bytes.
    FILE_SIZE = "file_size", "it has more than {limit} bytes";
    /// It does not unlock a file.
    PASSPHRASE = "passphrase", "it does not unlock “{title}”";
    /// A file is encrypted, and there is no passphrase for it.
    PASSPHRASE_MISSING = "passphrase_missing", "it is missing, and “{title}” is encrypted";
}

/// What a value was expected to be: the parameter of [`TYPE`].
pub mod expected {
    /// A JSON string.
    pub const TEXT: &str = "a text";
    /// A JSON boolean.
    pub const FLAG: &str = "true or false";
    /// The JSON value `true`.
    pub const TRUE: &str = "true";
    /// A JSON number without a fraction.
    pub const WHOLE_NUMBER: &str = "a whole number";
    /// A JSON number.
    pub const NUMBER: &str = "a number";
    /// A JSON array.
    pub const LIST: &str = "a list";
    /// A JSON object.
    pub const OBJECT: &str = "an object";
}

impl Message {
    /// That the value does not match this pattern: of the patterns that are known by name, in words.
    pub fn of_pattern(pattern: &str) -> Self {
        match pattern {
            pattern::LINE => LINE,
            pattern::EMAIL => EMAIL,
            pattern::URL => URL,
            pattern::HOST => HOST,
            pattern::ADDRESS => ADDRESS,
            pattern::FILE => FILE_URL,
            _ => PATTERN,
        }
    }

    /// The clause with this in the place of its parameter, if it has one.
    pub fn with<T: Display>(self, parameter: T) -> Filled<T> {
        Filled {
            words: self.words,
            parameter,
        }
    }
}

/// A clause without open places.
#[derive(Debug, Clone, Copy)]
pub struct Filled<T> {
    words: &'static str,
    parameter: T,
}

impl<T: Display> Display for Filled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.words.split_once('{').and_then(|(before, rest)| {
            let (_, after) = rest.split_once('}')?;
            Some((before, after))
        });
        match parts {
            Some((before, after)) => write!(f, "{before}{}{after}", self.parameter),
            None => f.write_str(self.words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_takes_its_place_as_it_is() {
        let filled = |message: Message, parameter: &str| message.with(parameter).to_string();
        assert_eq!(filled(PATTERN, "^{a}$"), "it does not match `^{a}$`");
        assert_eq!(filled(EMPTY, ""), "it is empty");
        assert_eq!(MINIMUM.with(1.0).to_string(), "it is less than 1");
    }
}
