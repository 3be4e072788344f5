//! Names in sentences of Markdown.

use std::fmt::Write as _;

/// The most names that are listed one by one.
const LISTED: usize = 6;

/// A text as code in Markdown, on one line: what cannot be seen is written as an escape of JSON.
pub(super) fn code(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') =>
            {
                // Writing to a string does not fail.
                let _ = write!(shown, "\\u{:04x}", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    let runs = shown.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    // Blanks at the ends would be taken off, and a backtick would lengthen the fence.
    let needs_room = |c: char| c == '`' || c == ' ';
    if shown.is_empty() || shown.starts_with(needs_room) || shown.ends_with(needs_room) {
        return format!("{fence} {shown} {fence}");
    }
    format!("{fence}{shown}{fence}")
}

/// Several texts as code: the first of them, and how many more there are.
pub(super) fn codes<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let texts: Vec<&String> = texts.into_iter().collect();
    let shown: Vec<String> = texts.iter().take(LISTED).map(|text| code(text)).collect();
    let rest = texts.len().saturating_sub(LISTED);
    match rest {
        0 => shown.join(", "),
        _ => format!("{} and {rest} more", shown.join(", ")),
    }
}

/// `1 item`, `2 items`.
pub(super) fn count(number: impl Into<u64>, what: &str) -> String {
    let number = number.into();
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn code_is_one_line_and_stays_code() {
        for (text, written) in [
            ("plain", "`plain`"),
            ("a`b``c", "```a`b``c```"),
            ("`a", "`` `a ``"),
            (" a", "`  a `"),
            ("a\n\tb\u{7}\u{202e}", "`a\\n\\tb\\u0007\\u202e`"),
            ("<b>", "`<b>`"),
        ] {
            assert_eq!(code(text), written);
        }
    }
}
