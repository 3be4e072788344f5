//! How wide text is, and where its lines end.
//!
//! The reader's fonts are not known here. The widths are those of DejaVu Sans, which is wider than what systems use
//! for their menus (Segoe UI, San Francisco, Roboto, Arial), so that a line which fits here fits there.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::run::{Look, Run};
use super::widths;

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

/// Text in lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lines {
    /// Where each begins and ends.
    pub(super) ranges: Vec<Range<usize>>,
    /// Whether text is left after the last one.
    pub(super) is_cut: bool,
}

/// What stands for the rest of a text.
pub(super) const ELLIPSIS: char = '…';

/// What makes one sign of two emoji.
const JOINER: char = '\u{200d}';

/// Every letter of code, which is a little smaller than the text around it.
const MONO: u32 = 57;

/// The widest letter of one or two bytes, in hundredths of the size.
const WIDEST: u32 = 133;

/// The text in at most so many lines of a width. Nothing is read beyond them.
pub(super) fn wrap(run: &Run, font: Font, width: u32, most: usize) -> Lines {
    let text = run.text();
    let mut lines = Lines {
        ranges: Vec::with_capacity(most.min(2)),
        is_cut: false,
    };
    // In hundredths of a pixel, as the widths are hundredths of the size.
    let room = u64::from(width) * 100;
    let mut from = after_spaces(text, 0);
    let end = text.trim_end().len();
    if from < end && most > 0 && surely_fits(&text[from..end], font, room) {
        lines.ranges.push(from..end);
        return lines;
    }
    while from < text.len() && lines.ranges.len() < most {
        let mut end = line(run, from, font, room);
        let mut next = after_spaces(text, end);
        if next < text.len() && lines.ranges.len() + 1 == most {
            let left = room.saturating_sub(advance(ELLIPSIS, font, None));
            end = line(run, from, font, left);
            next = end;
            lines.is_cut = true;
        }
        lines.ranges.push(from..end);
        from = next;
    }
    lines
}

/// How wide a text is on one line, rounded up.
pub(super) fn width(text: &str, font: Font) -> u32 {
    let all: u64 = text.chars().map(|c| advance(c, font, None)).sum();
    u32::try_from(all.div_ceil(100)).unwrap_or(u32::MAX)
}

/// Whether a text is so short that it fits, whatever its letters are.
fn surely_fits(text: &str, font: Font, room: u64) -> bool {
    let most = usize::try_from(room / u64::from(WIDEST * font.size)).unwrap_or(usize::MAX);
    if text.len() > most.saturating_mul(2) {
        return false;
    }
    let mut letters = 0;
    for byte in text.bytes() {
        match byte {
            0x80..=0xbf => {}
            ..0xe0 => letters += 1,
            // Letters of three bytes and more may be signs of several words.
            _ => return false,
        }
    }
    letters <= most
}

/// Where a line that begins at `from` ends: after its last whole word; inside a word that is a line by itself.
fn line(run: &Run, from: usize, font: Font, room: u64) -> usize {
    let text = run.text();
    let (mut used, mut word_end, mut in_space) = (0, from, false);
    let mut begin = from;
    for (look, piece) in run.pieces(from..text.len()) {
        for (at, c) in piece.char_indices() {
            if c.is_whitespace() {
                if !in_space {
                    word_end = begin + at;
                    used += advance(c, font, look);
                }
                in_space = true;
                continue;
            }
            in_space = false;
            used += advance(c, font, look);
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
fn parted(run: &Run, word: Range<usize>, font: Font) -> usize {
    let (mut apart, mut joined) = (word.start, false);
    let mut begin = word.start;
    for (look, piece) in run.pieces(word.clone()) {
        for (at, c) in piece.char_indices() {
            if !joined && advance(c, font, look) > 0 {
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

/// The width of a letter, in hundredths of a pixel.
#[inline]
fn advance(c: char, font: Font, look: Option<Look>) -> u64 {
    let bold = font.bold || look == Some(Look::Strong);
    let share = match widths::of(c, bold) {
        Some(_) if look == Some(Look::Code) && c.is_ascii() => MONO,
        Some(share) => share,
        None => beyond(c, bold),
    };
    u64::from(share * font.size)
}

/// The width of a letter of other scripts, in hundredths of the size: rather too much.
#[cold]
fn beyond(c: char, bold: bool) -> u32 {
    if c.is_whitespace() {
        return 35;
    }
    if is_left_out(c) {
        return 0;
    }
    match (c, c.width().unwrap_or(0)) {
        (_, 0) => 0,
        ('\u{1f000}'.., 2) => 160,
        (_, 2) => 112,
        ('•', _) => 64,
        ('\u{2010}'..='\u{2013}' | '\u{2018}'..='\u{201f}' | '›', _) => 55,
        // One sign of several words.
        ('\u{fdfa}'..='\u{fdfd}', _) => 1100,
        ('\u{a0}'..='\u{52f}', _) if bold => 92,
        ('\u{a0}'..='\u{52f}', _) => 84,
        _ => 125,
    }
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
    use super::super::super::words::Written;
    use super::*;

    fn lines(text: &str, width: u32, most: usize) -> Vec<&str> {
        let lines = wrap(&Run::plain(text), Font::HELP, width, most);
        lines.ranges.into_iter().map(|one| &text[one]).collect()
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
        let cut = wrap(&Run::plain(text), Font::HELP, 70, 2);
        assert!(cut.is_cut);
        assert_eq!(cut.ranges, [0..5, 6..10]);
        assert!(!wrap(&Run::plain(text), Font::HELP, 70, 3).is_cut);
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
                let wide = advance(c, font, look);
                assert!(wide <= u64::from(WIDEST * font.size), "{c:?}");
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
