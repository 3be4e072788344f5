//! How wide text is, and where its lines end.
//!
//! The reader's fonts are not known here. The widths are those of DejaVu Sans, which is wider than what systems use
//! for their menus (Segoe UI, San Francisco, Roboto, Arial), so that a line which fits here fits there.

use std::ops::Range;

use super::run::Run;
use super::widths::{self, Letters};

/// A size of text, and the class that the style sheet has for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Font {
    /// Its class.
    pub(super) class: &'static str,
    /// Size in pixels.
    pub(super) size: u32,
    /// Height of a line.
    pub(super) line: u32,
    /// Whether it is bold.
    pub(super) bold: bool,
}

impl Font {
    const fn new(class: &'static str, size: u32, line: u32, bold: bool) -> Self {
        Self {
            class,
            size,
            line,
            bold,
        }
    }

    /// The form's title.
    pub(super) const TITLE: Self = Self::new("t", 20, 28, true);
    /// A group's heading.
    pub(super) const GROUP: Self = Self::new("g", 16, 24, true);
    /// The heading of a group inside another, or inside an item.
    pub(super) const INNER: Self = Self::new("n", 15, 24, true);
    /// A field's title.
    pub(super) const LABEL: Self = Self::new("l", 14, 20, true);
    /// What a box holds.
    pub(super) const VALUE: Self = Self::new("v", 14, 20, false);
    /// What an empty box shows.
    pub(super) const HOLLOW: Self = Self::new("o", 14, 20, false);
    /// What a button says.
    pub(super) const BUTTON: Self = Self::new("y", 14, 20, true);
    /// Help.
    pub(super) const HELP: Self = Self::new("h", 13, 20, false);
    /// What a star means, at the end of a line.
    pub(super) const LEGEND: Self = Self::new("q", 13, 20, false);
    /// In which case there is a field.
    pub(super) const CASE: Self = Self::new("w", 13, 20, false);
    /// A word at the end of a field's title.
    pub(super) const CHIP: Self = Self::new("j", 12, 20, false);

    /// From the top of a line to where its letters stand.
    pub(super) fn baseline(self) -> u32 {
        self.line / 2 + self.size * 9 / 25
    }
}

/// The lines of a text, one after another.
#[derive(Debug, Clone)]
pub(super) struct Lines<'r> {
    run: &'r Run<'r>,
    font: Font,
    /// In hundredths of the size, as the widths of letters are.
    room: u32,
    /// How many there may be yet.
    most: usize,
    /// Where the next one begins.
    from: usize,
    /// Where the text ends.
    end: usize,
}

/// A line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it begins and ends.
    pub(super) range: Range<usize>,
    /// Whether it is the last one.
    pub(super) is_last: bool,
    /// Whether text is left after it, for which there is no other one.
    pub(super) is_cut: bool,
}

/// What stands for the rest of a text.
pub(super) const ELLIPSIS: char = '…';

/// What makes one sign of two emoji.
const JOINER: char = '\u{200d}';

/// The widest letter of one or two bytes, in hundredths of the size.
const WIDEST: u32 = 133;

/// The text in at most so many lines of a width. Nothing is read beyond them.
pub(super) fn wrap<'r>(run: &'r Run<'r>, font: Font, width: u32, most: usize) -> Lines<'r> {
    let text = run.text();
    Lines {
        run,
        font,
        room: width.saturating_mul(100) / font.size,
        most,
        from: after_spaces(text, 0),
        end: text.trim_end().len(),
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if self.from >= self.end || self.most == 0 {
            return None;
        }
        self.most -= 1;
        let begin = self.from;
        if surely_fits(&self.run.text()[begin..self.end], self.room) {
            self.from = self.end;
            return Some(Line {
                range: begin..self.end,
                is_last: true,
                is_cut: false,
            });
        }
        let mut end = line(self.run, begin, self.font, self.room);
        self.from = after_spaces(self.run.text(), end);
        let is_cut = self.most == 0 && self.from < self.end;
        if is_cut {
            let ellipsis = Letters::of(self.font, None).share(ELLIPSIS);
            let left = self.room.saturating_sub(ellipsis);
            end = line(self.run, begin, self.font, left);
        }
        Some(Line {
            range: begin..end,
            is_last: self.most == 0 || self.from >= self.end,
            is_cut,
        })
    }
}

impl Lines<'_> {
    /// Whether there is nothing to be seen.
    pub(super) fn is_empty(&self) -> bool {
        self.from >= self.end
    }
}

/// How wide a text is on one line, rounded up.
pub(super) fn width(text: &str, font: Font) -> u32 {
    let letters = Letters::of(font, None);
    let shares: u64 = text.chars().map(|c| u64::from(letters.share(c))).sum();
    let all = shares * u64::from(font.size);
    u32::try_from(all.div_ceil(100)).unwrap_or(u32::MAX)
}

