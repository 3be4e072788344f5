//! Names that came from outside, where they are to be shown.
//!
//! A key that the form does not have may be anything: a typing error, which is to be named, or a secret that stands
//! where a key belongs. So a name is shown only if it looks like one.

/// What stands for a name that is not shown.
pub(crate) const UNNAMED: &str = "?";

/// Most characters of a key that is shown.
const LONGEST: usize = 64;
/// Most characters of a word of letters.
const LONGEST_WORD: usize = 20;
/// Most characters of a word with digits, such as `sha256`.
const LONGEST_MIXED: usize = 6;
/// Most words with digits.
const MOST_MIXED: usize = 2;
/// Most capitals.
const MOST_CAPITALS: usize = 3;

/// A key that the form does not have, or what stands for it.
pub(crate) fn key(key: &str) -> &str {
    let begins = key.starts_with(|c: char| c.is_ascii_alphabetic());
    if begins && is_of_words(key, &['_']) {
        key
    } else {
        UNNAMED
    }
}

/// The name of a form, or what stands for it.
pub(crate) fn form(name: &str) -> &str {
    if is_of_words(name, &['/', '_', '-']) {
        name
    } else {
        UNNAMED
    }
}

/// The version of a form, or what stands for it.
pub(crate) fn version(version: &str) -> &str {
    let is_digit = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    if version.is_empty() || (version.len() == 16 && version.bytes().all(is_digit)) {
        version
    } else {
        UNNAMED
    }
}

/// Short words, with digits in few of them, and few capitals. Keys of interfaces and passwords are longer or wilder.
fn is_of_words(text: &str, separators: &[char]) -> bool {
    let mut mixed = 0;
    text.len() <= LONGEST
        && text.bytes().filter(u8::is_ascii_uppercase).count() <= MOST_CAPITALS
        && text.split(separators).all(|word| {
            if word.bytes().all(|b| b.is_ascii_alphabetic()) {
                return (1..=LONGEST_WORD).contains(&word.len());
            }
            mixed += 1;
            mixed <= MOST_MIXED
                && word.len() <= LONGEST_MIXED
                && word.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_key_is_named() {
        for good in [
            "pasword",
            "no_such_field",
            "required_3ds_v2",
            "sha256_key",
            "acknowledgement",
            "accountID",
        ] {
            assert_eq!(key(good), good);
        }
        for bad in [
            "",
            "_",
            "a__b",
            "3ds",
            "QwErTyUiOpAs",
            "pass word",
            "пароль",
            "a\nb",
            "[redacted]",
            "data:;base64,QQ==",
            "sk_live_4ec39hqlyjwdarjtt1zdp7dc",
            "d41d8cd98f00b204e9800998ecf8427e",
            "a1b2c3_d4e5f6_a7b8c9",
            "aaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(key(bad), UNNAMED, "{bad}");
        }
    }

    #[test]
    fn what_looks_like_a_form_is_named() {
        for good in ["connectum/provider", "123x/provider", "mine-exchange/h2h_2"] {
            assert_eq!(form(good), good);
        }
        assert_eq!(form("sk_live_4ec39hqlyjwdarjtt1zdp7dc"), UNNAMED);
        assert_eq!(version("0123456789abcdef"), "0123456789abcdef");
        assert_eq!(version("very secret"), UNNAMED);
    }
}
