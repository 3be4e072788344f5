//! What a merchant obtains: a definition, taken apart into what the provider has one name for.

use std::borrow::Cow;

use super::markdown::Line;
use super::page::{Definition, Page, Use};
use super::words::Words;
use crate::ir::{Field, FieldKind, Mode, Origin, Required};

/// One thing that the merchant has in hand: the live key and the test key are two of one definition.
#[derive(Clone)]
pub(super) struct Thing<'a> {
    /// The provider's own name for it.
    known_as: Option<&'a str>,
    /// The mode it is for, when it has a twin for the other.
    pub(super) mode: Option<Mode>,
    /// The fields it goes into, in the order of the forms. At least one.
    pub(super) uses: Vec<Use<'a>>,
}

impl<'a> Definition<'a> {
    /// Whether the merchant has to obtain it: a credential, or anything that a step gives.
    pub(super) fn is_obtained(&self) -> bool {
        let first = self.uses[0].field;
        !matches!(first.kind, FieldKind::Repeat(_))
            && (first.is_credential() || !self.steps.is_empty() || self.in_box)
    }

    /// The definition as far as these of its fields; as a whole where it is none of them.
    pub(super) fn only(&self, wanted: impl Fn(&Use<'a>) -> bool) -> Definition<'a> {
        let mut uses: Vec<Use<'a>> = self
            .uses
            .iter()
            .filter(|one| wanted(one))
            .copied()
            .collect();
        if uses.is_empty() {
            uses.clone_from(&self.uses);
        }
        Definition {
            key: self.key,
            uses,
            steps: self.steps.clone(),
            in_box: self.in_box,
        }
    }

    /// The definition as the things that it is.
    pub(super) fn things(&self) -> Vec<Thing<'a>> {
        let mut things: Vec<Thing<'a>> = Vec::with_capacity(2);
        for one in &self.uses {
            let mode = one.mode();
            let own = one.field.known_as.as_deref();
            // A form that uses the provider's own name as its title has no need to repeat it.
            let known_as = own.or_else(|| self.only_name(mode));
            let same = things
                .iter_mut()
                .find(|thing| thing.mode == mode && is_same(thing.known_as, known_as));
            match same {
                Some(thing) => thing.uses.push(*one),
                None => {
                    let mut uses = Vec::with_capacity(self.uses.len());
                    uses.push(*one);
                    things.push(Thing {
                        known_as,
                        mode,
                        uses,
                    });
                }
            }
        }
        things
    }

    /// The definition as the values that it is, whatever names they have.
    pub(super) fn values(&self) -> Vec<Thing<'a>> {
        let mut values: Vec<Thing<'a>> = Vec::with_capacity(2);
        for one in &self.uses {
            let mode = one.mode();
            match values.iter_mut().find(|value| value.mode == mode) {
                Some(value) => value.uses.push(*one),
                None => values.push(Thing {
                    known_as: None,
                    mode,
                    uses: vec![*one],
                }),
            }
        }
        values
    }

    /// The provider's name, if the forms know just one.
    fn only_name(&self, of: Option<Mode>) -> Option<&'a str> {
        let uses = self.uses.iter().filter(|one| one.mode() == of);
        let mut names = uses.filter_map(|one| one.field.known_as.as_deref());
        let first = names.next()?;
        names
            .all(|name| is_same(Some(first), Some(name)))
            .then_some(first)
    }
}

/// Whether two names differ in nothing but capitals.
fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || one.to_lowercase() == other.to_lowercase(),
        _ => one == other,
    }
}

