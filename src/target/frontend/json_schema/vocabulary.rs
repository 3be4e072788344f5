//! The company's own lists of options, as schemas. Most forms offer the whole list of currencies, and it is half of
//! their schemas: each list is written once for all forms.

use std::sync::OnceLock;

use super::{Dialect, choices};
use crate::ir::{self, Choice, Project};
use crate::target::frontend::json::Json;
use crate::target::frontend::json::written::Written;

/// The lists of a project.
pub(in crate::target::frontend) struct Vocabularies<'a>([Vocabulary<'a>; 3]);

struct Vocabulary<'a> {
    codes: &'a ir::Vocabulary,
    /// By [`Dialect`], written when a form offers them.
    options: [OnceLock<Written<'static>>; 3],
}

impl<'a> Vocabularies<'a> {
    pub(in crate::target::frontend) fn of(project: &'a Project) -> Self {
        let lists = [&project.currencies, &project.countries, &project.features];
        Self(lists.map(|codes| Vocabulary {
            codes,
            options: Default::default(),
        }))
    }

    /// The schemas of the options, if they are all of a list.
    pub(super) fn options(
        &self,
        choices: &[Choice],
        dialect: Dialect,
    ) -> Option<&Written<'static>> {
        let list = self.0.iter().find(|list| list.codes.are_all(choices))?;
        let written = list.options.get(dialect as usize)?;
        Some(written.get_or_init(|| {
            let options = list.codes.iter();
            let options =
                options.map(|code| choices::option(code.code.clone(), code.title.clone(), dialect));
            Written::new(options.collect::<Json<'_>>())
        }))
    }
}
