//! How long a text has to be, as people say it.

use super::{FieldKind, Words};

/// Lengths that say nothing to a merchant: a box takes some text, and not a novel.
const USUAL_LENGTH: u32 = 255;
/// The longest e-mail address there is (RFC 5321).
const LONGEST_EMAIL: u32 = 254;

/// How many characters a text has to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// So many.
    Exactly(u32),
    /// From so many to so many.
    Between(u32, u32),
    /// So many or more.
    AtLeast(u32),
    /// So many or fewer.
    UpTo(u32),
}

impl Length {
    fn of(least: u32, most: u32, usual: u32) -> Option<Self> {
        match (least > 1, most < usual) {
            (_, true) if least == most => Some(Self::Exactly(most)),
            (true, true) => Some(Self::Between(least, most)),
            (true, false) => Some(Self::AtLeast(least)),
            (false, true) => Some(Self::UpTo(most)),
            (false, false) => None,
        }
    }
}

impl FieldKind {
    /// How long a text has to be: nothing where it is as long as any box takes, or where the words for its pattern have
    /// said it.
    pub fn length(&self) -> Option<Length> {
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
            false => Length::of(rules.min_length, rules.max_length, usual),
        }
    }

    /// The same in the words of a language.
    pub fn length_in(&self, words: &Words) -> Option<String> {
        self.length().map(|length| words.length(length))
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, USUAL_LENGTH, Words};
    use crate::ir::Locale;

    #[test]
    fn lengths_read_as_people_say_them() {
        let said = |length| Words::of(Locale::En).length(length);
        let words = |least, most| Length::of(least, most, USUAL_LENGTH).map(said);
        assert_eq!(words(32, 32).as_deref(), Some("exactly 32 characters"));
        assert_eq!(words(1, 1).as_deref(), Some("exactly 1 character"));
        assert_eq!(words(1, 14).as_deref(), Some("up to 14 characters"));
        assert_eq!(words(4, 8).as_deref(), Some("4 to 8 characters"));
        assert_eq!(words(8, 4096).as_deref(), Some("at least 8 characters"));
        assert_eq!(words(1, 255), None);
    }
}
