//! Texts with escapes.

use std::fmt::Write as _;

/// Appends a text, and what `escape` appends for each special byte in it: those are ASCII. `is_special` is quickest without a
/// branch: then it is asked about many bytes at once.
pub(in crate::target::frontend) fn write(
    text: &str,
    is_special: impl Fn(u8) -> bool + Copy,
    escape: impl Fn(u8, &mut String),
    out: &mut String,
) {
    let mut rest = text;
    while let Some(at) = first(rest.as_bytes(), is_special) {
        out.push_str(&rest[..at]);
        escape(rest.as_bytes()[at], out);
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Where the first special byte is. Most texts have none.
pub(super) fn first(text: &[u8], is_special: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    let (chunks, _) = text.as_chunks::<16>();
    let plain = chunks.iter().take_while(|it| is_plain(it, is_special));
    let plain = 16 * plain.count();
    // To look at the end, some bytes before it are looked at twice.
    let rest = &text[plain..];
    let is_rest_plain = match (rest.len(), text.last_chunk::<16>()) {
        (0, _) => true,
        (1..16, Some(end)) => is_plain(end, is_special),
        (1..4, None) => !rest.iter().any(|byte| is_special(*byte)),
        (4..8, None) => has_plain_ends::<4>(rest, is_special),
        (8..16, None) => has_plain_ends::<8>(rest, is_special),
        _ => false,
    };
    if is_rest_plain {
        return None;
    }
    let at = rest.iter().position(|byte| is_special(*byte))?;
    Some(plain + at)
}

fn has_plain_ends<const N: usize>(text: &[u8], is_special: impl Fn(u8) -> bool + Copy) -> bool {
    let ends = [text.first_chunk::<N>(), text.last_chunk::<N>()];
    ends.into_iter()
        .flatten()
        .all(|end| is_plain(end, is_special))
}

fn is_plain<const N: usize>(chunk: &[u8; N], is_special: impl Fn(u8) -> bool) -> bool {
    !chunk.iter().fold(false, |any, it| any | is_special(*it))
}

/// Whether JSON demands an escape for a byte (RFC 8259, section 7).
pub(super) fn is_special(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Appends a text in JSON: with the escapes that are demanded, and no others.
pub(in crate::target::frontend) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    write_json(text, out);
    out.push('"');
}

/// Appends what stands between the quotation marks.
pub(super) fn write_json(text: &str, out: &mut String) {
    write(text, is_special, json, out);
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
