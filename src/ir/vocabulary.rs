//! A list of codes that forms offer.

use std::ops::Deref;
use std::sync::Arc;

use super::Choice;

/// A code of a vocabulary and what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCode {
    /// The code, such as `apple_pay` or `EUR`.
    pub code: String,
    /// The name, such as `Apple Pay` or `Euro`.
    pub title: String,
}

impl From<&NamedCode> for Choice {
    fn from(code: &NamedCode) -> Self {
        Self {
            value: code.code.clone(),
            title: code.title.clone(),
            description: None,
            mode: None,
            hosts: Vec::new(),
        }
    }
}

/// Codes in the order in which forms show them.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    codes: Vec<NamedCode>,
    choices: Arc<[Choice]>,
}

impl Vocabulary {
    /// All of them as options: one list for all fields that offer them.
    pub fn choices(&self) -> Arc<[Choice]> {
        Arc::clone(&self.choices)
    }

    /// Whether these are all of them.
    pub fn are_all(&self, choices: &[Choice]) -> bool {
        // Mostly it is that list.
        std::ptr::eq(&*self.choices, choices) || *self.choices == *choices
    }
}

impl Deref for Vocabulary {
    type Target = [NamedCode];

    fn deref(&self) -> &[NamedCode] {
        &self.codes
    }
}

impl From<Vec<NamedCode>> for Vocabulary {
    fn from(codes: Vec<NamedCode>) -> Self {
        let choices = codes.iter().map(Choice::from).collect();
        Self { codes, choices }
    }
}

impl FromIterator<NamedCode> for Vocabulary {
    fn from_iter<I: IntoIterator<Item = NamedCode>>(codes: I) -> Self {
        Vec::from_iter(codes).into()
    }
}
