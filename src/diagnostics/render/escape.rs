//! What a spec says, in the words of a finding.

use std::borrow::Cow;

use crate::source::unseen;

/// The words as a terminal shows them: characters that it would obey, or that nobody sees, by their number
/// (`\u{85}`).
pub(super) fn escaped(words: &str) -> Cow<'_, str> {
    if !words.contains(|c| unseen(c).is_some()) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        match unseen(c) {
            Some(_) => out.extend(c.escape_unicode()),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}
