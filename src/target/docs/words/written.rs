//! How words are written down: as Markdown on a page, or as plain text in a picture.

use super::super::markdown::Line;
use super::super::template;

/// A run of words. What comes from outside is told from the compiler's own words, so that it is escaped where the
/// run needs it.
pub(in super::super) trait Written: Default {
    /// The compiler's own words.
    fn of(words: &str) -> Self {
        let mut written = Self::sized(words.len());
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

    /// How many bytes it has.
    fn size(&self) -> usize;

    /// Nothing, with room for so many bytes.
    fn sized(bytes: usize) -> Self;

    /// A template of the compiler's own words with its `{holes}` filled.
    fn fill(template: &str, holes: &[(&str, &Self)]) -> Self {
        let filled: usize = holes.iter().map(|(_, filling)| filling.size()).sum();
        let mut written = Self::sized(template.len() + filled);
        for (words, name) in template::parts(template) {
            written.push_words(words);
            let Some(name) = name else {
                break;
            };
            let hole = holes.iter().find(|(hole, _)| *hole == name);
            debug_assert!(hole.is_some(), "no {name} for {template:?}");
            if let Some((_, filling)) = hole {
                written.push(filling);
            }
        }
        written
    }

    /// Runs with `between` between them, and `last` before the last one.
    fn join(runs: &[Self], between: &str, last: &str) -> Self {
        let size: usize = runs.iter().map(|run| run.size() + between.len()).sum();
        let mut joined = Self::sized(size + last.len());
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

    fn size(&self) -> usize {
        self.as_str().len()
    }

    fn sized(bytes: usize) -> Self {
        Self::sized(bytes)
    }
}
