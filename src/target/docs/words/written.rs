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

    /// Appends the compiler's own words.
    fn push_words(&mut self, words: &str);

    /// Appends something else.
    fn push_part(&mut self, part: &Part<'_, Self>);

    /// How many bytes it has.
    fn size(&self) -> usize;

    /// Nothing, with room for so many bytes.
    fn sized(bytes: usize) -> Self;

    /// A template of the compiler's own words with its `{holes}` filled.
    fn fill(template: &str, holes: &[(&str, Part<'_, Self>)]) -> Self {
        let filled: usize = holes.iter().map(|(_, filling)| filling.size()).sum();
        let mut written = Self::sized(template.len() + filled);
        written.push_filled(template, holes);
        written
    }

    /// Appends a template with its `{holes}` filled.
    fn push_filled(&mut self, template: &str, holes: &[(&str, Part<'_, Self>)]) {
        self.push_filled_with(template, holes, |_| None);
    }

    /// The same, with holes that `known` fills.
    fn push_filled_with<'w>(
        &mut self,
        template: &str,
        holes: &[(&str, Part<'_, Self>)],
        known: impl Fn(&str) -> Option<&'w Self>,
    ) where
        Self: 'w,
    {
        let mut rest = template;
        while let Some((words, name, behind)) = template::hole(rest) {
            if !words.is_empty() {
                self.push_words(words);
            }
            match holes.iter().find(|(hole, _)| *hole == name) {
                Some((_, filling)) => self.push_part(filling),
                None => match known(name) {
                    Some(run) => self.push_part(&Part::Run(run)),
                    None => debug_assert!(false, "no {name} for {template:?}"),
                },
            }
            rest = behind;
        }
        if !rest.is_empty() {
            self.push_words(rest);
        }
    }

    /// Parts with `between` between them, and `last` before the last one.
    fn joined(parts: &[Part<'_, Self>], between: &str, last: &str) -> Self {
        if parts.is_empty() {
            return Self::default();
        }
        let size: usize = parts.iter().map(|part| part.size() + between.len()).sum();
        let mut joined = Self::sized(size + last.len());
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                joined.push_words(if at + 1 == parts.len() { last } else { between });
            }
            joined.push_part(part);
        }
        joined
    }
}

/// A part of a run.
pub(in super::super) enum Part<'p, W> {
    /// A run that is written already.
    Run(&'p W),
    /// The compiler's own words.
    Words(&'p str),
    /// Text from outside.
    Plain(&'p str),
    /// Text from outside, strong.
    Strong(&'p str),
    /// Text from outside, as code.
    Code(&'p str),
}

impl<W: Written> Part<'_, W> {
    fn size(&self) -> usize {
        match self {
            Self::Run(run) => run.size(),
            Self::Words(words) => words.len(),
            Self::Plain(text) => text.len(),
            // With what marks it.
            Self::Strong(text) | Self::Code(text) => text.len() + 4,
        }
    }
}

impl Written for Line {
    fn push_words(&mut self, words: &str) {
        self.push_words(words);
    }

    fn push_part(&mut self, part: &Part<'_, Self>) {
        match part {
            Part::Run(line) => self.push(line),
            Part::Words(words) => self.push_words(words),
            Part::Plain(text) => self.push_plain(text),
            Part::Strong(text) => self.push_strong(text),
            Part::Code(text) => self.push_own_code(text),
        }
    }

    fn size(&self) -> usize {
        self.as_str().len()
    }

    fn sized(bytes: usize) -> Self {
        Self::sized(bytes)
    }
}
