//! From bytes to the positions of the protocol, and back.

use std::ops::Range as Bytes;

use gen_lsp_types::{Position, PositionEncodingKind, Range};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16, which every client knows.
    #[default]
    Utf16,
}

impl Encoding {
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

/// The lines of a text. They end as the protocol has it: with `\n`, `\r\n` or `\r`.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    encoding: Encoding,
    /// Where each begins.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            text,
            encoding,
            starts: starts.collect(),
        }
    }

    /// The position of a byte; one inside of a character is that of the character.
    pub(super) fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let before = &self.text[self.starts[line]..byte];
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position {
            line: number(line),
            character: number(self.encoding.length(before)),
        }
    }

    /// The range of some bytes.
    pub(super) fn range(&self, bytes: Bytes<usize>) -> Range {
        Range {
            start: self.position(bytes.start),
            end: self.position(bytes.end),
        }
    }

    /// The byte at a position. Beyond the end of a line it is that end; inside of a character, its beginning.
    pub(super) fn byte(&self, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(line) else {
            return self.text.len();
        };
        let next = self.starts.get(line + 1).copied();
        let whole = &self.text[*start..next.unwrap_or(self.text.len())];
        let line = whole.trim_end_matches(['\n', '\r']);
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut passed = 0;
        for (at, c) in line.char_indices() {
            passed += match self.encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
            };
            if passed > wanted {
                return start + at;
            }
        }
        start + line.len()
    }

    /// The bytes of a range, whichever end comes first.
    pub(super) fn bytes(&self, range: Range) -> Bytes<usize> {
        let (start, end) = (self.byte(range.start), self.byte(range.end));
        start.min(end)..start.max(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "назва: 😀x\r\ncode: a\rlast\n";

    #[test]
    fn every_character_is_found_at_its_position() {
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Lines::new(TEXT, encoding);
            let in_lines = TEXT.char_indices().filter(|(_, c)| !"\r\n".contains(*c));
            for (at, _) in in_lines {
                assert_eq!(lines.byte(lines.position(at)), at, "{encoding:?} {at}");
            }
        }
    }

    #[test]
    fn columns_count_what_was_agreed() {
        let x = TEXT.find('x').unwrap();
        let column = |encoding| Lines::new(TEXT, encoding).position(x);
        assert_eq!(column(Encoding::Utf8), Position::new(0, 16));
        assert_eq!(column(Encoding::Utf16), Position::new(0, 9));
        let lines = Lines::new(TEXT, Encoding::Utf16);
        assert_eq!(
            lines.position(TEXT.find("last").unwrap()),
            Position::new(2, 0)
        );
        assert_eq!(lines.position(TEXT.len()), Position::new(3, 0));
    }

    #[test]
    fn positions_that_are_none_are_the_nearest_before() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        // In the middle of a pair of surrogates, behind the end of a line, behind the text.
        assert_eq!(lines.byte(Position::new(0, 8)), TEXT.find('😀').unwrap());
        assert_eq!(lines.byte(Position::new(0, 99)), TEXT.find('\r').unwrap());
        assert_eq!(lines.byte(Position::new(99, 0)), TEXT.len());
        let turned = Range {
            start: Position::new(1, 3),
            end: Position::new(1, 0),
        };
        let code = TEXT.find("code").unwrap();
        assert_eq!(lines.bytes(turned), code..code + 3);
    }
}
