//! What the sections of a page look up: where a definition is used, which step gives it.

use std::borrow::Cow;

use super::facts::Facts;
use super::markdown::Line;
use super::picture::Picture;
use super::words::{Part, Words, Written};
use crate::ir::{
    Applies, Callback, Field, FieldKind, Form, Locale, Mode, ModeSpan, Project, Provider, Step,
    anchor,
};

/// One provider's page.
pub(super) struct Page<'a> {
    /// The provider.
    pub(super) provider: &'a Provider,
    /// The project, for the brand.
    pub(super) project: &'a Project,
    /// The compiler's own words, in the language of the page.
    pub(super) words: &'static Words,
    /// Every definition that a form uses, in the order of the forms.
    pub(super) definitions: Vec<Definition<'a>>,
    /// What is known of each field.
    facts: Vec<Facts<'a>>,
    /// A link to each step, in their order.
    step_links: Vec<Line>,
    /// The provider's name in running text.
    pub(super) name: Line,
    /// The company's name.
    pub(super) company: Line,
    /// The dashboard as a link.
    pub(super) dashboard: Line,
    /// What is a placeholder for a later stage in texts that the project's values were filled into.
    kept: Vec<&'a str>,
    /// What each form looks like, in the order of the forms.
    pub(super) pictures: Vec<Picture>,
}

/// A definition and the fields that come from it.
pub(super) struct Definition<'a> {
    /// Its key under `fields:`.
    pub(super) key: &'a str,
    /// The fields, in the order of the forms. At least one.
    pub(super) uses: Vec<Use<'a>>,
    /// Numbers of the steps that give it, from 1.
    pub(super) steps: Vec<usize>,
    /// Whether a callback box yields it.
    pub(super) in_box: bool,
}

/// A field in its place.
#[derive(Clone, Copy)]
pub(super) struct Use<'a> {
    /// The form.
    pub(super) form: &'a Form,
    /// The field.
    pub(super) field: &'a Field,
    /// The repeated group it is in.
    pub(super) repeat: Option<&'a Field>,
}

/// Where a text stands: a link to a definition leads to the field that is nearest.
#[derive(Clone, Copy)]
pub(super) enum Here<'h> {
    /// Where these forms are spoken of, by key; empty = all. And when what is said applies.
    Forms(&'h [String], &'h Applies),
    /// Among the fields of a form.
    Form(&'h Form),
    /// At a field.
    Field(Use<'h>),
}

impl<'h> Here<'h> {
    /// Where the page speaks to every merchant.
    pub(super) const PAGE: Here<'static> = Here::Forms(&[], &Applies::ALWAYS);

    /// At a step.
    pub(super) fn step(step: &'h Step) -> Self {
        Self::Forms(&step.forms, &step.when)
    }

    /// At a callback box.
    pub(super) fn callback(callback: &'h Callback) -> Self {
        Self::Forms(&callback.forms, &callback.when)
    }

    fn nearness(self, one: &Use<'_>) -> u8 {
        fn key(field: Option<&Field>) -> Option<&str> {
            field.map(|field| field.key.as_str())
        }
        match self {
            Self::Forms(keys, when) => {
                2 * u8::from(keys.contains(&one.form.key)) + u8::from(one.is_in_mode(when))
            }
            Self::Form(form) => (form.key == one.form.key).into(),
            Self::Field(place) if place.form.key != one.form.key => 0,
            Self::Field(place) => {
                let together = key(place.repeat) == key(one.repeat);
                1 + 16 * u8::from(together) + place.field.nearness(one.field)
            }
        }
    }
}

impl<'a> Use<'a> {
    /// Whether a step is for this form, and for the mode that the field is for.
    pub(super) fn is_reached_by(&self, step: &Step) -> bool {
        step.is_for(&self.form.key) && self.is_in_mode(&step.when)
    }

    /// The same of a callback box.
    pub(super) fn is_reached_by_box(&self, callback: &Callback) -> bool {
        callback.is_for(&self.form.key) && self.is_in_mode(&callback.when)
    }

    /// Whether it may be for the mode that something applies to.
    fn is_in_mode(&self, when: &Applies) -> bool {
        let Some(own) = self.mode() else {
            return true;
        };
        let asked = match when {
            Applies::InMode(mode) => Some(*mode),
            Applies::When(condition) => self.form.asked_mode(condition),
            Applies::PerForm(forms) => {
                let form = forms.iter().find(|(key, _)| *key == self.form.key);
                form.and_then(|(_, condition)| self.form.asked_mode(condition))
            }
        };
        asked.is_none_or(|mode| mode == own)
    }

    /// The mode that it is for, of a set per mode.
    pub(super) fn mode(&self) -> Option<Mode> {
        match self.field.mode_span {
            ModeSpan::Only(mode) => Some(mode),
            _ => None,
        }
    }

    /// Its title where the heading above it is not seen: with the mode, unless it says that itself.
    pub(super) fn title(&self, words: &Words) -> Cow<'a, str> {
        let title = &self.field.title;
        match self.mode() {
            Some(mode) if !words.names_mode(title, mode) => {
                Cow::Owned(format!("{title} ({})", words.mode_name(mode)))
            }
            _ => Cow::Borrowed(title),
        }
    }

    /// Whether its title, or a heading above it, says this mode.
    pub(super) fn says_mode(&self, words: &Words, mode: Mode) -> bool {
        let groups = match self.repeat.map(|repeat| &repeat.kind) {
            Some(FieldKind::Repeat(repeat)) => &repeat.groups,
            _ => &self.form.groups,
        };
        let group = |at: Option<usize>| at.and_then(|at| groups.get(at));
        let around = std::iter::successors(group(self.field.group), |one| group(one.parent));
        let list = self.repeat.map(|field| Use {
            field,
            repeat: None,
            ..*self
        });
        words.names_mode(&self.field.title, mode)
            || around
                .into_iter()
                .any(|one| words.names_mode(&one.title, mode))
            || list.is_some_and(|list| list.says_mode(words, mode))
    }

    /// Where the page explains the field.
    pub(super) fn anchor(&self) -> String {
        match self.repeat {
            Some(repeat) => anchor::item_field(&self.form.key, &repeat.key, &self.field.key),
            None => anchor::field(&self.form.key, &self.field.key),
        }
    }
}

