//! The languages that there are words in: a module each.

mod en;
mod uk;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Ukrainian.
    Uk,
}

impl Locale {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Uk];

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Uk => "uk",
        }
    }

    /// The language of a tag, such as `uk` or `uk-UA`, if there are words in it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }

    /// Every name of words, and the words, but for those about the content of files.
    pub fn table(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::En => en::WORDS,
            Self::Uk => uk::WORDS,
        }
    }

    fn content(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::En => en::CONTENT,
            Self::Uk => uk::CONTENT,
        }
    }

    /// The words of this name; the name where there are none.
    pub fn words(self, name: &'static str) -> &'static str {
        let mut words = self.table().iter().chain(self.content());
        let found = words.find(|(known, _)| *known == name);
        found.map_or(name, |(_, words)| *words)
    }

    /// The form of a noun beside this whole number, as Unicode's CLDR calls it.
    pub(crate) fn plural(self, number: u64) -> &'static str {
        match self {
            Self::En if number == 1 => "one",
            Self::En => "other",
            Self::Uk => match (number % 10, number % 100) {
                (1, tens) if tens != 11 => "one",
                (2..=4, tens) if !(12..=14).contains(&tens) => "few",
                _ => "many",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ALL, content};

    fn all(locale: Locale) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
        locale.table().iter().chain(locale.content())
    }

    #[test]
    fn every_language_has_the_same_names() {
        let names = |locale: Locale| -> Vec<&str> { all(locale).map(|(name, _)| *name).collect() };
        for locale in Locale::ALL {
            assert_eq!(names(locale), names(Locale::En), "{}", locale.tag());
            let messages = ALL.iter().chain(content::ALL);
            let missing: Vec<&str> = messages
                .map(|message| message.name)
                .filter(|name| !names(locale).contains(name))
                .collect();
            assert!(missing.is_empty(), "{}: {missing:?}", locale.tag());
        }
    }

    /// The parameters of words, in the order of their names.
    fn parameters(words: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut depth = 0;
        for (at, c) in words.char_indices() {
            match c {
                '{' => {
                    if depth == 0 {
                        let rest = &words[at + 1..];
                        let end = rest.find([',', '}']).unwrap_or(rest.len());
                        found.push(&rest[..end]);
                    }
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_language_has_the_same_parameters_and_a_case_for_all_else() {
        for locale in Locale::ALL {
            for ((name, words), (_, english)) in all(locale).zip(all(Locale::En)) {
                assert_eq!(parameters(words), parameters(english), "{name}");
                let choices =
                    words.matches(", plural,").count() + words.matches(", select,").count();
                assert_eq!(words.matches(" other {").count(), choices, "{name}");
            }
        }
    }

    #[test]
    fn tags_of_regions_are_of_their_language() {
        assert_eq!(Locale::from_tag("uk-UA"), Some(Locale::Uk));
        assert_eq!(Locale::from_tag("EN_us"), Some(Locale::En));
        assert_eq!(Locale::from_tag("ukr"), None);
        assert_eq!(Locale::from_tag(""), None);
    }
}
