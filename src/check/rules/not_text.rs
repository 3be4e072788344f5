//! Bytes that are no UTF-8 text.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{FileId, Span};

declare_rule! {
    /// A file is not UTF-8 text.
    ///
    /// Specs are YAML in UTF-8. A file in another encoding (such as Windows-1251 or UTF-16), or one that is
    /// no text at all, is not guessed at: a wrong guess would put wrong letters before merchants.
    ///
    /// ## Instead
    ///
    /// Save the file as UTF-8; every editor can.
    pub(crate) static RULE = "PS0003" "not-text" Error;
}

/// The bytes stop being UTF-8 at `at`.
pub(crate) fn report(file: FileId, bytes: &[u8], at: usize) -> Diagnostic {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let message = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        "the file is UTF-16, not UTF-8".to_owned()
    } else if bytes[..bytes.len().min(4096)].contains(&0) {
        format!("the file is binary, not text (first such byte: byte {at} on line {line})")
    } else {
        format!(
            "the file is not UTF-8: byte {at}, on line {line}, is 0x{:02X}",
            bytes.get(at).copied().unwrap_or(0)
        )
    };
    Diagnostic::new(&RULE, Span::new(file, at..at), message).help("save the file as UTF-8")
}