impl<'a> Definition<'a> {
    /// The fields that a reader at this place means: the nearest, of several the first on the page; and its twin
    /// for the other mode, where that is as near.
    pub(super) fn nearest(&self, here: Here<'_>) -> Vec<&Use<'a>> {
        let nearness = |one: &&Use<'a>| here.nearness(one);
        let Some(first) = self.uses.iter().rev().max_by_key(nearness) else {
            return Vec::new();
        };
        let list = |one: &Use<'a>| one.repeat.map(|repeat| &repeat.definition);
        let is_meant = |one: &&Use<'a>| {
            one.form.key == first.form.key
                && list(one) == list(first)
                && here.nearness(one) == here.nearness(first)
        };
        self.uses.iter().filter(is_meant).collect()
    }
}

impl<'a> Page<'a> {
    /// Looks through the provider once.
    pub(super) fn new(provider: &'a Provider, project: &'a Project, locale: Locale) -> Self {
        let mut definitions: Vec<Definition<'a>> = Vec::new();
        let mut add = |form: &'a Form, field: &'a Field, repeat: Option<&'a Field>| {
            let one = Use {
                form,
                field,
                repeat,
            };
            match definitions
                .iter_mut()
                .find(|known| known.key == field.definition)
            {
                Some(known) => known.uses.push(one),
                None => definitions.push(Definition {
                    key: &field.definition,
                    uses: vec![one],
                    steps: steps_giving(provider, &field.definition),
                    in_box: boxes_giving(provider, &field.definition).next().is_some(),
                }),
            }
        };
        for form in &provider.forms {
            for field in &form.fields {
                add(form, field, None);
                if let FieldKind::Repeat(repeat) = &field.kind {
                    repeat
                        .fields
                        .iter()
                        .for_each(|inner| add(form, inner, Some(field)));
                }
            }
        }
        let mut company = Line::new();
        company.push_brand(&project.brand.company_name);
        let words = Words::of(locale);
        let count = definitions.iter().map(|known| known.uses.len()).sum();
        let mut facts = Vec::with_capacity(count);
        for known in &definitions {
            let uses = known.uses.iter();
            facts.extend(uses.map(|one| Facts::of(words, provider, known, one)));
        }
        let step_link = |number: usize| {
            let mut link = Line::sized(32);
            link.push_link(&anchor::step(number), |label| {
                let number = number.to_string();
                label.push_filled(words.setup.link, &[("number", Part::Words(&number))]);
            });
            link
        };
        let mut page = Self {
            provider,
            project,
            words,
            definitions,
            facts,
            step_links: (1..=provider.guide.setup.len()).map(step_link).collect(),
            name: Line::plain(&provider.short_name),
            company,
            dashboard: Line::new(),
            kept: project.placeholders(),
            pictures: Vec::new(),
        };
        let label = page.say(words.needs.dashboard_label, &[]);
        page.dashboard = Line::to_brand_url(&label, &project.brand.dashboard_url);
        page
    }

    /// A template filled with the provider's and the company's name, and with `holes`.
    pub(super) fn say(&self, template: &str, holes: &[(&str, Part<'_, Line>)]) -> Line {
        let mut line = Line::sized(2 * template.len());
        self.say_in(&mut line, template, holes);
        line
    }

    /// The same at the end of a line.
    pub(super) fn say_in(&self, line: &mut Line, template: &str, holes: &[(&str, Part<'_, Line>)]) {
        line.push_filled_with(template, holes, |name| match name {
            "provider" => Some(&self.name),
            "company" => Some(&self.company),
            _ => None,
        });
    }

    /// What is known of a definition.
    pub(super) fn definition(&self, key: &str) -> Option<&Definition<'a>> {
        self.definitions
            .iter()
            .find(|definition| definition.key == key)
    }

    /// What is known of a field.
    pub(super) fn facts(&self, field: &Field) -> &Facts<'a> {
        let mut known = self.facts.iter();
        known
            .find(|one| std::ptr::eq(one.field, field))
            .unwrap_or_else(|| unreachable!("a page knows the fields of its forms"))
    }

    /// What a value of a field looks like; empty when there is nothing to say.
    pub(super) fn format(&self, field: &Field) -> &Line {
        &self.facts(field).format
    }

    /// The numbers of the steps that give the value of a field to those who fill in its form.
    pub(super) fn steps_to(&self, one: &Use<'_>) -> &[usize] {
        &self.facts(one.field).steps
    }

    /// Whether the value of a field comes only after the form has been saved: from a box that takes something of the
    /// saved connection, or from a step that comes after saving, and from nowhere else.
    pub(super) fn is_late(&self, one: &Use<'_>) -> bool {
        self.facts(one.field).is_late
    }

    /// Whether there is a field of that kind.
    pub(super) fn has_late(&self) -> bool {
        self.facts.iter().any(|facts| facts.is_late)
    }

    /// The titles of the callback boxes that yield the value of a field to those who fill in its form.
    pub(super) fn boxes_to(&self, one: &Use<'_>) -> Vec<&'a str> {
        let key = &one.field.definition;
        let gives = |it: &Callback| it.gives.iter().any(|give| give.is_for(one.field));
        let boxes =
            boxes_giving(self.provider, key).filter(|it| one.is_reached_by_box(it) && gives(it));
        boxes.map(|it| it.title.as_str()).collect()
    }

    /// Links to steps: `step 2 or step 4`.
    pub(super) fn steps(&self, numbers: &[usize]) -> Line {
        self.steps_with(numbers, self.words.common.or)
    }

    /// Links to steps, with another word before the last one.
    pub(super) fn steps_with(&self, numbers: &[usize], last: &str) -> Line {
        let links = numbers.iter().map(|number| &self.step_links[number - 1]);
        Line::join(links, self.words.common.comma, last)
    }

    /// Links to forms by key: `Provider account and H2H Merchant account`.
    pub(super) fn forms(&self, keys: &[impl AsRef<str>]) -> Line {
        self.forms_with(keys, self.words.common.and)
    }

    /// Links to forms, with another word before the last one.
    pub(super) fn forms_with(&self, keys: &[impl AsRef<str>], last: &str) -> Line {
        let known = self
            .provider
            .forms
            .iter()
            .filter(|form| keys.iter().any(|key| key.as_ref() == form.key));
        let mut known = known.peekable();
        let mut links = Line::sized(64 * keys.len());
        while let Some(form) = known.next() {
            if !links.as_str().is_empty() {
                links.push_words(match known.peek() {
                    Some(_) => self.words.common.comma,
                    None => last,
                });
            }
            links.push_link(&anchor::form(&form.key), |label| {
                label.push_plain(&form.title)
            });
        }
        links
    }

    /// The fields, each a link to where the page explains it, with the forms' names where a title alone
    /// would not say which; with `named`, always.
    pub(super) fn fields<'u>(
        &self,
        uses: impl IntoIterator<Item = &'u Use<'a>>,
        named: bool,
    ) -> Vec<Line>
    where
        'a: 'u,
    {
        let all: Vec<(&Use<'a>, &Facts<'a>)> = uses
            .into_iter()
            .map(|one| (one, self.facts(one.field)))
            .collect();
        let common = &self.words.common;
        let mut fields = Vec::with_capacity(all.len());
        for (at, (one, facts)) in all.iter().enumerate() {
            let (before, behind) = all.split_at(at);
            let is_same = |(_, known): &&(_, &Facts<'_>)| known.title == facts.title;
            if before.iter().any(|known| is_same(&known)) {
                continue;
            }
            let mut line = Line::sized(facts.title.len() + 80 * behind.len());
            let same = behind.iter().filter(is_same);
            if same.clone().nth(1).is_none() {
                line.push_link(&facts.anchor, |label| label.push(&facts.name));
                if named {
                    let form = Part::Plain(&one.form.title);
                    let holes = [("field", Part::Run(&line)), ("form", form)];
                    line = Line::fill(common.field_of_form, &holes);
                }
                fields.push(line);
                continue;
            }
            line.push(&facts.name);
            for (at, (one, facts)) in same.enumerate() {
                line.push_words(if at > 0 { common.comma } else { " (" });
                line.push_link(&facts.anchor, |label| label.push_plain(&one.form.title));
            }
            line.push_words(")");
            fields.push(line);
        }
        fields
    }

    /// The support address as a link.
    pub(super) fn support(&self) -> Line {
        let address = &self.project.brand.support_email;
        let mut label = Line::new();
        label.push_brand(address);
        Line::to_brand_url(&label, &["mailto:", address].concat())
    }

    /// Code that the project's values were filled into: what is a placeholder for a later stage is kept.
    pub(super) fn code(&self, text: &str) -> Line {
        match self.parts(text.trim()).as_slice() {
            [(false, _)] | [] => Line::code(text),
            parts => Line::brand_code(parts),
        }
    }

    /// The same in words.
    pub(super) fn plain(&self, text: &str) -> Line {
        let mut line = Line::new();
        for (kept, part) in self.parts(text) {
            match kept {
                true => line.push_brand(part),
                false => line.push(&Line::plain(part)),
            }
        }
        line
    }

    /// The text in parts, and of each whether it is a placeholder for a later stage.
    fn parts<'t>(&self, text: &'t str) -> Vec<(bool, &'t str)> {
        let (mut parts, mut rest) = (Vec::new(), text);
        let next = |rest: &str| {
            let places = self
                .kept
                .iter()
                .filter_map(|it| Some((rest.find(it)?, it.len())));
            // Of two that begin alike, the longer one is meant.
            places.min_by_key(|(at, len)| (*at, usize::MAX - len))
        };
        while let Some((at, len)) = next(rest) {
            parts.push((false, &rest[..at]));
            parts.push((true, &rest[at..at + len]));
            rest = &rest[at + len..];
        }
        parts.push((false, rest));
        parts.retain(|(_, part)| !part.is_empty());
        parts
    }

    /// Whether the page has a section about the whitelist.
    pub(super) fn has_whitelist(&self) -> bool {
        let whitelist = &self.provider.whitelist;
        self.has_list() || whitelist.note.is_some()
    }

    /// Whether the page shows the list.
    pub(super) fn has_list(&self) -> bool {
        self.provider.whitelist.has_list()
    }
}

fn steps_giving(provider: &Provider, definition: &str) -> Vec<usize> {
    let steps = provider.guide.setup.iter().enumerate();
    steps
        .filter(|(_, step)| step.gives.iter().any(|give| give.definition == definition))
        .map(|(at, _)| at + 1)
        .collect()
}

pub(super) fn boxes_giving<'a>(
    provider: &'a Provider,
    definition: &str,
) -> impl Iterator<Item = &'a Callback> {
    let boxes = provider.callbacks.iter();
    boxes.filter(move |one| one.gives.iter().any(|give| give.definition == definition))
}