/// Whether a text is so short that it fits, whatever it looks like.
fn surely_fits(text: &str, room: u32) -> bool {
    let most = usize::try_from(room / WIDEST).unwrap_or(usize::MAX);
    // Letters of three bytes and more may be signs of several words.
    text.len() <= most && !text.bytes().fold(false, |any, byte| any | (byte >= 0xe0))
        || text.len() <= most.saturating_mul(4) && widths::at_most(text) <= room
}

/// Where a line that begins at `from` ends: after its last whole word; inside a word that is a line by itself.
fn line(run: &Run<'_>, from: usize, font: Font, room: u32) -> usize {
    let text = run.text();
    let (mut used, mut word_end, mut in_space) = (0, from, false);
    let mut begin = from;
    for (look, piece) in run.pieces(from..text.len()) {
        let letters = Letters::of(font, look);
        for (at, c) in piece.char_indices() {
            if c.is_whitespace() {
                if !in_space {
                    word_end = begin + at;
                    used += letters.share(c);
                }
                in_space = true;
                continue;
            }
            in_space = false;
            used += letters.share(c);
            if used > room {
                return match word_end > from {
                    true => word_end,
                    false => parted(run, from..begin + at + c.len_utf8(), font),
                };
            }
        }
        begin += piece.len();
    }
    text.trim_end().len()
}

/// Where a word is parted whose last letter does not fit: not before a mark that belongs to the letter before it.
fn parted(run: &Run<'_>, word: Range<usize>, font: Font) -> usize {
    let (mut apart, mut joined) = (word.start, false);
    let mut begin = word.start;
    for (look, piece) in run.pieces(word.clone()) {
        let letters = Letters::of(font, look);
        for (at, c) in piece.char_indices() {
            if !joined && letters.share(c) > 0 {
                apart = begin + at;
            }
            joined = c == JOINER;
        }
        begin += piece.len();
    }
    // A letter that does not fit stands alone.
    if apart > word.start { apart } else { word.end }
}

fn after_spaces(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start().len()
}

/// Whether a character is left out of a picture: controls, what XML has no place for, and marks that turn the
/// direction of whatever follows them.
pub(super) fn is_left_out(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text is read from right to left: whether its first letter is.
pub(super) fn is_right_to_left(text: &str) -> bool {
    // What stands in most texts need not be looked up: Cyrillic letters, quotation marks, the dots of what is masked.
    let first = text.chars().find(|c| match c {
        'А'..='я' => true,
        '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphabetic(),
    });
    let first = first.map_or(0, u32::from);
    matches!(first, 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}

#[cfg(test)]
mod tests {
    use super::super::run::Look;
    use super::*;

    fn lines(text: &str, width: u32, most: usize) -> Vec<&str> {
        let run = Run::new(text);
        let lines = wrap(&run, Font::HELP, width, most);
        lines.map(|line| &text[line.range]).collect()
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(
            lines("The shop  id of\nyour account ", 70, 9),
            ["The shop", "id of\nyour", "account"]
        );
        assert_eq!(lines(" \n ", 80, 2), Vec::<&str>::new());
    }

    #[test]
    fn a_word_that_is_longer_than_a_line_is_parted() {
        assert_eq!(lines("ab mmmmmmmmmm", 70, 9), ["ab", "mmmmm", "mmmmm"]);
        // Neither before a mark on a letter nor within a family of emoji.
        let family = "👩\u{200d}👩\u{200d}👧";
        assert_eq!(lines(&family.repeat(3), 70, 9), [family; 3]);
        assert_eq!(lines("éxxxx\u{301}x", 45, 9), ["éxxxx\u{301}", "x"]);
    }

    #[test]
    fn the_last_line_leaves_room_for_what_says_that_there_is_more() {
        let text = "mmmmm mmmmm mmmmm";
        let run = Run::new(text);
        let line = |range, is_last| Line {
            range,
            is_last,
            is_cut: is_last,
        };
        let cut: Vec<Line> = wrap(&run, Font::HELP, 70, 2).collect();
        assert_eq!(cut, [line(0..5, false), line(6..10, true)]);
        assert!(!wrap(&run, Font::HELP, 70, 3).any(|line| line.is_cut));
    }

    #[test]
    fn no_letter_of_two_bytes_is_wider_than_the_widest() {
        for c in '\0'..'\u{800}' {
            for (font, look) in [
                (Font::HELP, None),
                (Font::LABEL, None),
                (Font::HELP, Some(Look::Strong)),
                (Font::HELP, Some(Look::Code)),
            ] {
                assert!(Letters::of(font, look).share(c) <= WIDEST, "{c:?}");
            }
        }
    }

    #[test]
    fn direction_goes_by_the_first_letter() {
        assert!(is_right_to_left("12 שלום a"));
        assert!(is_right_to_left("مفتاح"));
        assert!(!is_right_to_left("API مفتاح"));
        assert!(!is_right_to_left("…"));
    }
}
