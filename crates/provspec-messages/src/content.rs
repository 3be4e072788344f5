//! What can be wrong with the content of a file, which a backend sees and a schema does not.

use crate::Message;

macro_rules! messages {
    ($($constant:ident = $name:literal;)*) => {
        $(
            #[doc = concat!("`", $name, "`, as the words say.")]
            pub const $constant: Message = Message { name: $name, code: "file_format" };
        )*

        /// Every message.
        pub const ALL: &[Message] = &[$($constant,)* ENCRYPTED];
    };
}

// Parameters are what was `found` and the `formats` that the field takes.
messages! {
    OTHER = "file_other";
    ARCHIVE = "file_archive";
    FOUND = "file_found";
    FOUND_ARCHIVE = "file_found_archive";
    UNRECOGNISED = "file_unrecognised";
    UNREADABLE = "file_unreadable";
    TRUNCATED = "file_truncated";
    NO_BEGINNING = "file_no_beginning";
    DAMAGED = "file_damaged";
    ENCODED_TWICE = "file_encoded_twice";
    NO_BOUNDARIES = "file_no_boundaries";
    NO_LINE_BREAKS = "file_no_line_breaks";
    ESCAPED_LINE_BREAKS = "file_escaped_line_breaks";
    UTF16 = "file_utf16";
    PRIVATE_KEY_WITHIN = "file_private_key_within";
    LOCKED = "file_locked";
}

/// It is encrypted, and the form has no field for its passphrase.
pub const ENCRYPTED: Message = Message {
    name: "file_encrypted",
    code: "file_encrypted",
};
