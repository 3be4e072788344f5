//! What is broken on purpose, as `provspec.toml` says it.

use std::cell::Cell;

use super::{Break, Category, rules};
use crate::check::breaking::{Breaking, Ignored};
use crate::diagnostics::{Diagnostic, closest};
use crate::source::{Span, Spanned};

/// The exceptions of a project, and which of them were needed.
#[derive(Debug)]
pub struct Accepted<'a> {
    entries: Vec<(&'a Ignored, Cell<bool>)>,
}

impl<'a> Accepted<'a> {
    /// Those of a project.
    pub fn of(breaking: &'a Breaking) -> Self {
        let entries = breaking.ignore.iter();
        Self {
            entries: entries.map(|entry| (entry, Cell::new(false))).collect(),
        }
    }

    /// Whether it is broken on purpose.
    pub fn accepts(&self, broken: &Break) -> bool {
        let mut accepts = false;
        for (entry, used) in &self.entries {
            if fits(entry, broken) {
                used.set(true);
                accepts = true;
            }
        }
        accepts
    }

    /// The rules of the entries that fitted nothing.
    pub(super) fn unused(&self) -> impl Iterator<Item = &'a Spanned<String>> {
        let unused = self.entries.iter().filter(|(_, used)| !used.get());
        let rules = unused.map(|(entry, _)| &entry.rule);
        // Of a rule that there is not, that is said.
        rules.filter(|rule| is_about_changes(&rule.value))
    }
}

fn fits(entry: &Ignored, broken: &Break) -> bool {
    let known = rules::find(&entry.rule.value);
    let is = |wanted: &Option<String>, now: Option<&str>, was: Option<&str>| {
        let wanted = wanted.as_deref();
        wanted.is_none() || wanted == now || wanted == was
    };
    let (place, was) = (&broken.place, &broken.was);
    known.is_some_and(|rule| rule.code == broken.rule.code)
        && is(&entry.provider, Some(&place.provider), None)
        && is(&entry.form, place.form.as_deref(), was.form.as_deref())
        && is(&entry.field, place.field.as_deref(), was.field.as_deref())
}

/// The rules and categories of a project that there are not.
pub fn unknown(breaking: &Breaking) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let say = |what: String, place: &Spanned<String>, known: Vec<&'static str>| {
        let finding = Diagnostic::new(&rules::UNKNOWN_EXCEPTION, place.span, what);
        match (inside(place), closest(&place.value, known.iter().copied())) {
            (None, Some(meant)) => finding.help(format!("did you mean `{meant}`?")),
            (span, _) => finding.suggest(&place.value, span.unwrap_or(place.span), known),
        }
    };
    for category in &breaking.categories {
        if Category::parse(&category.value).is_none() {
            let what = format!("there is no category `{}`", category.value);
            let known = Category::ALL.map(Category::name).to_vec();
            found.push(say(what, category, known));
        }
    }
    for entry in &breaking.ignore {
        if !is_about_changes(&entry.rule.value) {
            let what = format!("there is no rule `{}` about what breaks", entry.rule.value);
            let known = rules::all().into_iter().map(|rule| rule.name);
            let known = known.filter(|name| is_about_changes(name));
            found.push(say(what, &entry.rule, known.collect()));
        }
    }
    found
}

/// A text of TOML without its quotes, which stay when it is mended; none where it has more than a quote on either side, or
/// escapes.
fn inside(text: &Spanned<String>) -> Option<Span> {
    let range = text.span.range();
    let is_plain = range.len() == text.value.len() + 2;
    is_plain.then(|| Span::new(text.span.file, range.start + 1..range.end - 1))
}

/// Whether there is such a rule, and it is about changes: others cannot be ignored.
fn is_about_changes(code_or_name: &str) -> bool {
    rules::find(code_or_name).is_some_and(|rule| !rules::categories(rule).is_empty())
}
