//! Templates: the compiler's own words with `{holes}` in them.

/// A template from hole to hole: the words, and the name of the hole behind them; behind the last words there is none.
pub(super) fn parts(template: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = Some(template);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let (words, behind) = text.split_at(find(text, b'{').unwrap_or(text.len()));
        let close = find(behind, b'}');
        rest = close.map(|close| &behind[close + 1..]);
        Some((words, close.map(|close| &behind[1..close])))
    })
}

/// Where a mark of ASCII is. Templates are short: bytes are looked at faster than a searcher of texts is made.
fn find(text: &str, mark: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    // Sixteen at once, in a shape that becomes one instruction.
    let without = |bytes: &[u8; 16]| !bytes.iter().fold(false, |any, byte| any | (*byte == mark));
    let (together, _) = bytes.as_chunks();
    let skipped = 16 * together.iter().take_while(|it| without(it)).count();
    let at = bytes[skipped..].iter().position(|byte| *byte == mark)?;
    Some(skipped + at)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_template_ends_in_words() {
        let parts: Vec<_> = super::parts("a {b} {c}").collect();
        assert_eq!(parts, [("a ", Some("b")), (" ", Some("c")), ("", None)]);
        assert_eq!(super::parts("").collect::<Vec<_>>(), [("", None)]);
    }
}
