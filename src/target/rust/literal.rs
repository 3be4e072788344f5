//! Text as Rust literals.

/// The text as a string literal: raw where it has backslashes or quotes and nothing else to escape.
pub(super) fn string(text: &str) -> String {
    if text.contains(['\\', '"']) && text.chars().all(is_plain) {
        return raw(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_plain(c) => out.push(c),
            c => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Characters that stand for themselves: those of which every editor and every formatter knows that they
/// are one column wide. This leaves out controls, marks that turn the direction of text, and look-alikes.
pub(super) fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '\u{391}'..='\u{3c9}' | '\u{410}'..='\u{44f}')
}

/// A raw literal.
pub(super) fn raw(text: &str) -> String {
    let mut hashes = String::new();
    while text.contains(&["\"", &hashes].concat()) {
        hashes.push('#');
    }
    ["r", &hashes, "\"", text, "\"", &hashes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_quoted() {
        for (text, literal) in [
            ("a", r#""a""#),
            (r"^\d$", r#"r"^\d$""#),
            ("\"", "r#\"\"\"#"),
            ("\"#", "r##\"\"#\"##"),
            ("\"\n", r#""\"\n""#),
            ("\u{202e}é語", r#""\u{202e}é\u{8a9e}""#),
        ] {
            assert_eq!(string(text), literal);
        }
    }
}
