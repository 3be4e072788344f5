//! Sets of bytes, to find out quickly where a text has the first one of a set.

/// A set of bytes.
pub(in crate::target) struct ByteSet([bool; 256]);

impl ByteSet {
    /// By byte: whether it is one of them.
    pub(in crate::target) const fn new(set: [bool; 256]) -> Self {
        Self(set)
    }

    /// The controls of ASCII (below 0x20), and these.
    pub(in crate::target) const fn controls_and(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut control = 0;
        while control < 0x20 {
            set[control] = true;
            control += 1;
        }
        let mut at = 0;
        while at < bytes.len() {
            set[bytes[at] as usize] = true;
            at += 1;
        }
        Self(set)
    }

    pub(in crate::target) fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }

    /// Whether any of some bytes is one of these. They are looked at without a branch.
    pub(in crate::target) fn has_any_of(&self, bytes: &[u8]) -> bool {
        bytes.iter().fold(false, |any, it| any | self.has(*it))
    }

    /// Where the first of them is in a text that most often has none.
    pub(in crate::target) fn first_in(&self, text: &[u8]) -> Option<usize> {
        let (chunks, rest) = text.as_chunks::<8>();
        let without = chunks.iter().take_while(|it| !self.has_any_of(*it));
        let without = without.count();
        if without == chunks.len() && !self.has_any_of(rest) {
            return None;
        }
        let mut rest = text[8 * without..].iter();
        let at = rest.position(|byte| self.has(*byte))?;
        Some(8 * without + at)
    }
}

#[cfg(test)]
mod tests {
    use super::ByteSet;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        let set = ByteSet::controls_and(b"<");
        for length in 0..40 {
            let mut text = vec![b'x'; length];
            assert_eq!(set.first_in(&text), None);
            for at in (0..length).rev() {
                text[at] = [b'<', b'\n', 0x1f][at % 3];
                assert_eq!(set.first_in(&text), Some(at));
            }
        }
    }
}
