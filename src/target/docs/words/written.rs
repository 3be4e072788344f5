//! How words are written down: as Markdown on a page, or as plain text in a picture.

use super::super::markdown::Line;

/// A run of words. What comes from outside is told from the compiler's own words, so that it is escaped where the
/// run needs it.
pub(in super::super) trait Written: Default {
    /// The compiler's own words.
    fn of(words: &str) -> Self {
        let mut written = Self::default();
        written.push_words(words);
        written
    }

    /// Text from outside.
    fn plain(text: &str) -> Self;

    /// Text from outside, strong.
    fn strong(text: &str) -> Self;

    /// Text from outside, as code.
    fn code(text: &str) -> Self;

    /// Appends the compiler's own words.
    fn push_words(&mut self, words: &str);

    /// Appends another run.
    fn push(&mut self, other: &Self);

    /// Nothing.
    fn new() -> Self {
        Self::default()
    }

    /// A template of the compiler's own words with its `{holes}` filled.
    fn fill(template: &str, holes: &[(&str, &Self)]) -> Self {
        let mut written = Self::default();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            written.push_words(before);
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            let hole = holes.iter().find(|(hole, _)| *hole == name);
            debug_assert!(hole.is_some(), "no {name} for {template:?}");
            if let Some((_, filling)) = hole {
                written.push(filling);
            }
            rest = after;
        }
        written.push_words(rest);
        written
    }

    /// Runs with `between` between them, and `last` before the last one.
    fn join(runs: &[Self], between: &str, last: &str) -> Self {
        let mut joined = Self::default();
        for (at, run) in runs.iter().enumerate() {
            if at > 0 {
                joined.push_words(if at + 1 == runs.len() { last } else { between });
            }
            joined.push(run);
        }
        joined
    }
}

impl Written for Line {
    fn plain(text: &str) -> Self {
        Self::plain(text)
    }

    fn strong(text: &str) -> Self {
        Self::strong(text)
    }

    fn code(text: &str) -> Self {
        Self::code(text)
    }

    fn push_words(&mut self, words: &str) {
        self.push_words(words);
    }

    fn push(&mut self, other: &Self) {
        self.push(other);
    }

    fn fill(template: &str, holes: &[(&str, &Self)]) -> Self {
        Self::fill(template, holes)
    }
}
