//! Text of a picture: what it says, and which parts of it stand out.

use std::ops::Range;

use super::super::words::Written;

/// How a part of a run stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A title on the form.
    Strong,
    /// Something typed as it stands.
    Code,
}

/// Text as it came, with the parts that stand out, in order. It is escaped when it is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    text: String,
    looks: Vec<(Look, Range<usize>)>,
}

impl Run {
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

    fn looking(look: Look, text: &str) -> Self {
        let text = text.trim();
        Self {
            text: text.to_owned(),
            looks: vec![(look, 0..text.len())],
        }
    }
}

impl Written for Run {
    fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            looks: Vec::new(),
        }
    }

    fn strong(text: &str) -> Self {
        Self::looking(Look::Strong, text)
    }

    fn code(text: &str) -> Self {
        Self::looking(Look::Code, text)
    }

    fn push_words(&mut self, words: &str) {
        self.text.push_str(words);
    }

    fn size(&self) -> usize {
        self.text.len()
    }

    fn sized(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            looks: Vec::new(),
        }
    }

    fn push(&mut self, other: &Self) {
        let moved = self.text.len();
        self.text.push_str(&other.text);
        let looks = other.looks.iter();
        let moved = looks.map(|(look, range)| (*look, range.start + moved..range.end + moved));
        self.looks.extend(moved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_comes_in_pieces_of_one_look() {
        let run = Run::fill(
            "Only when {field} is {value}",
            &[("field", &Run::strong("P2P")), ("value", &Run::code("x1"))],
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
