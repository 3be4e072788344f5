//! Texts with escapes.

use std::fmt::Write as _;

use crate::target::byte_set::ByteSet;

/// The bytes that JSON demands an escape for (RFC 8259, section 7).
const JSON: &ByteSet = &ByteSet::controls_and(br#""\"#);

/// Appends a text, and what `escape` appends for each special byte in it. All of these are of ASCII.
pub(in crate::target::frontend) fn write(
    text: &str,
    specials: &ByteSet,
    escape: impl Fn(u8, &mut String),
    out: &mut String,
) {
    let mut rest = text;
    while let Some(at) = specials.first_in(rest.as_bytes()) {
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
