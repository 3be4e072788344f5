//! How long a text has to be, as people say it.

use super::{FieldKind, Locale, Words};

/// Lengths that say nothing to a merchant: a box takes some text, and not a novel.
const USUAL_LENGTH: u32 = 255;
/// The longest e-mail address there is (RFC 5321).
const LONGEST_EMAIL: u32 = 254;

impl FieldKind {
    /// How long a text has to be: nothing where it is as long as any box takes, or where the words for its pattern have
    /// said it.
    pub fn length_in_words(&self) -> Option<String> {
        self.length_in(Words::of(Locale::En))
    }

    /// The same in the words of a language.
    pub fn length_in(&self, words: &Words) -> Option<String> {
        let (rules, usual) = match self {
            Self::Email(rules) => (rules, LONGEST_EMAIL),
            Self::Text(rules) | Self::Multiline(rules) | Self::Url(rules) | Self::Host(rules) => {
                (rules, USUAL_LENGTH)
            }
            _ => return None,
        };
        // Words with a number in them say the length.
        let said = rules.pattern_description.as_deref().unwrap_or_default();
        match said.contains(|c: char| c.is_ascii_digit()) {
            true => None,
            false => in_words(rules.min_length, rules.max_length, usual, words),
        }
    }
}

fn in_words(least: u32, most: u32, usual: u32, words: &Words) -> Option<String> {
    let most = Some(most).filter(|most| *most < usual);
    let least = Some(least).filter(|least| *least > 1 || most == Some(*least));
    words.length(least, most)
}

#[cfg(test)]
mod tests {
    use super::{Locale, USUAL_LENGTH, Words, in_words};

    #[test]
    fn lengths_read_as_people_say_them() {
        let words = |least, most| in_words(least, most, USUAL_LENGTH, Words::of(Locale::En));
        assert_eq!(words(32, 32).as_deref(), Some("exactly 32 characters"));
        assert_eq!(words(1, 1).as_deref(), Some("exactly 1 character"));
        assert_eq!(words(1, 14).as_deref(), Some("up to 14 characters"));
        assert_eq!(words(4, 8).as_deref(), Some("4 to 8 characters"));
        assert_eq!(words(8, 4096).as_deref(), Some("at least 8 characters"));
        assert_eq!(words(1, 255), None);
    }
}
