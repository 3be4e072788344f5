//! Characters that make text look like other text.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{FileId, Span};

declare_rule! {
    /// A file has characters that cannot be seen or that turn the direction of text.
    ///
    /// ## Why it matters
    ///
    /// Bidirectional controls show text in another order than the computer reads it (CVE-2021-42574), and
    /// zero-width characters make two different words look alike. A reviewer cannot see either. They come
    /// from copying out of web pages and word processors, or from somebody who means harm.
    ///
    /// ## Instead
    ///
    /// Delete the character. In a double-quoted text it can be written as an escape, `"\u200B"`, if it is
    /// really meant.
    pub(crate) static RULE = "PS0010" "deceptive-unicode" Error;
}

/// Looks through a whole file, comments included.
pub(crate) fn check(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    let mut from = 0;
    while let Some((at, c, what)) = first(&text[from..]) {
        let start = from + at;
        // Characters in a row are one finding.
        let rest = &text[start..];
        let end = start + rest.find(|c| deception(c).is_none()).unwrap_or(rest.len());
        let span = Span::new(file, start..end);
        diagnostics.push(match text[start..end].chars().count() {
            1 => Diagnostic::new(&RULE, span, format!("{what} (U+{:04X}) that a reader cannot see", c as u32))
                .fix("delete it", span, ""),
            count => Diagnostic::new(
                &RULE,
                span,
                format!("{count} characters that a reader cannot see, the first of them {what} (U+{:04X})", c as u32),
            )
            .fix("delete them", span, ""),
        });
        from = end;
    }
}

/// The first such character: where it is, which, and what.
fn first(text: &str) -> Option<(usize, char, &'static str)> {
    text.char_indices()
        .find_map(|(at, c)| deception(c).map(|what| (at, c, what)))
}

/// The text as a reader sees it.
pub(crate) fn visible(text: &str) -> String {
    text.chars().filter(|c| deception(*c).is_none()).collect()
}

fn deception(c: char) -> Option<&'static str> {
    match c {
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => Some("a bidirectional control"),
        '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}' => {
            Some("a zero-width character")
        }
        '\u{00AD}' => Some("a soft hyphen"),
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Some("a filler character"),
        '\u{E0000}'..='\u{E007F}' => Some("a tag character"),
        '\u{0000}'..='\u{0008}'
        | '\u{000B}'
        | '\u{000C}'
        | '\u{000E}'..='\u{001F}'
        | '\u{007F}'..='\u{009F}' => Some("a control character"),
        _ => None,
    }
}
