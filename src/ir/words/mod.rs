//! The compiler's own words in what merchants read of forms: a table for each language.
//!
//! A table is a literal of [`Words`], so that the compiler asks for every word of every language. What has places for
//! parameters is in the part of ICU's MessageFormat that [`provspec_messages::fill`] reads.

mod codes;
mod en;
mod uk;

use std::borrow::Cow;

use provspec_messages::{Locale, fill};

use super::{FileFormat, FileRules, Length, Lifetime, LifetimeUnit, Mode, OptionsFrom};

/// The words of a language.
#[derive(Debug)]
pub struct Words {
    /// The language.
    pub locale: Locale,
    /// Its letters in the order of its dictionaries, where that is not the order of Unicode.
    alphabet: &'static str,
    /// What stands between thousands.
    thousands: &'static str,
    codes: Option<&'static str>,
    /// Titles of the fields that need no definition.
    pub mode: &'static str,
    /// One currency.
    pub currency: &'static str,
    /// Several.
    pub currencies: &'static str,
    /// One country.
    pub country: &'static str,
    /// Several.
    pub countries: &'static str,
    /// The features of the connection.
    pub features: &'static str,
    /// The box at the end of the form.
    pub acknowledgement: &'static str,
    /// The list that asks for which modes there are sets.
    pub modes: &'static str,
    /// Its help.
    pub modes_help: &'static str,
    test: &'static str,
    live: &'static str,
    /// A `title` in the set of a `mode`.
    titled_by_mode: &'static str,
    /// Titles of the kinds of account that every catalogue has.
    pub provider_account: &'static str,
    /// That of a merchant.
    pub merchant_account: &'static str,
    /// That of a merchant who takes card data.
    pub h2h_merchant_account: &'static str,
    options_of_api: &'static str,
    options_of_manager: &'static str,
    /// The `provider` has these `names` for it.
    pub known_as: &'static str,
    quoted: &'static str,
    or: &'static str,
    /// The file has this `name`.
    pub file_name: &'static str,
    /// A text has to be saved as a file.
    pub save_as_file: &'static str,
    /// The `provider` shows it once.
    pub shown_once: &'static str,
    /// Nobody says for how long it is good.
    pub runs_out: &'static str,
    /// It is good for this `time`.
    pub valid_for: &'static str,
    /// It is good for this `time` or less.
    pub valid_for_at_most: &'static str,
    days: &'static str,
    months: &'static str,
    years: &'static str,
    /// It is on its way out, and the `reason`.
    pub deprecated: &'static str,
    /// What an entry of a list of addresses is.
    pub addresses: &'static str,
    /// What a value has to be: its `rules`.
    pub format: &'static str,
    /// What a web address is, before more is said of it.
    pub of_url: &'static str,
    /// What a host is, before more is said of it.
    pub of_host: &'static str,
    /// It begins with this `text`.
    pub begins: &'static str,
    /// It does not.
    pub does_not_begin: &'static str,
    /// It ends with this `text`.
    pub ends: &'static str,
    /// It begins with this `text` in this `mode`.
    pub begins_in_mode: &'static str,
    /// It ends with this `text` in this `mode`.
    pub ends_in_mode: &'static str,
    /// What a file may be, its `formats` and its `size`.
    pub file: &'static str,
    pkcs12: &'static str,
    private_key: &'static str,
    public_key: &'static str,
    certificate: &'static str,
    certificate_request: &'static str,
    pem: &'static str,
    text_file: &'static str,
    any_file: &'static str,
    json_file: &'static str,
    exactly: &'static str,
    between: &'static str,
    at_least: &'static str,
    up_to: &'static str,
    megabytes: &'static str,
    mebibytes: &'static str,
    kilobytes: &'static str,
    kibibytes: &'static str,
    bytes: &'static str,
}

