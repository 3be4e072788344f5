//! A list of codes that forms offer.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

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

/// Codes in the order in which forms show them, made when somebody asks for them.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    length: usize,
    list: Arc<LazyLock<List, Make>>,
}

type Make = Box<dyn FnOnce() -> List + Send>;

#[derive(Debug)]
struct List {
    codes: Vec<NamedCode>,
    choices: Arc<[Choice]>,
}

impl Vocabulary {
    /// So many codes: hundreds of countries take as long to be named and put in order as several specs to be compiled, and few
    /// forms ask for one.
    pub fn lazily(length: usize, codes: impl FnOnce() -> Vec<NamedCode> + Send + 'static) -> Self {
        let make: Make = Box::new(move || {
            let codes = codes();
            debug_assert_eq!(codes.len(), length);
            let choices = codes.iter().map(Choice::from).collect();
            List { codes, choices }
        });
        Self {
            length,
            list: Arc::new(LazyLock::new(make)),
        }
    }

    /// All of them as options: one list for all fields that offer them.
    pub fn choices(&self) -> Arc<[Choice]> {
        Arc::clone(&self.list.choices)
    }

    /// Whether these are all of them.
    pub fn are_all(&self, choices: &[Choice]) -> bool {
        if choices.len() != self.length {
            return false;
        }
        // Mostly it is that list.
        let all = &*self.list.choices;
        std::ptr::eq(all, choices) || all == choices
    }
}

impl Deref for Vocabulary {
    type Target = [NamedCode];

    fn deref(&self) -> &[NamedCode] {
        &self.list.codes
    }
}

impl From<Vec<NamedCode>> for Vocabulary {
    fn from(codes: Vec<NamedCode>) -> Self {
        Self::lazily(codes.len(), || codes)
    }
}

impl FromIterator<NamedCode> for Vocabulary {
    fn from_iter<I: IntoIterator<Item = NamedCode>>(codes: I) -> Self {
        Vec::from_iter(codes).into()
    }
}
