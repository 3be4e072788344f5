//! The words for what is wrong with a value of a connection form, in every language that there are words in.
//!
//! The compiler says them of examples, a backend of submissions, and the frontend package has them for each field.

mod clause;
pub mod content;
mod locale;
mod meaning;
pub mod pattern;
mod template;

pub use clause::{Clause, Parameter};
pub use locale::Locale;
pub use meaning::Meaning;
pub use template::{Parameters, fill};

/// What can be wrong. Its words are a clause about the field: `it is empty`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// The name by which each language has words for it.
    pub name: &'static str,
    /// The word that frontend and backend know the fault by. Two messages may have the same.
    pub code: &'static str,
}

macro_rules! messages {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $code:literal;)*) => {
        $($(#[$doc])* pub const $constant: Message = Message { name: $name, code: $code };)*

        /// Every message.
        pub const ALL: &[Message] = &[$($constant),*];
    };
}

messages! {
    /// It has to be filled in.
    REQUIRED = "required", "required";
    /// The form has no such field.
    UNKNOWN = "unknown", "unknown";
    /// The form does not show it with these values.
    HIDDEN = "hidden", "hidden";
    /// It is what stands for a secret where one would be shown.
    REDACTED = "redacted", "redacted";
    /// It was left out, but it cannot be told which stored value it should keep.
    UNMATCHED = "unmatched", "unmatched";
    /// The field has another value under an earlier key.
    CONFLICT = "conflict", "conflict";
    /// It is of another type than `expected`: one of [`expected`].
    TYPE = "type", "type";
    /// It has no characters where one is enough.
    EMPTY = "empty", "min_length";
    /// It has fewer than `limit` characters.
    MIN_LENGTH = "min_length", "min_length";
    /// It has more than `limit` characters.
    MAX_LENGTH = "max_length", "max_length";
    /// It does not match `pattern`.
    PATTERN = "pattern", "pattern";
    /// It does not match a pattern that the spec has words for: `description`.
    FORMAT = "format", "pattern";
    /// It does not begin with `prefix`.
    PREFIX = "prefix", "pattern";
    /// It begins with neither `prefix` nor `other`.
    PREFIXES = "prefixes", "pattern";
    /// It does not end with `suffix`.
    SUFFIX = "suffix", "pattern";
    /// It ends with neither `suffix` nor `other`.
    SUFFIXES = "suffixes", "pattern";
    /// It begins with `prefix`, as a value of another `mode` does.
    REFUSED_PREFIX = "refused_prefix", "pattern";
    /// It is no line without spaces around it.
    LINE = "line", "pattern";
    /// It has several lines.
    LINE_BREAK = "line_break", "pattern";
    /// It is no mail address.
    EMAIL = "email", "pattern";
    /// It is no web address.
    URL = "url", "pattern";
    /// It is no host.
    HOST = "host", "pattern";
    /// An entry is no address of the Internet Protocol.
    ADDRESS = "address", "pattern";
    /// It is no file.
    FILE_URL = "file_url", "pattern";
    /// The file has no bytes. Its code is what the schemas see: a URL that does not match its pattern.
    EMPTY_FILE = "empty_file", "pattern";
    /// It is none of the options.
    OPTION = "option", "option";
    /// It is less than `limit`.
    MINIMUM = "minimum", "minimum";
    /// It is more than `limit`.
    MAXIMUM = "maximum", "maximum";
    /// It has no item where one is enough.
    NO_ITEM = "no_item", "min_items";
    /// It has fewer than `limit` items.
    MIN_ITEMS = "min_items", "min_items";
    /// It has more than `limit` items.
    MAX_ITEMS = "max_items", "max_items";
    /// An item occurs twice.
    DUPLICATE = "duplicate", "duplicate";
    /// The file has more than `limit` bytes.
    FILE_SIZE = "file_size", "file_size";
    /// It does not unlock the file with this `title`.
    PASSPHRASE = "passphrase", "passphrase";
    /// The file with this `title` is encrypted, and there is no passphrase for it.
    PASSPHRASE_MISSING = "passphrase_missing", "passphrase_missing";
}

/// What a value was expected to be: the parameter of [`TYPE`].
pub mod expected {
    /// A JSON string.
    pub const TEXT: &str = "text";
    /// A JSON boolean.
    pub const FLAG: &str = "flag";
    /// The JSON value `true`.
    pub const TRUE: &str = "true";
    /// A JSON number without a fraction.
    pub const WHOLE_NUMBER: &str = "integer";
    /// A JSON number.
    pub const NUMBER: &str = "number";
    /// A JSON array.
    pub const LIST: &str = "list";
    /// A JSON object.
    pub const OBJECT: &str = "object";
}

impl Message {
    /// The words in a language, with their parameters in braces as in ICU's MessageFormat.
    pub fn words(self, locale: Locale) -> &'static str {
        locale.words(self.name)
    }

    /// The clause without parameters.
    pub fn clause<'a>(self) -> Clause<'a> {
        Clause::new(self)
    }

    /// The clause with a parameter.
    pub fn with<'a>(self, name: &'static str, parameter: impl Into<Parameter<'a>>) -> Clause<'a> {
        self.clause().with(name, parameter)
    }
}
