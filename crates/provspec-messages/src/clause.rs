//! What is wrong in this case: a message and its parameters.

use std::borrow::Cow;
use std::fmt;

use crate::{Locale, Message, template};

/// A message with its parameters. As text it is English.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause<'a> {
    /// What is wrong.
    pub message: Message,
    /// The parameters by name.
    pub parameters: Vec<(&'static str, Parameter<'a>)>,
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Parameter<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// One of these, by the names of their words.
    OneOf(Vec<&'static str>),
}

impl<'a> Clause<'a> {
    pub(crate) fn new(message: Message) -> Self {
        Self {
            message,
            parameters: Vec::new(),
        }
    }

    /// The clause with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, parameter: impl Into<Parameter<'a>>) -> Self {
        self.parameters.push((name, parameter.into()));
        self
    }

    /// The words in a language.
    pub fn words(&self, locale: Locale) -> String {
        template::fill(self.message.words(locale), locale, &|name| {
            let (_, value) = self.parameters.iter().find(|(known, _)| *known == name)?;
            Some(value.words(locale))
        })
    }
}

impl fmt::Display for Clause<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Locale::En))
    }
}

impl Parameter<'_> {
    fn words(&self, locale: Locale) -> Cow<'_, str> {
        let words = match self {
            Self::Text(text) => return text.as_ref().into(),
            // Nought has no sign, as in JavaScript.
            Self::Number(number) => (number + 0.0).to_string(),
            Self::OneOf(names) => {
                let words: Vec<&str> = names.iter().map(|name| locale.words(name)).collect();
                match &*words {
                    [first @ .., last] if !first.is_empty() => {
                        [&first.join(", "), locale.words("or"), last].concat()
                    }
                    words => words.concat(),
                }
            }
        };
        words.into()
    }
}

impl<'a> From<&'a str> for Parameter<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Parameter<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Parameter<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u32> for Parameter<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<f64> for Parameter<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

#[cfg(test)]
mod tests {
    use crate::*;

    #[test]
    fn a_parameter_takes_its_place_as_it_is() {
        let pattern = PATTERN.with("pattern", "^{a}{limit}$");
        assert_eq!(pattern.to_string(), "it does not match `^{a}{limit}$`");
        assert_eq!(EMPTY.clause().to_string(), "it is empty");
        let minimum = MINIMUM.with("limit", 1.0);
        assert_eq!(minimum.to_string(), "it is less than 1");
        assert_eq!(MINIMUM.with("limit", -0.0).to_string(), "it is less than 0");
    }

    #[test]
    fn a_noun_goes_by_its_number() {
        let words = |limit: u32, locale| MAX_LENGTH.with("limit", limit).words(locale);
        assert_eq!(words(1, Locale::En), "it has more than 1 character");
        assert_eq!(words(0, Locale::En), "it has more than 0 characters");
        for (limit, due) in [
            (1, "тут більше ніж 1 символ"),
            (2, "тут більше ніж 2 символи"),
            (5, "тут більше ніж 5 символів"),
            (11, "тут більше ніж 11 символів"),
            (12, "тут більше ніж 12 символів"),
            (21, "тут більше ніж 21 символ"),
            (104, "тут більше ніж 104 символи"),
            (4096, "тут більше ніж 4096 символів"),
        ] {
            assert_eq!(words(limit, Locale::Uk), due);
        }
    }

    #[test]
    fn the_size_of_a_file_is_told_in_its_largest_whole_unit() {
        let words = |limit: u32, locale| FILE_SIZE.with("limit", limit).words(locale);
        for (limit, en, uk) in [
            (20_000, "20 KB", "20 КБ"),
            (8_192, "8 KiB", "8 КіБ"),
            (3_000_000, "3 MB", "3 МБ"),
            (2_097_152, "2 MiB", "2 МіБ"),
            (1_337, "1337 bytes", "1337 байтів"),
            (1, "1 byte", "1 байт"),
        ] {
            assert_eq!(words(limit, Locale::En), format!("it is larger than {en}"));
            assert_eq!(words(limit, Locale::Uk), format!("файл більший за {uk}"));
        }
    }

    #[test]
    fn a_word_is_chosen_by_its_parameter() {
        let refused =
            |mode: &'static str| REFUSED_PREFIX.with("prefix", "sk_test_").with("mode", mode);
        assert_eq!(
            refused("test").to_string(),
            "it begins with “sk_test_”, which is for test mode"
        );
        assert_eq!(
            refused("live").words(Locale::Uk),
            "значення починається з «sk_test_», а так буває лише в робочому режимі"
        );
        assert_eq!(
            refused("other").to_string(),
            "it begins with “sk_test_”, which is for another mode"
        );
    }
}
