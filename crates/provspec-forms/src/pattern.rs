//! Patterns: the common ones, and each compiled once.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

pub use provspec_messages::Meaning;
pub use provspec_messages::pattern::{ADDRESS, ANY_LINE, EMAIL, FILE, HOST, LINE, URL};
use regex_lite::Regex;

/// A pattern of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern itself.
    pub text: &'static str,
    /// What it asks for, for words about values that do not match it.
    pub meaning: Meaning<'static>,
}

impl Pattern {
    /// A pattern without words of its own.
    pub const fn new(text: &'static str) -> Self {
        Self::meaning(text, Meaning::Pattern)
    }

    /// A pattern that means this.
    pub const fn meaning(text: &'static str, meaning: Meaning<'static>) -> Self {
        Self { text, meaning }
    }
}

/// Compiled patterns by their text. The keys come from static tables, so there are only so many; keeping
/// them here leaves the tables plain data, and shares a pattern between all forms that use it.
static COMPILED: RwLock<Option<HashMap<&'static str, Option<Regex>>>> = RwLock::new(None);

/// Whether the text matches. Generated tables have no pattern that does not compile: the compiler of specs
/// tries each with this very engine. In a table made by hand it matches nothing, for letting every value
/// pass would be the worse mistake.
pub(crate) fn matches(pattern: &'static str, text: &str) -> bool {
    // Nearly every text is a line, so this one is decided by hand.
    if pattern == LINE {
        return is_line(text);
    }
    let known = COMPILED.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(compiled) = known.as_ref().and_then(|known| known.get(pattern)) {
        return compiled.as_ref().is_some_and(|regex| regex.is_match(text));
    }
    drop(known);
    let compiled = Regex::new(pattern).ok();
    let matches = compiled.as_ref().is_some_and(|regex| regex.is_match(text));
    COMPILED
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .get_or_insert_default()
        .insert(pattern, compiled);
    matches
}

/// What [`LINE`] says.
fn is_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return false;
    };
    *first != b' '
        && *last != b' '
        && !bytes
            .iter()
            .any(|byte| matches!(byte, b'\t' | b'\n' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_patterns_compile_and_decide() {
        for (pattern, good, bad) in [
            (LINE, "a b", " a"),
            (EMAIL, "a@b.example", "a@b"),
            (URL, "https://api.example.com/v1", "http://api.example.com"),
            (HOST, "api.example.com:8443", "api_example"),
            (ADDRESS, "192.0.2.0/24", "192.0.2.256"),
        ] {
            for _ in 0..2 {
                assert!(matches(pattern, good), "{pattern} takes {good}");
                assert!(!matches(pattern, bad), "{pattern} refuses {bad}");
            }
        }
        assert!(!matches("(", "("));
    }

    #[test]
    fn a_line_is_decided_as_its_pattern_does() {
        let regex = Regex::new(LINE).expect("compiles");
        let parts = ["", " ", "a", "é", "\t", "\n", "\r", "\u{a0}", "\u{2028}"];
        for one in parts {
            for two in parts {
                for three in parts {
                    let text = format!("{one}{two}{three}");
                    assert_eq!(is_line(&text), regex.is_match(&text), "{text:?}");
                }
            }
        }
    }
}
