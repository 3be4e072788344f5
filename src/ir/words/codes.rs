//! The names of countries and currencies in languages whose names no crate has.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Words, capitalised};
use crate::ir::Locale;

/// Code → name.
type Names = HashMap<&'static str, &'static str>;

impl Words {
    /// The name of a country (ISO 3166-1), if the language has its own list.
    pub fn country_name(&self, code: &str) -> Option<String> {
        self.name("countries", code)
    }

    /// The name of a currency (ISO 4217), if the language has its own list.
    pub fn currency_name(&self, code: &str) -> Option<String> {
        self.name("currencies", code)
    }

    fn name(&self, list: &str, code: &str) -> Option<String> {
        let lists = self.lists()?;
        let names = &lists.iter().find(|(name, _)| *name == list)?.1;
        // A list is for running text, and a form begins a title with a capital letter.
        names.get(code).map(|name| capitalised(name))
    }

    fn lists(&self) -> Option<&'static [(&'static str, Names)]> {
        static UK: OnceLock<Vec<(&str, Names)>> = OnceLock::new();
        let text = self.codes?;
        match self.locale {
            Locale::Uk => Some(UK.get_or_init(|| read(text))),
            _ => None,
        }
    }
}

fn read(text: &'static str) -> Vec<(&'static str, Names)> {
    let mut lists: Vec<(&str, Names)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            lists.push((name, Names::new()));
        } else if let (Some((code, name)), Some((_, names))) =
            (line.split_once(' '), lists.last_mut())
        {
            names.insert(code, name);
        }
    }
    lists
}
