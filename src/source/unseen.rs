//! Characters that stand in a text and are not seen there.

/// What kind of character it is, where a reader does not see it or a terminal obeys it; none for those that are seen, for
/// spaces, tabs and ends of lines.
pub fn unseen(c: char) -> Option<&'static str> {
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
