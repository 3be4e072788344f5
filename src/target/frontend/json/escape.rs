//! Texts with escapes.

use std::fmt::Write as _;

/// Which bytes a text does not have as they are. All of them are ASCII.
pub(in crate::target::frontend) struct Special([bool; 256]);

impl Special {
    /// The control characters and these.
    pub(in crate::target::frontend) const fn of(others: &[u8]) -> Self {
        let mut special = [false; 256];
        let mut at = 0;
        while at < 0x20 {
            special[at] = true;
            at += 1;
        }
        at = 0;
        while at < others.len() {
            special[others[at] as usize] = true;
            at += 1;
        }
        Self(special)
    }

    /// Appends a text, and what `escape` appends for each special byte in it.
    pub(in crate::target::frontend) fn write(
        &self,
        text: &str,
        escape: impl Fn(u8, &mut String),
        out: &mut String,
    ) {
        let mut rest = text;
        while let Some(at) = self.first(rest.as_bytes()) {
            out.push_str(&rest[..at]);
            escape(rest.as_bytes()[at], out);
            rest = &rest[at + 1..];
        }
        out.push_str(rest);
    }

    /// Where the first special byte is. Most texts have none, which is faster told of eight bytes at once.
    fn first(&self, text: &[u8]) -> Option<usize> {
        let is_special = |byte: &u8| self.0[usize::from(*byte)];
        let (chunks, _) = text.as_chunks::<8>();
        let is_plain = |chunk: &&[u8; 8]| !chunk.iter().fold(false, |any, it| any | is_special(it));
        let plain = 8 * chunks.iter().take_while(is_plain).count();
        let at = text[plain..].iter().position(is_special);
        at.map(|at| plain + at)
    }
}

/// Appends a text in JSON: with the escapes that are demanded, and no others.
pub(in crate::target::frontend) fn write_text(text: &str, out: &mut String) {
    const SPECIAL: Special = Special::of(b"\"\\");
    out.push('"');
    SPECIAL.write(text, json, out);
    out.push('"');
}

/// What JSON has for a byte that it demands an escape for (RFC 8259, section 7).
pub(super) fn json(byte: u8, out: &mut String) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        _ => {
            // Writing to a string does not fail.
            let _ = write!(out, "\\u{byte:04x}");
        }
    }
}
