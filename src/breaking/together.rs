//! What breaks several forms at one place, or follows from one list of the project: one finding, since it is mended there.

use std::collections::{BTreeMap, BTreeSet};

use super::report::is_gone;
use super::{Break, Category, Cause, List, Place};
use crate::diagnostics::{Diagnostic, Label};
use crate::source::Span;

/// The most forms that are named one by one.
const NAMED: usize = 3;

/// Findings about several forms that differ in nothing else.
struct Group<'a> {
    finding: Diagnostic,
    /// What they say, without the name of a form.
    said: Option<&'a str>,
    breaks: Vec<&'a Break>,
}

/// A finding, and for whom what it is about breaks something.
#[derive(Debug)]
pub struct Told {
    /// The finding.
    pub finding: Diagnostic,
    /// For whom.
    pub categories: BTreeSet<Category>,
}

/// What findings have to have in common to be one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    /// Words, and where they are said, or were for what is gone.
    Place(&'static str, &'a str, Span),
    /// A list of the project.
    List(List),
}

impl<'a> Key<'a> {
    fn of(broken: &'a Break, finding: &Diagnostic) -> Option<Self> {
        if let Some(Cause::List(list, _)) = &broken.cause {
            return Some(Self::List(*list));
        }
        let said = broken.what.strip_prefix(&name(&broken.place))?;
        let was = finding.labels.last().filter(|_| is_gone(broken));
        let span = was.map(|label| label.span).or_else(|| finding.span())?;
        Some(Self::Place(finding.rule.code, said, span))
    }
}

/// The findings, of which those that say the same at the same place are one.
pub fn together(found: Vec<(&Break, Diagnostic)>) -> Vec<Told> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for (broken, finding) in found {
        let said = broken.what.strip_prefix(&name(&broken.place));
        let at = Key::of(broken, &finding).map(|key| *known.entry(key).or_insert(groups.len()));
        match at.and_then(|at| groups.get_mut(at)) {
            Some(group) if group.is_like(&finding) => {
                group.breaks.push(broken);
                group.show(&finding);
            }
            _ => groups.push(Group {
                finding,
                said,
                breaks: vec![broken],
            }),
        }
    }
    groups.into_iter().map(Group::told).collect()
}

impl Group<'_> {
    fn is_like(&self, finding: &Diagnostic) -> bool {
        let is_gone = self.breaks.iter().any(|it| is_gone(it));
        (is_gone || self.finding.labels == finding.labels) && self.finding.helps == finding.helps
    }

    /// Shows the place of another form from which something is gone, among the first.
    fn show(&mut self, finding: &Diagnostic) {
        if self.breaks.len() <= NAMED
            && let Some(span) = finding.span()
            && self.finding.labels.iter().all(|label| label.span != span)
        {
            let label = Label {
                span,
                text: "and here".to_owned(),
            };
            let last = self.finding.labels.len().min(self.breaks.len() - 1);
            self.finding.labels.insert(last, label);
        }
    }

    fn told(self) -> Told {
        let breaks = self.breaks.iter();
        let categories = breaks.flat_map(|it| it.breaks.keys().copied()).collect();
        Told {
            finding: self.finding(),
            categories,
        }
    }

    /// The options of a list of the project that are gone, and which it is.
    fn list(&self) -> Option<(List, BTreeSet<&str>)> {
        let lists = self.breaks.iter().filter_map(|it| match &it.cause {
            Some(Cause::List(list, options)) => Some((*list, options)),
            _ => None,
        });
        let list = lists.clone().next()?.0;
        let options = lists.flat_map(|(_, options)| options);
        Some((list, options.map(String::as_str).collect()))
    }

    fn finding(self) -> Diagnostic {
        let mut finding = self.finding.clone();
        let list = self.list();
        let (Some(said), [_, more @ ..]) = (self.said, self.breaks.as_slice()) else {
            return finding;
        };
        if list.is_none() && more.is_empty() {
            return finding;
        }
        let mut names: Vec<String> = self.breaks.iter().map(|it| name(&it.place)).collect();
        // A form may have several fields that choose from a list.
        names.dedup();
        let more = names.len().saturating_sub(NAMED);
        let named = names.iter().map(|name| name.trim_end_matches(": "));
        let named: Vec<&str> = named.take(NAMED).collect();
        let named = match more {
            0 => named.join(", "),
            _ => format!("{} and {more} more", named.join(", ")),
        };
        finding.message = match list {
            None => format!("{named}: {said}"),
            Some((list, options)) => gone_from(list, &options, &named),
        };
        finding.notes = Category::ALL
            .into_iter()
            .filter_map(|category| self.note(category))
            .collect();
        finding
    }

    /// What all of them break in a category: what differs from form to form is said of the first.
    fn note(&self, category: Category) -> Option<String> {
        let mut said = self.breaks.iter().filter_map(|it| it.breaks.get(&category));
        let first = said.next()?;
        let others = said.filter(|what| *what != first).count();
        let name = category.name();
        Some(match others {
            0 => format!("{name}: {first}"),
            _ => format!("{name}: {first}; and {others} more"),
        })
    }
}

/// That a list of the project has these options no more.
fn gone_from(list: List, options: &BTreeSet<&str>, forms: &str) -> String {
    let (one, several) = list.words();
    let (word, verb, them) = match options.len() {
        1 => (one, "is", "it"),
        _ => (several, "are", "them"),
    };
    let options: Vec<&str> = options.iter().copied().collect();
    format!(
        "the {word} `{}` {verb} gone from `[{}]` in `provspec.toml`, and forms no longer offer {them}: {forms}",
        options.join("`, `"),
        list.table()
    )
}

/// How a finding about a place begins.
pub(super) fn name(place: &Place) -> String {
    match &place.form {
        _ if place.provider.is_empty() => String::new(),
        Some(form) => format!("`{}/{form}`: ", place.provider),
        None => format!("`{}`: ", place.provider),
    }
}
