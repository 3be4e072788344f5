//! The company's own lists of options, as schemas. Most forms offer the whole list of currencies, and it is half of
//! their schemas: each list is written once for all forms.

use super::{Dialect, choices};
use crate::ir::{self, Choice, Project};
use crate::target::frontend::json::Json;
use crate::target::frontend::json::written::Written;

/// The lists of a project.
pub(in crate::target::frontend) struct Vocabularies<'a>([Vocabulary<'a>; 3]);

struct Vocabulary<'a> {
    codes: &'a ir::Vocabulary,
    /// By [`Dialect`].
    options: [Written<'a>; 3],
}

impl<'a> Vocabularies<'a> {
    pub(in crate::target::frontend) fn of(project: &'a Project) -> Self {
        let lists = [&project.currencies, &project.countries, &project.features];
        Self(lists.map(|codes| Vocabulary {
            codes,
            options: [Dialect::Rjsf, Dialect::JsonForms, Dialect::Draft2020].map(|dialect| {
                let options = codes
                    .iter()
                    .map(|code| choices::option(&code.code, &code.title, dialect));
                Written::new(options.collect::<Json<'_>>())
            }),
        }))
    }

    /// The schemas of the options, if they are all of a list.
    pub(super) fn options(&self, choices: &[Choice], dialect: Dialect) -> Option<&Written<'a>> {
        let list = self.0.iter().find(|list| list.codes.are_all(choices))?;
        list.options.get(dialect as usize)
    }
}
