//! The widths of letters in hundredths of the size: those of DejaVu Sans, or of Arial where it is wider.

use unicode_width::UnicodeWidthChar;

use super::measure::{Font, is_left_out};
use super::run::Look;

/// Every letter of code, which is a little smaller than the text around it.
const MONO: u32 = 57;

/// The letters of one look.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    by_code: &'static [u8; 0x492],
    bold: bool,
    is_code: bool,
}

impl Letters {
    /// Those of a part of a text.
    pub(super) fn of(font: Font, look: Option<Look>) -> Self {
        let bold = font.bold || look == Some(Look::Strong);
        Self {
            by_code: if bold { &BY_CODE_BOLD } else { &BY_CODE },
            bold,
            is_code: look == Some(Look::Code),
        }
    }

    /// The width of a letter.
    pub(super) fn share(self, c: char) -> u32 {
        match self.by_code.get(c as usize) {
            Some(0) | None => beyond(c, self.bold),
            Some(_) if self.is_code && c.is_ascii() => MONO,
            Some(share) => u32::from(*share),
        }
    }
}

/// The width of a letter of other scripts: rather too much.
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

/// The widths by the code of the letter, 0 where it is not known.
static BY_CODE: [u8; 0x492] = by_code(&REGULAR, &CYRILLIC);

/// The same in bold.
static BY_CODE_BOLD: [u8; 0x492] = by_code(&BOLD, &CYRILLIC_BOLD);

const fn by_code(latin: &[u8; 95], cyrillic: &[u8; 96]) -> [u8; 0x492] {
    let mut widths = [0; 0x492];
    let mut at = 0;
    while at < latin.len() {
        widths[0x20 + at] = latin[at];
        at += 1;
    }
    at = 0;
    while at < cyrillic.len() {
        widths[0x400 + at] = cyrillic[at];
        at += 1;
    }
    // With an upturn, Ґ and ґ are as wide as Г and г.
    widths[0x490] = cyrillic[0x13];
    widths[0x491] = cyrillic[0x33];
    widths
}

/// How wide a text is at most, whatever it looks like: told of its bytes, which is faster than of its letters.
pub(super) fn at_most(text: &str) -> u32 {
    let widths = text.bytes().map(|byte| AT_MOST[usize::from(byte)]);
    widths.map(u32::from).sum()
}

/// What each byte of a text adds at most to its width.
static AT_MOST: [u16; 256] = {
    let mut most = [0; 256];
    let mut byte = 0;
    while byte < most.len() {
        most[byte] = match byte {
            ..=0x7f => widest(byte, MONO as u16),
            // The second byte of a Cyrillic letter says how wide it is, the first one is either of two.
            0x80..=0xbf => widest(0x380 + byte, widest(0x3c0 + byte, 92)),
            0xd0 | 0xd1 => 0,
            // Where signs of several words begin.
            0xef => 1100,
            0xf0.. => 160,
            _ => 133,
        };
        byte += 1;
    }
    most
};

const fn widest(code: usize, other: u16) -> u16 {
    let (regular, bold) = (BY_CODE[code] as u16, BY_CODE_BOLD[code] as u16);
    let own = if regular > bold { regular } else { bold };
    if own > other { own } else { other }
}

/// The letters of ASCII from the space on, in hundredths of the size.
const REGULAR: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 56, 103, 69, 69, 72, 78, 67, 61, 78, 76, 30, 50, 67, 56, 87, 75,
    79, 67, 79, 72, 67, 62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 56, 64, 62, 36,
    64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// The same in bold.
const BOLD: [u8; 95] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70,
    70, 70, 70, 40, 40, 84, 84, 84, 61, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100,
    84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72,
    68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72,
    39, 72, 84,
];

/// The letters from Ѐ to џ (U+0400 to U+045F).
const CYRILLIC: [u8; 96] = [
    67, 67, 87, 61, 72, 67, 30, 30, 50, 110, 105, 86, 71, 75, 64, 76, 69, 69, 69, 61, 79, 67, 108,
    65, 75, 75, 71, 76, 87, 76, 79, 76, 67, 73, 62, 64, 87, 69, 78, 69, 107, 110, 84, 89, 69, 72,
    108, 73, 62, 62, 59, 53, 70, 62, 91, 54, 65, 65, 61, 64, 76, 66, 62, 66, 64, 55, 59, 60, 86,
    60, 69, 60, 92, 95, 71, 79, 59, 55, 85, 61, 62, 62, 63, 53, 55, 53, 28, 28, 28, 91, 90, 66, 61,
    65, 60, 66,
];

/// The same in bold.
const CYRILLIC_BOLD: [u8; 96] = [
    69, 69, 89, 64, 74, 73, 38, 38, 56, 116, 113, 88, 82, 84, 78, 84, 78, 77, 77, 64, 90, 69, 123,
    72, 84, 84, 82, 84, 100, 84, 86, 84, 74, 74, 69, 78, 100, 78, 93, 81, 124, 133, 94, 104, 77,
    74, 118, 78, 68, 70, 64, 53, 81, 68, 100, 59, 71, 71, 68, 74, 82, 70, 69, 70, 72, 60, 58, 66,
    100, 65, 75, 69, 107, 111, 76, 91, 64, 60, 98, 65, 68, 68, 72, 53, 60, 60, 35, 35, 35, 100, 96,
    74, 68, 71, 66, 70,
];

#[cfg(test)]
mod tests {
    use super::super::measure::Font;
    use super::super::run::Look;
    use super::{Letters, at_most};

    #[test]
    fn no_letter_is_wider_than_its_bytes_say() {
        let looks = [None, Some(Look::Strong), Some(Look::Code)];
        let letters = looks.map(|look| Letters::of(Font::HELP, look));
        for c in '\0'..=char::MAX {
            let most = at_most(c.encode_utf8(&mut [0; 4]));
            assert!(letters.iter().all(|it| it.share(c) <= most), "{c:?}");
        }
    }

    #[test]
    fn letters_that_look_alike_are_as_wide() {
        for font in [Font::HELP, Font::LABEL] {
            let letters = Letters::of(font, None);
            for (latin, cyrillic) in "AEOPaceopxi".chars().zip("АЕОРасеорхі".chars()) {
                let [latin, cyrillic] = [latin, cyrillic].map(|c| letters.share(c));
                assert!(latin.abs_diff(cyrillic) <= 1, "{latin} {cyrillic}");
            }
        }
        let letters = Letters::of(Font::HELP, None);
        assert_eq!(letters.share('Ґ'), letters.share('Г'));
        assert!(letters.share('漢') > letters.share('W'));
    }
}
