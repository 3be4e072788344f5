//! Which bytes of a text are copied as they are, so that most of it is copied in long stretches.

/// A set of bytes that need no second look.
pub(in crate::target) struct Plain([bool; 256]);

impl Plain {
    /// Letters and digits, these other characters of ASCII, and whatever is beyond ASCII but for the blocks that have
    /// controls, spaces or marks of direction. The space may be one of them where it does not follow another.
    pub(in crate::target) const fn with(marks: &[u8]) -> Self {
        let mut plain = [false; 256];
        let mut byte = 0;
        while byte < plain.len() {
            // In the order of their bytes: U+0080 to U+00BF, U+1000 to U+3FFF, U+F000 to U+FFFF. Bytes inside a character
            // go with the one that it begins with.
            let looked_at = matches!(byte, 0xc2 | 0xe1..=0xe3 | 0xef);
            plain[byte] = match byte as u8 {
                ascii @ ..=0x7f => ascii.is_ascii_alphanumeric(),
                _ => !looked_at,
            };
            byte += 1;
        }
        let mut at = 0;
        while at < marks.len() {
            plain[marks[at] as usize] = true;
            at += 1;
        }
        Self(plain)
    }

    /// Copies the plain beginning of `text` to the end of `out`, where no space may follow another. Returns it and the rest.
    pub(in crate::target) fn copy<'t>(
        &self,
        text: &'t str,
        out: &mut String,
    ) -> (&'t str, &'t str) {
        let mut before = out.as_bytes().last().copied().unwrap_or_default();
        let end = text.bytes().position(|byte| {
            let ends = !self.0[usize::from(byte)] || (byte == b' ' && before == b' ');
            before = byte;
            ends
        });
        let (plain, rest) = text.split_at(end.unwrap_or(text.len()));
        out.push_str(plain);
        (plain, rest)
    }
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
    }
}
