//! A text that is never shown by accident.

use std::fmt;

use serde_core::{Serialize, Serializer};
use zeroize::Zeroize;

/// What stands for a secret wherever it would be shown.
pub const REDACTED: &str = "[redacted]";

/// A secret text, such as a password or an API key.
///
/// `Debug`, `Display` and `Serialize` show [`REDACTED`] instead of the text; [`Secret::expose`] is the one
/// way to read it. The memory is wiped when the value is dropped. Equality takes the same time wherever two
/// secrets of one length differ.
pub struct Secret(String);

impl Secret {
    /// Takes the text over; no copy of it is made.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself. Every use of a secret goes through a call of this name, so that a search finds it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Clone for Secret {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (self.0.as_bytes(), other.0.as_bytes());
        // The length may be learnt from the time; the place of the first difference may not.
        let mut difference = u8::from(one.len() != other.len());
        for (a, b) in one.iter().zip(other) {
            difference |= std::hint::black_box(a ^ b);
        }
        std::hint::black_box(difference) == 0
    }
}

impl Eq for Secret {}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(REDACTED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_view_shows_the_text() {
        let secret = Secret::new("sk_live_1");
        assert_eq!(format!("{secret}"), REDACTED);
        assert_eq!(format!("{secret:?}"), REDACTED);
        assert_eq!(format!("{:#?}", Some(&secret)), "Some(\n    [redacted],\n)");
        assert_eq!(
            serde_json::to_string(&secret).expect("serializes"),
            "\"[redacted]\""
        );
        assert_eq!(secret.expose(), "sk_live_1");
    }

    #[test]
    fn equality_is_that_of_the_texts() {
        assert_eq!(Secret::new("abc"), Secret::from("abc"));
        assert_ne!(Secret::new("abc"), Secret::new("abd"));
        assert_ne!(Secret::new("abc"), Secret::new("ab"));
        assert_ne!(Secret::new(""), Secret::new("a"));
    }
}
