//! The patterns of the kinds of text that have one. They are in the common subset of Rust and ECMAScript.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{OnceLock, PoisonError, RwLock};

pub use provspec_messages::pattern::{ADDRESS, ANY_LINE, EMAIL, FILE, HOST, LINE, URL};
use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// A pattern of an author. There is none that does not compile, neither here nor in the engine that
/// generated code judges by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    one_line: bool,
}

impl Pattern {
    /// The pattern, if both engines take it.
    ///
    /// # Errors
    ///
    /// What an engine says against it.
    pub fn new(pattern: impl Into<String>) -> Result<Self, String> {
        let pattern = pattern.into();
        Regex::new(&pattern).map_err(|error| error.to_string())?;
        regex_lite::Regex::new(&pattern).map_err(|error| error.to_string())?;
        Ok(Self {
            one_line: is_one_line(&pattern),
            text: pattern,
        })
    }

    /// The pattern as it is written in every output.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it speaks of the whole value and takes no line break: see [`is_one_line`].
    pub fn is_one_line(&self) -> bool {
        self.one_line
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The longest text of which [`not_beginning_with`] makes a pattern: each letter nests once more, and engines have a
/// limit.
const LONGEST_REFUSED: usize = 24;

/// A pattern of the values that do not begin with this text, without look-ahead, which the common subset lacks. Of a
/// longer text than [`LONGEST_REFUSED`] characters, its beginning counts.
pub(super) fn not_beginning_with(text: &str) -> String {
    let letters: Vec<char> = text.chars().take(LONGEST_REFUSED).collect();
    let differs = letters.iter().rev().fold(String::new(), |rest, letter| {
        let mark = if r"\^$.|?*+()[]{}-".contains(*letter) {
            r"\"
        } else {
            ""
        };
        if rest.is_empty() {
            return format!("([^{mark}{letter}]|$)");
        }
        // Outside of a class a hyphen is a letter like any other, and may not be escaped.
        let outside = if *letter == '-' { "" } else { mark };
        format!("([^{mark}{letter}]|{outside}{letter}{rest}|$)")
    });
    format!("^{differs}")
}

/// The most patterns that are remembered. A catalogue has a few hundred.
const REMEMBERED: usize = 10_000;

/// Whether the text matches. A pattern that does not compile matches nothing. Patterns come again with every
/// field of their kind, so each is compiled once in a process.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let mut of_kinds = OF_KINDS.iter();
    let Some((_, regex)) = of_kinds.find(|(known, _)| *known == pattern) else {
        return matches_lite(pattern, text);
    };
    let regex = regex.get_or_init(|| Regex::new(pattern).ok());
    regex.as_ref().is_some_and(|regex| regex.is_match(text))
}

/// The patterns of kinds come with nearly every spec: for these, the engine that takes longer to compile a pattern pays.
static OF_KINDS: [(&str, OnceLock<Option<Regex>>); 5] = [
    (LINE, OnceLock::new()),
    (URL, OnceLock::new()),
    (HOST, OnceLock::new()),
    (EMAIL, OnceLock::new()),
    (ADDRESS, OnceLock::new()),
];

fn matches_lite(pattern: &str, text: &str) -> bool {
    static KNOWN: RwLock<BTreeMap<String, Option<regex_lite::Regex>>> =
        RwLock::new(BTreeMap::new());
    let judge = |regex: &Option<regex_lite::Regex>| {
        regex.as_ref().is_some_and(|regex| regex.is_match(text))
    };
    if let Some(regex) = KNOWN
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(pattern)
    {
        return judge(regex);
    }
    let regex = regex_lite::Regex::new(pattern).ok();
    let verdict = judge(&regex);
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    if known.len() < REMEMBERED {
        known.insert(pattern.to_owned(), regex);
    }
    verdict
}

/// Whether the pattern speaks of the whole value and takes no line break.
///
/// Of such a pattern, `$` may also be taken as "before a newline at the end" (as Python has it), if only
/// line breaks are refused by another rule.
pub fn is_one_line(pattern: &str) -> bool {
    // Known of these (a test tells), which stand in nearly every form.
    if matches!(
        pattern,
        LINE | EMAIL | URL | HOST | ADDRESS | FILE | ANY_LINE
    ) {
        return true;
    }
    speaks_of_one_line(pattern)
}

fn speaks_of_one_line(pattern: &str) -> bool {
    regex_syntax::parse(pattern).is_ok_and(|hir| {
        let whole = hir.properties().look_set_prefix().contains(Look::Start)
            && hir.properties().look_set_suffix().contains(Look::End);
        whole && !takes_line_break(&hir)
    })
}

fn takes_line_break(hir: &Hir) -> bool {
    let is_break = |byte: u8| matches!(byte, b'\n' | b'\r');
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.iter().copied().any(is_break),
        HirKind::Class(Class::Unicode(class)) => class.iter().any(|range| {
            let range = range.start()..=range.end();
            range.contains(&'\n') || range.contains(&'\r')
        }),
        HirKind::Class(Class::Bytes(class)) => class
            .iter()
            .any(|range| (range.start()..=range.end()).any(is_break)),
        HirKind::Repetition(repetition) => takes_line_break(&repetition.sub),
        HirKind::Capture(capture) => takes_line_break(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(takes_line_break),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_refused_without_look_ahead() {
        for refused in ["sk_sbox_", "sandbox-", "a", "x.y-z"] {
            let pattern = Pattern::new(not_beginning_with(refused)).expect("both engines take it");
            let fits = |text: &str| matches(pattern.as_str(), text);
            assert!(!fits(refused), "{pattern}");
            assert!(!fits(&format!("{refused}1")), "{pattern}");
            for at in 0..refused.len() {
                let (same, _) = refused.split_at(at);
                assert!(fits(same), "{same} of {pattern}");
                assert!(fits(&format!("{same}~")), "{same}~ of {pattern}");
            }
        }
    }

    #[test]
    fn the_patterns_of_the_kinds_take_one_line() {
        for pattern in [ANY_LINE, LINE, EMAIL, URL, HOST, ADDRESS, FILE] {
            assert!(speaks_of_one_line(pattern), "{pattern}");
        }
    }

    #[test]
    fn both_engines_judge_alike() {
        for text in [
            "",
            "a",
            " a",
            "a b",
            "a\n",
            "a\tb",
            "ü",
            "a@b.co",
            "a@b",
            "https://a.example/b?c",
            "http://a.example",
            "https://a b",
            "a.example:443",
            "a.example:",
            "192.0.2.1/24",
            "192.0.2.256",
        ] {
            for (pattern, _) in &OF_KINDS {
                let judged = (matches(pattern, text), matches_lite(pattern, text));
                assert_eq!(judged.0, judged.1, "{text:?} by {pattern}");
            }
        }
    }

    #[test]
    fn there_is_no_pattern_that_does_not_compile() {
        assert!(Pattern::new("^(a|b)$").is_ok());
        assert!(Pattern::new("^(a$").is_err());
        // Rust's `regex` has classes of Unicode, the engine of generated code has none.
        assert!(Pattern::new(r"^\p{Greek}$").is_err());
        for pattern in [ANY_LINE, LINE, EMAIL, URL, HOST, ADDRESS, FILE] {
            assert!(Pattern::new(pattern).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn line_breaks_are_found_wherever_a_pattern_takes_them() {
        for pattern in ["^[0-9]{14}$|^x$", "^(?:a|[^\n\r])+$", "^$"] {
            assert!(is_one_line(pattern), "{pattern}");
        }
        for pattern in [
            "^a",
            "b$",
            "^a$|b$",
            "^[^:]$",
            r"^a\n?$",
            r"^(a|[\t-\n])*$",
            r"^a\rb$",
        ] {
            assert!(!is_one_line(pattern), "{pattern}");
        }
    }
}
