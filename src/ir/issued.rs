//! Values that the company issues for each connection.

use super::{Applies, Callback, Provider, Setting, Step, Text};

/// A value that the company makes for each connection, and the merchant enters at the provider.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Issued {
    /// Key; in braces it stands for the value, in settings and in texts of the guide.
    pub key: String,
    /// What the dashboard and the guide call it.
    pub title: String,
    /// The provider's own name for it.
    pub known_as: Option<String>,
    /// What it is for.
    pub description: Option<Text>,
    /// Whether it is kept like a password.
    pub secret: bool,
    /// Fewest characters, where the provider asks for that.
    pub min_length: Option<u32>,
    /// Most characters, where the provider asks for that.
    pub max_length: Option<u32>,
    /// The characters that it is made of.
    pub alphabet: Alphabet,
    /// Whether test and live have one each.
    pub per_mode: bool,
    /// Forms it is for, by key; empty = all.
    pub forms: Vec<String>,
    /// When it applies.
    pub when: Applies,
}

impl Issued {
    /// How it stands in settings and texts: `{webhook_token}`.
    pub fn hole(&self) -> String {
        format!("{{{}}}", self.key)
    }

    /// Whether one of the settings takes it.
    pub fn is_in(&self, settings: &[Setting]) -> bool {
        let hole = self.hole();
        settings.iter().any(|it| it.value.contains(&hole))
    }

    /// Whether the step names it: in a setting, in a text, or in a command.
    pub fn is_named_in(&self, step: &Step) -> bool {
        let hole = self.hole();
        let stands = |text: &str| text.contains(&hole);
        let notes = step.notes.iter().map(|note| &note.text);
        let mut texts = step.text.iter().chain(notes);
        self.is_in(&step.settings)
            || stands(&step.title)
            || step.commands.as_deref().is_some_and(stands)
            || texts.any(|text| text.links_to_issued(&self.key) || stands(&text.to_plain(&|_| "")))
    }

    /// Whether it is entered together with the URL of the callback.
    pub fn is_beside(&self, callback: &Callback) -> bool {
        let stands = |note: &Text| {
            note.links_to_issued(&self.key) || note.to_plain(&|_| "").contains(&self.hole())
        };
        self.is_in(&callback.settings) || callback.note.as_ref().is_some_and(stands)
    }

    /// Whether it is for some connections only.
    pub fn is_limited(&self) -> bool {
        !self.forms.is_empty() || self.when != Applies::ALWAYS
    }

    /// Whether it is for the form with this key.
    pub fn is_for(&self, form: &str) -> bool {
        self.forms.is_empty() || self.forms.iter().any(|own| own == form)
    }
}

impl Provider {
    /// Whether anything says where an issued value goes.
    pub fn names_issued(&self, issued: &Issued) -> bool {
        self.callbacks.iter().any(|it| issued.is_beside(it))
            || self.guide.setup.iter().any(|it| issued.is_named_in(it))
            || issued.is_in(&self.whitelist.settings)
    }
}

/// The characters that an issued value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
}
