//! Values that the company makes for each connection.

use zeroize::Zeroizing;

use crate::Secret;

/// A value that the company makes for each connection, and the merchant enters at the provider: a token that the provider
/// sends along, a user name and a password for its webhooks.
///
/// It is no field of a form. A backend makes it when the connection is made, keeps it with that, and shows it on the page of the
/// connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issued {
    /// Key; in braces it stands for the value in what is set at the provider.
    pub key: &'static str,
    /// What the page of the connection calls it.
    pub title: &'static str,
    /// The provider's own name for it.
    pub known_as: Option<&'static str>,
    /// Whether it is kept like a password: encrypted, never logged, and shown only to whoever may copy it.
    pub secret: bool,
    /// Fewest characters, where the provider asks for that.
    pub min_length: Option<u32>,
    /// Most characters, where the provider asks for that.
    pub max_length: Option<u32>,
    /// The characters that it is made of.
    pub alphabet: Alphabet,
    /// Whether test and live have one each.
    pub per_mode: bool,
    /// The kinds of account it is for; empty = all.
    pub accounts: &'static [&'static str],
    /// Whether it is needed in some cases only, which the guide page names.
    pub limited: bool,
}

/// How long a value is where the provider asks for nothing: 32 characters, which of letters and digits are 190 bits.
const USUAL_LENGTH: u32 = 32;

impl Issued {
    /// A secret without a key, of any length.
    pub const DEFAULT: Self = Self {
        key: "",
        title: "",
        known_as: None,
        secret: true,
        min_length: None,
        max_length: None,
        alphabet: Alphabet::LettersAndDigits,
        per_mode: false,
        accounts: &[],
        limited: false,
    };

    /// How many characters [`Self::make`] takes: 32, or the nearest number that the provider takes.
    pub fn length(&self) -> usize {
        let least = self.min_length.unwrap_or(1);
        let most = self.max_length.unwrap_or(u32::MAX);
        USUAL_LENGTH.max(least).min(most) as usize
    }

    /// Whether the provider takes this value.
    pub fn takes(&self, value: &str) -> bool {
        let length = value.chars().count();
        let least = self.min_length.unwrap_or(1) as usize;
        let most = self.max_length.unwrap_or(u32::MAX) as usize;
        let known = self.alphabet.characters();
        (least..=most).contains(&length) && value.chars().all(|c| known.contains(c))
    }

    /// Makes a value. `fill` fills a slice with random bytes; they have to be those of the operating system (`getrandom::fill`,
    /// say), since whoever can guess them has the value. A value of letters and digits has some of each, which many
    /// providers ask of a password.
    ///
    /// ```
    /// use provspec_forms::provider::{Alphabet, Issued};
    ///
    /// let token = Issued { max_length: Some(16), alphabet: Alphabet::Hexadecimal, ..Issued::DEFAULT };
    /// # use std::fs::File;
    /// # use std::io::Read;
    /// # let fill = |bytes: &mut [u8]| File::open("/dev/urandom").and_then(|mut file| file.read_exact(bytes));
    /// let value = token.make(fill)?;
    /// assert!(token.takes(value.expose()));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// That of `fill`.
    pub fn make<E>(&self, mut fill: impl FnMut(&mut [u8]) -> Result<(), E>) -> Result<Secret, E> {
        // Of 12 characters four in five have some of each kind: where so many have not, the bytes are no random ones.
        const TRIES: usize = 256;
        let mut value = self.drawn(&mut fill)?;
        for _ in 0..TRIES {
            if self.alphabet.is_mixed(value.expose()) {
                break;
            }
            value = self.drawn(&mut fill)?;
        }
        Ok(value)
    }

    fn drawn<E>(&self, fill: &mut impl FnMut(&mut [u8]) -> Result<(), E>) -> Result<Secret, E> {
        // With eight bytes for each character none is likelier than another by more than one part in 2^58.
        const BYTES: usize = size_of::<u64>();
        let mut random = Zeroizing::new(vec![0; self.length() * BYTES]);
        fill(&mut random)?;
        let known = self.alphabet.characters().as_bytes();
        // Of its full size from the beginning, so that no copy of it stays behind.
        let mut value = String::with_capacity(self.length());
        for bytes in random.chunks_exact(BYTES) {
            let number = bytes
                .iter()
                .fold(0, |number, byte| (number << 8) | u64::from(*byte));
            let at = usize::try_from(number % known.len() as u64).unwrap_or_default();
            value.push(char::from(known[at]));
        }
        Ok(Secret::new(value))
    }
}

/// The characters that an issued value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// Letters of both cases, and digits.
    LettersAndDigits,
    /// Small letters and digits.
    LowerCaseAndDigits,
    /// Hexadecimal digits, with small letters.
    Hexadecimal,
    /// Digits.
    Digits,
}

