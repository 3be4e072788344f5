//! What a merchant obtains: a definition, taken apart into what the provider has one name for.

use super::markdown::Line;
use super::page::{Definition, Page, Use};
use super::words;
use crate::ir::{FieldKind, Mode, ModeSpan, Origin, Required};

/// One thing that the merchant has in hand: the live key and the test key are two of one definition.
pub(super) struct Thing<'a> {
    /// The provider's own name for it.
    known_as: Option<&'a str>,
    /// The mode it is for, when it has a twin for the other.
    mode: Option<Mode>,
    /// The fields it goes into, in the order of the forms. At least one.
    pub(super) uses: Vec<Use<'a>>,
}

impl<'a> Definition<'a> {
    /// Whether the merchant has to obtain it: a credential, or anything that a step gives.
    pub(super) fn is_obtained(&self) -> bool {
        let first = self.uses[0].field;
        !matches!(first.kind, FieldKind::Repeat(_))
            && (first.is_credential() || !self.steps.is_empty())
    }

    /// The definition as far as these forms use it; as a whole where none of them does.
    pub(super) fn of_forms(&self, wanted: impl Fn(&str) -> bool) -> Definition<'a> {
        let mut uses: Vec<Use<'a>> = self
            .uses
            .iter()
            .filter(|one| wanted(&one.form.key))
            .copied()
            .collect();
        if uses.is_empty() {
            uses.clone_from(&self.uses);
        }
        Definition {
            key: self.key,
            uses,
            steps: self.steps.clone(),
        }
    }

    /// The definition as the things that it is.
    pub(super) fn things(&self) -> Vec<Thing<'a>> {
        let mut things: Vec<Thing<'a>> = Vec::new();
        for one in &self.uses {
            let mode = mode(one);
            let own = one.field.known_as.as_deref();
            // A form that uses the provider's own name as its title has no need to repeat it.
            let known_as = own.or_else(|| self.only_name(mode));
            let same = things
                .iter_mut()
                .find(|thing| thing.mode == mode && is_same(thing.known_as, known_as));
            match same {
                Some(thing) => thing.uses.push(*one),
                None => things.push(Thing {
                    known_as,
                    mode,
                    uses: vec![*one],
                }),
            }
        }
        things
    }

    /// The provider's name, if the forms know just one.
    fn only_name(&self, of: Option<Mode>) -> Option<&'a str> {
        let uses = self.uses.iter().filter(|one| mode(one) == of);
        let mut names = uses.filter_map(|one| one.field.known_as.as_deref());
        let first = names.next()?;
        names
            .all(|name| is_same(Some(first), Some(name)))
            .then_some(first)
    }
}

fn mode(one: &Use<'_>) -> Option<Mode> {
    match one.field.mode_span {
        ModeSpan::Only(mode) => Some(mode),
        _ => None,
    }
}

/// Whether two names differ in nothing but capitals.
fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    one.map(str::to_lowercase) == other.map(str::to_lowercase)
}

impl<'a> Thing<'a> {
    /// What it is called where the merchant looks for it.
    pub(super) fn name(&self) -> &'a str {
        self.known_as.unwrap_or(&self.uses[0].field.title)
    }

    /// The mode it is for, if its name does not say so.
    pub(super) fn unsaid_mode(&self) -> Option<Mode> {
        let name = self.name().to_lowercase();
        self.mode.filter(|mode| !name.contains(mode.name()))
    }

    /// The provider's name, unless every form has it as its title.
    pub(super) fn other_name(&self) -> Option<&'a str> {
        let name = self.known_as?;
        let shown = |one: &Use<'_>| one.field.title == name;
        (!self.uses.iter().all(shown)).then_some(name)
    }

    /// Its fields as links. Where two forms have two titles for it, each with its form.
    pub(super) fn fields(&self, page: &Page<'a>) -> Vec<Line> {
        let first = self.uses[0].field;
        if self.uses.iter().all(|one| one.field.title == first.title) {
            return page.fields(&self.uses);
        }
        let mut out = Vec::new();
        for (at, one) in self.uses.iter().enumerate() {
            let title = &one.field.title;
            let known = self.uses[..at].iter();
            if known.clone().any(|known| known.field.title == *title) {
                continue;
            }
            let same: Vec<&Use<'a>> = self.uses[at..]
                .iter()
                .filter(|one| one.field.title == *title)
                .collect();
            let mut fields = page.fields(same.iter().copied());
            if let ([field], [one]) = (fields.as_mut_slice(), same.as_slice()) {
                let form = Line::plain(&one.form.title);
                *field = Line::fill(words::FIELD_OF_FORM, &[("field", field), ("form", &form)]);
            }
            out.extend(fields);
        }
        out
    }

    /// Whether no form needs it.
    pub(super) fn is_optional(&self) -> bool {
        self.uses
            .iter()
            .all(|one| one.field.required == Required::Never)
    }

    /// Whether every form that takes it always wants it.
    pub(super) fn is_always_required(&self) -> bool {
        self.uses
            .iter()
            .all(|one| one.field.is_required() && one.field.shown.is_always())
    }

    /// Whether the provider's name for it is not the provider's, but Apple's, say.
    pub(super) fn is_from_others(&self) -> bool {
        self.uses[0].field.origin == Origin::ThirdParty
    }

    /// Whether every field for it is on its way out.
    pub(super) fn is_deprecated(&self) -> bool {
        self.uses.iter().all(|one| one.field.deprecated.is_some())
    }
}
