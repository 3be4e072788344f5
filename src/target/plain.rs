//! Which bytes of a text are copied as they are, so that most of it is copied in long stretches.

use super::byte_set::ByteSet;

/// Which bytes need no second look; it has the others.
pub(in crate::target) struct Plain(ByteSet);

impl Plain {
    /// Letters and digits, these other characters of ASCII, and whatever is beyond ASCII but for the blocks that have
    /// controls, spaces or marks of direction. The space may be one of them where it does not follow another.
    pub(in crate::target) const fn with(marks: &[u8]) -> Self {
        let mut looked_at = [false; 256];
        let mut byte = 0;
        while byte < looked_at.len() {
            // In the order of their bytes: U+0080 to U+00BF, U+1000 to U+3FFF, U+F000 to U+FFFF. Bytes inside a character
            // go with the one that it begins with.
            looked_at[byte] = match byte as u8 {
                ascii @ ..=0x7f => !ascii.is_ascii_alphanumeric(),
                byte => matches!(byte, 0xc2 | 0xe1..=0xe3 | 0xef),
            };
            byte += 1;
        }
        let mut at = 0;
        while at < marks.len() {
            looked_at[marks[at] as usize] = false;
            at += 1;
        }
        Self(ByteSet::new(looked_at))
    }

    /// Copies the plain beginning of `text` to the end of `out`, where no space may follow another. Returns it and the rest.
    pub(in crate::target) fn copy<'t>(
        &self,
        text: &'t str,
        out: &mut String,
    ) -> (&'t str, &'t str) {
        let bytes = text.as_bytes();
        let mut after_space = out.ends_with(' ');
        let mut end = 0;
        while let Some(eight) = bytes[end..].first_chunk()
            && !self.0.has_any_of(eight)
            && !has_double_space(eight, after_space)
        {
            after_space = eight.ends_with(b" ");
            end += eight.len();
        }
        for byte in &bytes[end..] {
            let is_space = *byte == b' ';
            if self.0.has(*byte) || (is_space && after_space) {
                break;
            }
            after_space = is_space;
            end += 1;
        }
        let (plain, rest) = text.split_at(end);
        out.push_str(plain);
        (plain, rest)
    }
}

/// Whether a space follows another, all eight bytes looked at together. In doubt it does: `!` behind a space may pass for one.
fn has_double_space(bytes: &[u8; 8], after_space: bool) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // What is zero here is a space there; taking 1 from zero sets the highest bit of its byte.
    let zeros = u64::from_le_bytes(*bytes) ^ (EACH * 0x20);
    let spaces = zeros.wrapping_sub(EACH) & !zeros & (EACH * 0x80);
    let first = u64::from(after_space) * 0x80;
    spaces & (spaces << 8 | first) != 0
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn no_space_control_or_mark_of_direction_is_plain() {
        let plain = Plain::with(b"");
        for c in '\0'..=char::MAX {
            let mut copied = String::new();
            plain.copy(c.encode_utf8(&mut [0; 4]), &mut copied);
            let odd = c.is_whitespace()
                || c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
            assert!(copied.is_empty() || !odd, "{c:?}");
        }
    }

    #[test]
    fn a_second_space_ends_a_stretch() {
        let mut out = "a ".to_owned();
        let plain = Plain::with(b" .");
        assert_eq!(plain.copy(" b", &mut out), ("", " b"));
        assert_eq!(plain.copy("b. в  c", &mut out), ("b. в ", " c"));
        assert_eq!(out, "a b. в ");
        // Wherever it is among the bytes that are looked at together.
        for before in 0..20 {
            let (mut out, words) = (String::new(), format!("{} ", "a".repeat(before)));
            let text = format!("{words} and so on");
            assert_eq!(plain.copy(&text, &mut out), (&*words, " and so on"));
        }
    }
}