impl Alphabet {
    /// Every alphabet.
    pub const ALL: [Self; 4] = [
        Self::LettersAndDigits,
        Self::LowerCaseAndDigits,
        Self::Hexadecimal,
        Self::Digits,
    ];

    /// The word in the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::LettersAndDigits => "letters_and_digits",
            Self::LowerCaseAndDigits => "lower_case_and_digits",
            Self::Hexadecimal => "hexadecimal",
            Self::Digits => "digits",
        }
    }

    /// Whether a value has some of each kind of character, as far as it is long enough for that.
    fn is_mixed(self, value: &str) -> bool {
        let kinds: &[fn(&u8) -> bool] = match self {
            Self::LettersAndDigits => &[
                u8::is_ascii_uppercase,
                u8::is_ascii_lowercase,
                u8::is_ascii_digit,
            ],
            Self::LowerCaseAndDigits => &[u8::is_ascii_lowercase, u8::is_ascii_digit],
            Self::Hexadecimal | Self::Digits => &[],
        };
        value.len() < kinds.len()
            || kinds
                .iter()
                .all(|kind| value.bytes().any(|byte| kind(&byte)))
    }

    /// The characters, all of ASCII.
    pub fn characters(self) -> &'static str {
        match self {
            Self::LettersAndDigits => {
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
            }
            Self::LowerCaseAndDigits => "abcdefghijklmnopqrstuvwxyz0123456789",
            Self::Hexadecimal => "0123456789abcdef",
            Self::Digits => "0123456789",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Alphabet, Issued};

    /// Bytes that differ, as those of an operating system do.
    fn filled(mut state: u64) -> impl FnMut(&mut [u8]) -> Result<(), ()> {
        move |bytes| {
            for byte in bytes.iter_mut() {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                *byte = state.to_be_bytes()[0];
            }
            Ok(())
        }
    }

    #[test]
    fn a_value_is_as_the_provider_takes_it() {
        for (min_length, max_length, length) in [
            (None, None, 32),
            (Some(40), None, 40),
            (None, Some(12), 12),
            (Some(16), Some(64), 32),
            (Some(50), Some(60), 50),
        ] {
            for alphabet in Alphabet::ALL {
                let issued = Issued {
                    min_length,
                    max_length,
                    alphabet,
                    ..Issued::DEFAULT
                };
                let value = issued.make(filled(7)).expect("it is filled");
                assert_eq!(value.expose().len(), length);
                assert!(issued.takes(value.expose()), "{}", value.expose());
                let other = issued.make(filled(8)).expect("it is filled");
                assert_ne!(value.expose(), other.expose());
            }
        }
    }

    #[test]
    fn every_character_is_used() {
        for alphabet in Alphabet::ALL {
            let issued = Issued {
                min_length: Some(4096),
                alphabet,
                ..Issued::DEFAULT
            };
            let value = issued.make(filled(1)).expect("it is filled");
            let all = alphabet.characters().chars();
            assert!(all.into_iter().all(|c| value.expose().contains(c)));
        }
    }

    #[test]
    fn letters_and_digits_are_some_of_each() {
        let short = Issued {
            max_length: Some(4),
            ..Issued::DEFAULT
        };
        let mut fill = filled(2);
        for _ in 0..200 {
            let value = short.make(&mut fill).expect("it is filled");
            let bytes = value.expose().as_bytes();
            assert!(bytes.iter().any(u8::is_ascii_uppercase));
            assert!(bytes.iter().any(u8::is_ascii_lowercase));
            assert!(bytes.iter().any(u8::is_ascii_digit));
        }
        // With bytes that are always the same it ends as well.
        let same = short.make(|_| Ok::<(), ()>(())).expect("it is filled");
        assert_eq!(same.expose(), "AAAA");
    }

    #[test]
    fn what_the_provider_does_not_take_is_known() {
        let issued = Issued {
            min_length: Some(4),
            max_length: Some(6),
            alphabet: Alphabet::Digits,
            ..Issued::DEFAULT
        };
        assert!(issued.takes("1234") && issued.takes("123456"));
        for wrong in ["", "123", "1234567", "12a4", "12 4", "١٢٣٤"] {
            assert!(!issued.takes(wrong), "{wrong}");
        }
    }

    #[test]
    fn what_cannot_be_filled_is_said_and_no_value_is_shown() {
        let failed = Issued::DEFAULT.make(|_| Err("no bytes"));
        assert_eq!(failed.err(), Some("no bytes"));
        let value = Issued::DEFAULT.make(filled(3)).expect("it is filled");
        assert!(!format!("{value:?}").contains(value.expose()));
    }
}
