//! Templates: the compiler's own words with `{holes}` in them.

/// A template from hole to hole: the words, and the name of the hole behind them; behind the last words there is none.
pub(super) fn parts(template: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    // Templates are short: bytes are looked at faster than a searcher of texts is made.
    let cut = |text: &'_ str, mark: u8| text.bytes().position(|byte| byte == mark);
    let mut rest = Some(template);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let open = cut(text, b'{').unwrap_or(text.len());
        let (words, behind) = text.split_at(open);
        let close = cut(behind, b'}');
        rest = close.map(|close| &behind[close + 1..]);
        Some((words, close.map(|close| &behind[1..close])))
    })
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