impl Words {
    /// Those of a language.
    pub fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Uk => &uk::WORDS,
            // A test says where a language has no table.
            _ => &en::WORDS,
        }
    }

    /// Words with their parameters in place.
    pub fn fill(&self, words: &str, parameters: &[(&str, &str)]) -> String {
        let parameter = |name: &str| {
            let (_, value) = parameters.iter().find(|(known, _)| *known == name)?;
            Some(Cow::Borrowed(*value))
        };
        fill(words, self.locale, &parameter)
    }

    /// A mode, as a form calls it.
    pub fn mode_title(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::Test => self.test,
            Mode::Live => self.live,
        }
    }

    /// The title of what stands in the set of a mode.
    pub fn title_in_mode(&self, title: &str, mode: Mode) -> String {
        self.fill(
            self.titled_by_mode,
            &[("title", title), ("mode", mode.name())],
        )
    }

    /// What is said of options that nobody has written down.
    pub fn options_from(&self, from: OptionsFrom) -> &'static str {
        match from {
            OptionsFrom::ProviderApi => self.options_of_api,
            OptionsFrom::AccountManager => self.options_of_manager,
        }
    }

    /// Names in quotation marks, the last after an "or".
    pub fn any_of<'a>(&self, names: impl IntoIterator<Item = &'a String>) -> String {
        let quoted = names
            .into_iter()
            .map(|name| self.fill(self.quoted, &[("text", name)]));
        self.alternatives(quoted.collect())
    }

    /// The parts with commas between them, and an "or" before the last.
    fn alternatives(&self, mut parts: Vec<String>) -> String {
        let last = parts.pop().unwrap_or_default();
        match parts.is_empty() {
            true => last,
            false => [&parts.join(", "), self.or, &last].concat(),
        }
    }

    /// How long a value is good for, as a sentence.
    pub fn lifetime(&self, lifetime: Lifetime) -> String {
        let (words, count, unit) = match lifetime {
            Lifetime::Of { count, unit } => (self.valid_for, count, unit),
            Lifetime::AtMost { count, unit } => (self.valid_for_at_most, count, unit),
            Lifetime::Limited => return self.runs_out.to_owned(),
        };
        self.fill(words, &[("time", &self.time(count, unit))])
    }

    /// A stretch of time: `3 months`.
    pub fn time(&self, count: u32, unit: LifetimeUnit) -> String {
        let words = match unit {
            LifetimeUnit::Day => self.days,
            LifetimeUnit::Month => self.months,
            LifetimeUnit::Year => self.years,
        };
        self.fill(words, &[("count", &count.to_string())])
    }

    /// What a file may be, as a sentence: `Text file or JSON file, at most 20 KB.`
    pub fn file(&self, rules: &FileRules) -> String {
        let formats: Vec<&str> = rules
            .formats
            .iter()
            .map(|it| self.file_format(*it))
            .collect();
        let (formats, size) = (formats.join(self.or), self.size(rules.max_size));
        capitalised(&self.fill(self.file, &[("formats", &formats), ("size", &size)]))
    }

    /// What a format of files is called.
    pub fn file_format(&self, format: FileFormat) -> &'static str {
        match format {
            FileFormat::Pkcs12 => self.pkcs12,
            FileFormat::PrivateKey => self.private_key,
            FileFormat::PublicKey => self.public_key,
            FileFormat::Certificate => self.certificate,
            FileFormat::CertificateRequest => self.certificate_request,
            FileFormat::Pem => self.pem,
            FileFormat::Text => self.text_file,
            FileFormat::Any => self.any_file,
            FileFormat::Json => self.json_file,
        }
    }

    /// A size in the largest unit of which it is whole: `KB` and `MB` are powers of 1,000, `KiB` and `MiB` of 1,024
    /// (IEC 80000-13), as in specs.
    pub fn size(&self, bytes: u64) -> String {
        let units = [
            (1_000_000, self.megabytes),
            (1 << 20, self.mebibytes),
            (1_000, self.kilobytes),
            (1 << 10, self.kibibytes),
        ];
        let exact = |(unit, _): &(u64, &str)| bytes >= *unit && bytes.is_multiple_of(*unit);
        let (unit, words) = units.into_iter().find(exact).unwrap_or((1, self.bytes));
        let count = bytes / unit;
        let said = self.grouped(count);
        // The plural goes by the number alone, the text has its thousands apart.
        self.fill(words, &[("count", &count.to_string()), ("said", &said)])
    }

    fn grouped(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(self.thousands);
            }
            out.push(digit);
        }
        out
    }

    /// How long a text has to be.
    pub fn length(&self, length: Length) -> String {
        let (words, least, count) = match length {
            Length::Exactly(count) => (self.exactly, count, count),
            Length::Between(least, most) => (self.between, least, most),
            Length::AtLeast(count) => (self.at_least, count, count),
            Length::UpTo(count) => (self.up_to, count, count),
        };
        let (least, count) = (least.to_string(), count.to_string());
        self.fill(words, &[("count", &count), ("least", &least)])
    }

    /// What a name is put in order by: its letters, each moved to its place in the alphabet of the language.
    pub fn order(&self, name: &str) -> String {
        if self.alphabet.is_empty() {
            return name.to_lowercase();
        }
        let letters = name.chars().flat_map(char::to_lowercase);
        let places = letters.filter_map(|c| match self.alphabet.find(c) {
            // Behind all of Latin.
            Some(at) => char::from_u32(u32::try_from(at).ok()? + 0x0400),
            None => (c.is_alphanumeric() || c == ' ').then_some(c),
        });
        places.collect()
    }
}

/// The text with a capital letter at its beginning.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_table() {
        for locale in Locale::ALL {
            assert_eq!(Words::of(locale).locale, locale);
        }
    }

    #[test]
    fn numbers_have_their_forms() {
        let uk = Words::of(Locale::Uk);
        assert_eq!(uk.length(Length::Exactly(32)), "рівно 32 символи");
        assert_eq!(uk.length(Length::Between(4, 21)), "від 4 до 21 символу");
        assert_eq!(uk.length(Length::AtLeast(5)), "щонайменше 5 символів");
        assert_eq!(uk.length(Length::UpTo(14)), "до 14 символів");
        let days = |count| Lifetime::Of {
            count,
            unit: LifetimeUnit::Day,
        };
        assert_eq!(uk.lifetime(days(3)), "Строк дії: 3 дні.");
        assert_eq!(uk.size(1_234_567), "1\u{a0}234\u{a0}567 байтів");
        let en = Words::of(Locale::En);
        assert_eq!(en.size(1_024_000), "1,024 KB");
        assert_eq!(en.lifetime(days(1)), "It is valid for 1 day.");
    }

    #[test]
    fn names_are_in_the_order_of_the_dictionary() {
        let uk = Words::of(Locale::Uk);
        let mut names = [
            "Японія",
            "Ірак",
            "Єгипет",
            "Бразилія",
            "Аргентина",
            "Зімбабве",
            "Кот-д’Івуар",
        ];
        names.sort_by_key(|name| uk.order(name));
        assert_eq!(
            names,
            [
                "Аргентина",
                "Бразилія",
                "Єгипет",
                "Зімбабве",
                "Ірак",
                "Кот-д’Івуар",
                "Японія"
            ]
        );
    }
}
