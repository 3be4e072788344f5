//! Templates: the compiler's own words with `{holes}` in them.

/// The first hole of a template: the words before it, its name, and what is behind it.
pub(super) fn hole(template: &str) -> Option<(&str, &str, &str)> {
    let (words, from) = template.split_at(place(template, b'{')?);
    // Names are short: a byte at a time is fastest.
    let close = from.bytes().position(|byte| byte == b'}')?;
    Some((words, &from[1..close], &from[close + 1..]))
}

/// Where a mark of ASCII stands first. Templates are short: bytes are looked at faster than a searcher of texts is made.
fn place(text: &str, mark: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let has_mark = |eight: &[u8; 8]| eight.iter().fold(false, |any, byte| any | (*byte == mark));
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk()
        && !has_mark(eight)
    {
        at += eight.len();
    }
    let rest = bytes[at..].iter().position(|byte| *byte == mark);
    rest.map(|rest| at + rest)
}

#[cfg(test)]
mod tests {
    use super::hole;

    #[test]
    fn holes_are_found_one_after_another() {
        assert_eq!(hole("a {b} {c}"), Some(("a ", "b", " {c}")));
        assert_eq!(hole(" {c}"), Some((" ", "c", "")));
        assert_eq!(hole("words {alone"), None);
        assert_eq!(hole(""), None);
    }
}
