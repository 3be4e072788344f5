//! Text of a picture: what it says, and which parts of it stand out.

use std::borrow::Cow;
use std::ops::Range;

use super::super::words::{Part, Written};

/// How a part of a run stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A title on the form.
    Strong,
    /// Something typed as it stands.
    Code,
}

/// Text as it came, with the parts that stand out, in order. It is escaped when it is drawn.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Run<'t> {
    text: Cow<'t, str>,
    looks: Vec<(Look, Range<usize>)>,
}

impl<'t> Run<'t> {
    /// A text of which nothing stands out.
    pub(super) fn new(text: impl Into<Cow<'t, str>>) -> Self {
        Self {
            text: text.into(),
            looks: Vec::new(),
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A stretch of it in pieces, each of one look.
    pub(super) fn pieces(
        &self,
        stretch: Range<usize>,
    ) -> impl Iterator<Item = (Option<Look>, &str)> {
        let mut at = stretch.start;
        std::iter::from_fn(move || {
            if at >= stretch.end {
                return None;
            }
            let next = self.looks.iter().find(|(_, look)| look.end > at);
            let (look, end) = match next {
                Some((look, range)) if range.start <= at => (Some(*look), range.end),
                Some((_, range)) => (None, range.start),
                None => (None, stretch.end),
            };
            let piece = at..end.min(stretch.end);
            at = piece.end;
            Some((look, &self.text[piece]))
        })
    }

    fn push_looking(&mut self, look: Look, text: &str) {
        let text = text.trim();
        let start = self.text.len();
        self.text.to_mut().push_str(text);
        self.looks.push((look, start..start + text.len()));
    }
}

impl Written for Run<'_> {
    fn push_words(&mut self, words: &str) {
        self.text.to_mut().push_str(words);
    }

    fn push_part(&mut self, part: &Part<'_, Self>) {
        match part {
            Part::Words(text) | Part::Plain(text) => self.text.to_mut().push_str(text),
            Part::Strong(text) => self.push_looking(Look::Strong, text),
            Part::Code(text) => self.push_looking(Look::Code, text),
            Part::Run(run) => {
                let moved = self.text.len();
                self.text.to_mut().push_str(&run.text);
                let looks = run.looks.iter();
                let moved =
                    looks.map(|(look, range)| (*look, range.start + moved..range.end + moved));
                self.looks.extend(moved);
            }
        }
    }

    fn size(&self) -> usize {
        self.text.len()
    }

    fn sized(bytes: usize) -> Self {
        Self::new(String::with_capacity(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_comes_in_pieces_of_one_look() {
        let run = Run::fill(
            "Only when {field} is {value}",
            &[("field", Part::Strong("P2P")), ("value", Part::Code("x1"))],
        );
        let all: Vec<_> = run.pieces(0..run.text().len()).collect();
        assert_eq!(
            all,
            [
                (None, "Only when "),
                (Some(Look::Strong), "P2P"),
                (None, " is "),
                (Some(Look::Code), "x1")
            ]
        );
        let some: Vec<_> = run.pieces(11..14).collect();
        assert_eq!(some, [(Some(Look::Strong), "2P"), (None, " ")]);
    }
}
