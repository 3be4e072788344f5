//! Texts with escapes.

use std::fmt::Write as _;

/// The bytes that need an escape somewhere. All are of ASCII, and all of its controls are among them.
pub(in crate::target::frontend) struct Specials([bool; 256]);

/// Those that JSON demands an escape for (RFC 8259, section 7).
const JSON: &Specials = &Specials::with(br#""\"#);

impl Specials {
    /// The controls and these.
    pub(in crate::target::frontend) const fn with(marks: &[u8]) -> Self {
        let mut special = [false; 256];
        let mut control = 0;
        while control < 0x20 {
            special[control] = true;
            control += 1;
        }
        let mut at = 0;
        while at < marks.len() {
            special[marks[at] as usize] = true;
            at += 1;
        }
        Self(special)
    }

    /// Where the first of them is. Most texts have none.
    pub(super) fn first(&self, text: &[u8]) -> Option<usize> {
        // Several bytes are looked at without a branch.
        let (chunks, rest) = text.as_chunks::<8>();
        let plain = chunks.iter().take_while(|it| !self.are_any_in(*it));
        let plain = plain.count();
        if plain == chunks.len() && !self.are_any_in(rest) {
            return None;
        }
        let mut rest = text[8 * plain..].iter();
        let at = rest.position(|byte| self.0[usize::from(*byte)])?;
        Some(8 * plain + at)
    }

    fn are_any_in(&self, bytes: &[u8]) -> bool {
        let is_special = |byte: &u8| self.0[usize::from(*byte)];
        bytes.iter().fold(false, |any, it| any | is_special(it))
    }
}

/// Appends a text, and what `escape` appends for each special byte in it.
pub(in crate::target::frontend) fn write(
    text: &str,
    specials: &Specials,
    escape: impl Fn(u8, &mut String),
    out: &mut String,
) {
    let mut rest = text;
    while let Some(at) = specials.first(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        escape(rest.as_bytes()[at], out);
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Appends a text in JSON: with the escapes that are demanded, and no others.
pub(in crate::target::frontend) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    write_json(text, out);
    out.push('"');
}

/// Appends what stands between the quotation marks.
pub(super) fn write_json(text: &str, out: &mut String) {
    write(text, JSON, json, out);
}

/// What JSON has for a byte that it demands an escape for.
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

#[cfg(test)]
mod tests {
    use super::write_text;

    #[test]
    fn a_special_byte_is_found_wherever_it_stands() {
        for length in 0..40 {
            for at in 0..length {
                let mut text = "x".repeat(length);
                text.replace_range(at..=at, "\n");
                let mut out = String::new();
                write_text(&text, &mut out);
                assert_eq!(out, format!("\"{}\"", text.replace('\n', "\\n")));
            }
        }
    }
}