/// Puts things that stand on a form mode by mode into the order of that form: both live keys, then both
/// test keys. All else keeps its place.
pub(super) fn mode_by_mode(things: &mut [Thing<'_>]) {
    let index = |fields: &[Field], key: &str| fields.iter().position(|field| field.key == key);
    // A field of an item stands where its list does.
    let at = |thing: &Thing<'_>| {
        let one = thing.uses[0];
        let outer = one.repeat.unwrap_or(one.field);
        let inner = match &outer.kind {
            FieldKind::Repeat(repeat) => index(&repeat.fields, &one.field.key),
            _ => None,
        };
        (index(&one.form.fields, &outer.key), inner)
    };
    for run in things.chunk_by_mut(|one, next| {
        let same_form = one.uses[0].form.key == next.uses[0].form.key;
        one.mode.is_some() && next.mode.is_some() && same_form
    }) {
        run.sort_by_key(at);
    }
}

impl<'a> Thing<'a> {
    /// The thing as far as these of its fields; `None` where it is none of them.
    pub(super) fn only(&self, wanted: impl Fn(&Use<'a>) -> bool) -> Option<Thing<'a>> {
        let uses = self.uses.iter().filter(|one| wanted(one));
        let uses: Vec<Use<'a>> = uses.copied().collect();
        (!uses.is_empty()).then_some(Thing {
            known_as: self.known_as,
            mode: self.mode,
            uses,
        })
    }

    /// What the forms call it, each title once.
    pub(super) fn titles(&self, words: &Words) -> Vec<Cow<'a, str>> {
        let mut titles: Vec<Cow<'_, str>> = Vec::new();
        for title in self.uses.iter().map(|one| one.title(words)) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles
    }

    /// The provider's name, unless every form has it as its title.
    pub(super) fn other_name(&self) -> Option<&'a str> {
        let name = self.known_as?;
        let shown = |one: &Use<'_>| one.field.title == name;
        (!self.uses.iter().all(shown)).then_some(name)
    }

    /// Its fields as links, for a reader who may connect any of so many forms. Where not all of them have it,
    /// or two have two titles for it, each with its form.
    pub(super) fn fields(&self, page: &Page<'a>, forms: usize) -> Vec<Line> {
        let first = self.uses[0].field;
        if self.uses.iter().all(|one| one.field.title == first.title) {
            return page.fields(&self.uses, self.count_forms() < forms);
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
            out.extend(page.fields(same, true));
        }
        out
    }

    /// What the forms call it, linked once; with the forms where they have two titles for it.
    pub(super) fn name_on_form(&self, page: &Page<'a>) -> Vec<Line> {
        let mut titles = self.uses.iter().map(|one| &one.field.title);
        if titles.all(|title| *title == self.uses[0].field.title) {
            page.fields(&self.uses[..1], false)
        } else {
            self.fields(page, 0)
        }
    }

    /// The keys of its forms.
    pub(super) fn forms(&self) -> Vec<&'a str> {
        let mut forms: Vec<&str> = self.uses.iter().map(|one| one.form.key.as_str()).collect();
        forms.dedup();
        forms
    }

    /// How many those are.
    fn count_forms(&self) -> usize {
        let next = self
            .uses
            .chunk_by(|one, next| one.form.key == next.form.key);
        next.count()
    }

    /// Whether no form needs it.
    pub(super) fn is_optional(&self) -> bool {
        let need_not_be = |field: &Field| field.required == Required::Never;
        let no_items = |list: &Field| need_not_be(list) || list.may_have_no_items();
        self.uses
            .iter()
            .all(|one| need_not_be(one.field) || one.repeat.is_some_and(no_items))
    }

    /// Whether every form that takes it always wants it.
    pub(super) fn is_always_required(&self) -> bool {
        let always = |field: &Field| field.is_required() && field.shown.is_always();
        let in_items = |list: &Field| always(list) && !list.may_have_no_items();
        self.uses
            .iter()
            .all(|one| always(one.field) && one.repeat.is_none_or(in_items))
    }

    /// Whether the name for it is not the provider's, but Apple's, say.
    pub(super) fn is_from_others(&self) -> bool {
        self.uses[0].field.origin == Origin::ThirdParty
    }

    /// Whether every field for it is on its way out.
    pub(super) fn is_deprecated(&self) -> bool {
        self.uses.iter().all(|one| one.field.deprecated.is_some())
    }
}
